#!/usr/bin/env bash
# A maintenance notice from a Chinese Outlook names its zone in Chinese and describes it, as RFC 5545 (3.2.19, 3.6.5) asks: a VTIMEZONE with the same TZID and the offset
# +0800. Another sender calls its zone after itself, which is allowed as well.
#
# Tried with: node-ical 0.27.2, ical.js 2.2.1, Node.js 20 and 26.
# Expected:   02:00 with an offset of +0800 is 18:00Z of the day before: the description in the file decides, whatever the name.
# Seen:       node-ical goes by the name. One that it knows ("China Standard Time") comes out right; for another it takes 02:00 as local time of the machine, says
#             nothing, and keeps the unknown name as `tz` of the moment. ical.js, asked through its components, uses the description.
# Who cares:  whoever reads carriers' notices: a laptop in Hangzhou shows the right window, the server, which runs in UTC, plans it for 10:00 in the morning. Look whether
#             `tz` is a zone that Intl knows, and where it is not, read the file with another library.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts node-ical@0.27.2 ical.js@2.2.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import nodeIcal from 'node-ical';
import ICAL from 'ical.js';
for (const zone of ['China Standard Time', '中国标准时间', 'Example Carrier East']) {
  const file = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//notice//EN', 'BEGIN:VTIMEZONE', `TZID:${zone}`, 'BEGIN:STANDARD', 'DTSTART:16010101T000000',
    'TZOFFSETFROM:+0800', 'TZOFFSETTO:+0800', 'END:STANDARD', 'END:VTIMEZONE', 'BEGIN:VEVENT', 'UID:1@carrier.example', 'DTSTAMP:20261201T000000Z',
    `DTSTART;TZID=${zone}:20261211T020000`, `DTEND;TZID=${zone}:20261211T060000`, 'SUMMARY:Maintenance', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
  const event = Object.values(nodeIcal.sync.parseICS(file)).find(part => part.type === 'VEVENT');
  const other = new ICAL.Event(new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent'));
  console.log(`${process.env.TZ}, ${zone}: node-ical ${event.start.toISOString()} (${event.start.tz}), ical.js ${other.startDate.toJSDate().toISOString()}`);
}
JS

seen=$(cd "$work" && for zone in UTC Asia/Shanghai; do TZ=$zone node try.mjs; done)
wanted='UTC, China Standard Time: node-ical 2026-12-10T18:00:00.000Z (Asia/Shanghai), ical.js 2026-12-10T18:00:00.000Z
UTC, 中国标准时间: node-ical 2026-12-11T02:00:00.000Z (中国标准时间), ical.js 2026-12-10T18:00:00.000Z
UTC, Example Carrier East: node-ical 2026-12-11T02:00:00.000Z (Example Carrier East), ical.js 2026-12-10T18:00:00.000Z
Asia/Shanghai, China Standard Time: node-ical 2026-12-10T18:00:00.000Z (Asia/Shanghai), ical.js 2026-12-10T18:00:00.000Z
Asia/Shanghai, 中国标准时间: node-ical 2026-12-10T18:00:00.000Z (中国标准时间), ical.js 2026-12-10T18:00:00.000Z
Asia/Shanghai, Example Carrier East: node-ical 2026-12-10T18:00:00.000Z (Example Carrier East), ical.js 2026-12-10T18:00:00.000Z'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
