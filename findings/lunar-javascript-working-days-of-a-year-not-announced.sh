#!/usr/bin/env bash
# A deadline of one working day is set on the last day before a public holiday. The holidays of 2026 were announced by the State Council; those of 2027 were not yet when this version
# was published, but New Year's Day and 1 to 3 October are holidays of every year by the regulation on public holidays (全国年节及纪念日放假办法).
#
# Tried with: lunar-javascript 1.7.7, Node.js 20.
# Expected:   counting working days keeps to the announcement where there is one; without one the days that the regulation names are still no working days, or the year is said to be unknown.
# Seen:       in a year that is not on file every Monday to Friday counts as a working day: the working day after 30 September 2027 is 1 October 2027, the one after 31 December 2026 is
#             New Year's Day. Nothing tells that the year is not on file; only the holiday of a day, asked by itself, is null.
# Who cares:  whoever counts deadlines or reminders into the next year before its announcement: they fall on National Day, and move when the package is updated. Ask whether the year has any
#             holiday on file before counting, and say so beside what was counted.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts lunar-javascript@1.7.7 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { HolidayUtil, Solar } = require('lunar-javascript');
for (const [year, month, day] of [[2025, 12, 31], [2026, 9, 30], [2026, 12, 31], [2027, 9, 30]]) {
  const next = Solar.fromYmd(year, month, day).next(1, true);
  console.log(`${year}-${month}-${day}: next working day ${next.toYmd()}; holidays on file for ${next.getYear()}: ${HolidayUtil.getHolidays(next.getYear()).length > 0}`);
}
JS

seen=$(cd "$work" && TZ=Asia/Shanghai node try.cjs)
wanted='2025-12-31: next working day 2026-01-04; holidays on file for 2026: true
2026-9-30: next working day 2026-10-08; holidays on file for 2026: true
2026-12-31: next working day 2027-01-01; holidays on file for 2027: false
2027-9-30: next working day 2027-10-01; holidays on file for 2027: false'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
