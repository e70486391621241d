#!/usr/bin/env bash
# A carrier's invitation names its department with the person: ATTENDEE;CN="李雷; 传输: 杭州":mailto:… A value with a semicolon, a colon or a comma stands in quotes (RFC 5545, 3.2), so that these separate
# nothing. Categories are a list, in which a comma of a name has a backslash.
#
# Tried with: ts-ics 2.4.6, ical2json 5.0.0, beside them ical.js 2.2.1, Node.js 20. The people are invented.
# Expected:   the name as it stands between the quotes, and the address behind it; one category "网络,割接" is one again.
# Seen:       ts-ics ends the name at the semicolon and keeps the opening quote. ical2json does so too, and takes what stands behind the colon inside of the quotes for the value, so that the address
#             is gone: 杭州":mailto:…. ts-ics writes a category with a comma as two, with no backslash. A name with a comma alone both read, and ical.js all.
# Who cares:  whoever takes who is to come from invitations: people are called "李雷 with an open quote, and with ical2json the address to answer to is no address. Take the quotes in account before the
#             semicolon.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts ts-ics@2.4.6 ical2json@5.0.0 ical.js@2.2.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { convertIcsCalendar, generateIcsCalendar } from 'ts-ics';
import * as ical2json from 'ical2json';
import ICAL from 'ical.js';
for (const name of ['李雷, 网络部', '李雷; 传输', '李雷: 传输']) {
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//carrier.example//1//EN', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20261201T000000Z', 'DTSTART:20261210T140000Z', 'DTEND:20261210T220000Z',
    `ATTENDEE;CN="${name}";PARTSTAT=ACCEPTED:mailto:li@carrier.example`, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
  const seen = [];
  try { const [one] = convertIcsCalendar(undefined, text).events[0].attendees; seen.push(`ts-ics name ${one.name}, address ${one.email}`); } catch (error) { seen.push(`ts-ics ${error.name}`); }
  const two = ical2json.convert(text).VCALENDAR[0].VEVENT[0].ATTENDEE;
  seen.push(`ical2json name ${two.CN}, address ${two._}`);
  const three = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent').getFirstProperty('attendee');
  seen.push(`ical.js name ${three.getParameter('cn')}, address ${three.getFirstValue()}`);
  console.log(`${name}: ${seen.join('; ')}`);
}
const written = generateIcsCalendar({ version: '2.0', prodId: '-//carrier.example//1//EN', events: [{ uid: '1', stamp: { date: new Date(0) }, start: { date: new Date(0) }, duration: { hours: 1 }, summary: '网络,割接', categories: ['网络,割接'] }] });
console.log(written.match(/(SUMMARY|CATEGORIES).*/g).join(' and '));
JS

seen=$(cd "$work" && node try.mjs)
wanted=$(cat <<'LINES'
李雷, 网络部: ts-ics name 李雷, 网络部, address li@carrier.example; ical2json name "李雷, 网络部", address mailto:li@carrier.example; ical.js name 李雷, 网络部, address mailto:li@carrier.example
李雷; 传输: ts-ics name "李雷, address li@carrier.example; ical2json name "李雷, address mailto:li@carrier.example; ical.js name 李雷; 传输, address mailto:li@carrier.example
李雷: 传输: ts-ics name 李雷: 传输, address li@carrier.example; ical2json name "李雷, address  传输";PARTSTAT=ACCEPTED:mailto:li@carrier.example; ical.js name 李雷: 传输, address mailto:li@carrier.example
SUMMARY:网络\,割接 and CATEGORIES:网络,割接
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
