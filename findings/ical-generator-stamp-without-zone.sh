#!/usr/bin/env bash
# A notice is written into a calendar whose zone is set to Shanghai, then sent again with a later DTSTAMP. RFC 5545 (3.8.7.2): DTSTAMP must be in UTC; RFC 5546 (2.1.5)
# tells by it which of two messages with the same SEQUENCE is the newer one.
#
# Tried with: ical-generator 11.1.2, luxon 3.7.2, Node.js 20.
# Expected:   with a zone, DTSTART carries TZID and local time; DTSTAMP ends with Z as before.
# Seen:       once the calendar has a zone, DTSTAMP is a local time without zone or Z, and not even of that zone: of the machine on which the program runs. The same stamp
#             written in Shanghai and in New York is 13 hours apart in the file.
# Who cares:  whoever sends updates of notices from more than one server: the receiver takes an older text for the newer. Leave the calendar without a zone (all times are
#             then in UTC), which the readme recommends for other reasons.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts ical-generator@11.1.2 luxon@3.7.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import ical from 'ical-generator';
import { DateTime } from 'luxon';
for (const timezone of [undefined, 'Asia/Shanghai']) {
  const calendar = ical({ timezone });
  const start = DateTime.fromISO('2026-12-11T02:00', { zone: 'Asia/Shanghai' });
  calendar.createEvent({ id: '1', stamp: new Date('2026-12-01T03:00:00Z'), start, timezone, summary: 'Maintenance' });
  console.log(`${process.env.TZ}, calendar ${timezone ?? 'without a zone'}:`, calendar.toString().split('\r\n').filter(line => /^DTST/.test(line)).join(' '));
}
JS

seen=$(cd "$work" && for zone in Asia/Shanghai America/New_York; do TZ=$zone node try.mjs; done)
wanted='Asia/Shanghai, calendar without a zone: DTSTAMP:20261201T030000Z DTSTART:20261210T180000Z
Asia/Shanghai, calendar Asia/Shanghai: DTSTAMP:20261201T110000 DTSTART;TZID=Asia/Shanghai:20261211T020000
America/New_York, calendar without a zone: DTSTAMP:20261201T030000Z DTSTART:20261210T180000Z
America/New_York, calendar Asia/Shanghai: DTSTAMP:20261130T220000 DTSTART;TZID=Asia/Shanghai:20261211T020000'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
