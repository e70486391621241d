#!/usr/bin/env bash
# Optical line terminals and switches still send syslog in the old form (RFC 3164), whose time has no year. A cutover in the night of New Year is followed by their messages.
#
# Tried with: nsyslog-parser 0.10.1, syslog-parse 2.0.0, glossy 0.1.7, Node.js 20; the clock says 1 January 2027, 00:10 in China.
# Expected:   a message of ten minutes and ten seconds ago, "Dec 31 23:59:50", is of the last year: devices do not report from eleven months ahead.
# Seen:       glossy says 2026. The two others take the year of the present day, so that the message is of December 2027.
# Who cares:  whoever watches the work of that night by such messages: whatever came before midnight lies a year ahead, sorts last, and counts in no window of "the last hour". Take the year
#             that puts the message nearest to the moment of its arrival.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts nsyslog-parser@0.10.1 syslog-parse@2.0.0 glossy@0.1.7 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
// The clock of this process stands still at ten past midnight.
const now = Date.parse('2027-01-01T00:10:00+08:00'), Real = Date;
global.Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(now); } static now() { return now; } };
const line = '<132>Dec 31 23:59:50 olt-07 pon[231]: PON 0/3/4 loss of signal';
const syslogParse = require('syslog-parse');
const times = {
  glossy: require('glossy').Parse.parse(line).time,
  'nsyslog-parser': require('nsyslog-parser')(line).ts,
  'syslog-parse': (syslogParse.default ?? syslogParse)(line).time };
for (const [name, time] of Object.entries(times)) console.log(`${name}: ${new Real(+time + 8 * 3600e3).toISOString().slice(0, 19)}`);
JS

seen=$(cd "$work" && TZ=Asia/Shanghai node try.cjs)
wanted='glossy: 2026-12-31T23:59:50
nsyslog-parser: 2027-12-31T23:59:50
syslog-parse: 2027-12-31T23:59:50'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
