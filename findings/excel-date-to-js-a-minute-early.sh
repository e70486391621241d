#!/usr/bin/env bash
# Windows are taken from a workbook. A cell holds a moment as days since 1900 with a fraction: 22:00 on 10 December 2026 is 46366.9166666667.
#
# Tried with: excel-date-to-js 1.1.5, Node.js 20; every minute of a day, in UTC.
# Expected:   22:00:00, as a spreadsheet shows it: the fraction is rounded to the millisecond.
# Seen:       it is cut off: 448 of 1440 minutes, 22:00 among them, come out as one millisecond before, 21:59:59.999. A number that the library has made of a date itself is no better: as many minutes
#             are lost.
# Who cares:  whoever shows such a moment in hours and minutes: the window begins at 21:59, and 02:30 is 02:29. 02:00, 06:00 and 12:00 are right, so that a test may not show it. Round to the second.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts excel-date-to-js@1.1.5 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { getJsDateFromExcel } = require('excel-date-to-js');
const read = minute => getJsDateFromExcel(46366 + minute / 1440).toISOString().slice(0, -1);
for (const [hour, minute] of [[0, 15], [2, 0], [2, 30], [6, 0], [12, 0], [21, 30], [22, 0]]) console.log(`10 December ${hour}:${String(minute).padStart(2, '0')} is ${read(hour * 60 + minute)}`);
let early = 0;
for (let minute = 0; minute < 1440; minute++) if (!read(minute).endsWith(':00.000')) early++;
console.log(`${early} of 1440 minutes are not on the minute`);
JS

seen=$(cd "$work" && node try.cjs)
wanted=$(cat <<'LINES'
10 December 0:15 is 2026-12-10T00:14:59.999
10 December 2:00 is 2026-12-10T02:00:00.000
10 December 2:30 is 2026-12-10T02:29:59.999
10 December 6:00 is 2026-12-10T06:00:00.000
10 December 12:00 is 2026-12-10T12:00:00.000
10 December 21:30 is 2026-12-10T21:30:00.000
10 December 22:00 is 2026-12-10T21:59:59.999
448 of 1440 minutes are not on the minute
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
