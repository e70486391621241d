#!/usr/bin/env bash
# How long did the review take, in working hours of Shanghai? Moments are kept in UTC, as most databases and logs do.
#
# Tried with: working-time-calculator 0.0.2, Node.js 20; the answers are the same in the zones UTC and Asia/Shanghai of the machine.
# Expected:   the zone given with the working hours says what day it is: Monday 04:00 to 12:00 in Shanghai has three hours from 09:00 on, however the moments are written.
# Seen:       three with +08:00, none with Z: 04:00 on Monday is Sunday in UTC, and the weekday is taken from there, the hours from Shanghai. Stretches that begin on a Friday or a Saturday are not touched.
# Who cares:  whoever measures how quick reviews are: what was handed in early on a Monday, before 08:00, and answered in the morning, took no time at all. Give the moments with the zone's offset.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts working-time-calculator@0.0.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const Calculator = require('working-time-calculator');
const calculator = new Calculator();
calculator.addWorkingHours(Calculator.WEEKDAYS, '09:00', '18:00', 'Asia/Shanghai');
const utc = text => new Date(text).toISOString();
for (const [from, until] of [['2026-11-30T04:00:00+08:00', '2026-11-30T12:00:00+08:00'], ['2026-11-27T17:00:00+08:00', '2026-11-30T10:00:00+08:00'], ['2026-11-28T12:00:00+08:00', '2026-11-30T12:00:00+08:00'],
  ['2026-11-28T12:00:00+08:00', '2026-12-01T12:00:00+08:00']])
  console.log(`${from} to ${until}: ${calculator.calcHoursBetween(from, until)} hours; the same moments in UTC: ${calculator.calcHoursBetween(utc(from), utc(until))}`);
JS

seen=$(cd "$work" && TZ=UTC node try.cjs)
wanted='2026-11-30T04:00:00+08:00 to 2026-11-30T12:00:00+08:00: 3 hours; the same moments in UTC: 0
2026-11-27T17:00:00+08:00 to 2026-11-30T10:00:00+08:00: 2 hours; the same moments in UTC: 2
2026-11-28T12:00:00+08:00 to 2026-11-30T12:00:00+08:00: 3 hours; the same moments in UTC: 3
2026-11-28T12:00:00+08:00 to 2026-12-01T12:00:00+08:00: 12 hours; the same moments in UTC: 12'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
