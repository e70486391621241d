#!/usr/bin/env bash
# A notice has links by which a customer puts the window into his calendar, ten in the evening to six in Shanghai, and one for a whole day, 10 December. They are made on a server in UTC, or on one in
# Shanghai.
#
# Tried with: calendar-link 2.11.5, datebook 8.0.1, ical.js 2.2.1, Node.js 20.
# Expected:   each link says the moment, in UTC or with an offset; the whole day is the 10th in each; and the file for it is a calendar that others read.
# Seen:       calendar-link's link for Outlook and datebook's for Yahoo have the hour of the server's clock without a zone, 14:00 or 22:00; those for Google and the files are in UTC. Of a whole day
#             calendar-link's file has DTSTART:20261210 without VALUE=DATE, which ical.js refuses; datebook's link for Google is for the 9th on a server in Shanghai, while its own file has the 10th.
# Who cares:  whoever sends such links: with Outlook the night stands in the afternoon of customers in China, with a whole day it is the day before. On a machine in the customers' zone the hours come
#             out right. Try each link on a server in another zone, and write files with VALUE=DATE yourself.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts calendar-link@2.11.5 datebook@8.0.1 ical.js@2.2.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { createRequire } from 'module'; import { execFileSync } from 'child_process'; import { fileURLToPath } from 'url';
import ICAL from 'ical.js';
const require = createRequire(import.meta.url);
if (!process.argv[2]) {
  for (const TZ of ['UTC', 'Asia/Shanghai']) process.stdout.write(execFileSync(process.execPath, [fileURLToPath(import.meta.url), TZ], { env: { ...process.env, TZ } }));
} else {
  const links = require('calendar-link'), books = require('datebook');
  const times = text => decodeURIComponent(text).match(/(startdt|st|dates|DTSTART[^:\r\n]*)[=:][^&\r\n]*/)[0];
  const event = { title: 'a', start: '2026-12-10T22:00:00+08:00', end: '2026-12-11T06:00:00+08:00' }, book = { title: 'a', start: new Date(event.start), end: new Date(event.end) };
  console.log(`server in ${process.argv[2]}, calendar-link: ${['google', 'outlook', 'yahoo', 'ics'].map(kind => `${kind} ${times(links[kind](event))}`).join(', ')}`);
  console.log(`server in ${process.argv[2]}, datebook: ${[['google', books.GoogleCalendar], ['outlook', books.OutlookCalendar], ['yahoo', books.YahooCalendar], ['ics', books.ICalendar]].map(([kind, Made]) => `${kind} ${times(new Made(book).render())}`).join(', ')}`);
  const day = { title: 'a', start: '2026-12-10', end: '2026-12-11', allDay: true }, file = decodeURIComponent(links.ics(day)).replace(/^data:[^,]*,/, '');
  let read;
  try { read = new ICAL.Event(new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent')).startDate.toString(); } catch (error) { read = `refused (${error.message})`; }
  const bookDay = { title: 'a', start: new Date(2026, 11, 10), allDay: true };
  console.log(`server in ${process.argv[2]}, a whole day: calendar-link google ${times(links.google(day))}, ics ${times(links.ics(day))}, read by ical.js ${read}; datebook google ${times(new books.GoogleCalendar(bookDay).render())}, ics ${times(new books.ICalendar(bookDay).render())}`);
}
JS

seen=$(cd "$work" && node try.mjs)
wanted=$(cat <<'LINES'
server in UTC, calendar-link: google dates=20261210T140000Z/20261210T220000Z, outlook startdt=2026-12-10T14:00:00, yahoo st=20261210T140000Z, ics DTSTART:20261210T140000Z
server in UTC, datebook: google dates=20261210T140000Z/20261210T220000Z, outlook startdt=2026-12-10T14:00:00Z, yahoo st=20261210T140000, ics DTSTART:20261210T140000Z
server in UTC, a whole day: calendar-link google dates=20261210/20261211, ics DTSTART:20261210, read by ical.js refused (invalid date-time value: "2026-12-10T::"); datebook google dates=20261210/20261211, ics DTSTART;VALUE=DATE:20261210
server in Asia/Shanghai, calendar-link: google dates=20261210T140000Z/20261210T220000Z, outlook startdt=2026-12-10T22:00:00, yahoo st=20261210T140000Z, ics DTSTART:20261210T140000Z
server in Asia/Shanghai, datebook: google dates=20261210T140000Z/20261210T220000Z, outlook startdt=2026-12-10T14:00:00Z, yahoo st=20261210T220000, ics DTSTART:20261210T140000Z
server in Asia/Shanghai, a whole day: calendar-link google dates=20261210/20261211, ics DTSTART:20261210, read by ical.js refused (invalid date-time value: "2026-12-10T::"); datebook google dates=20261209/20261210, ics DTSTART;VALUE=DATE:20261210
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
