#!/usr/bin/env bash
# The next business day after 30 September 2026 is 8 October: five days of National Day and a weekend lie between. The library has two ways to ask for it, and each day can be asked what it is.
#
# Tried with: moment-business-days 1.2.0, moment 2.30.1, Node.js 20; the holidays are given to it.
# Expected:   nextBusinessDay() and businessAdd(1) agree, and so do prevBusinessDay() and businessSubtract(1); the readme says that by default 7 days are searched, so that a longer stretch gives an error
#             or an invalid moment, never a holiday.
# Seen:       businessAdd is right. nextBusinessDay gives up after six days and returns the sixth as it is, 6 October, which by its own isBusinessDay() is none; prevBusinessDay of 8 October is
#             2 October. Both also move the moment they were asked of, while businessAdd leaves it alone.
# Who cares:  whoever sets terms around National Day or Spring Festival, the only stretches so long: all year tests agree, then a term ends on a holiday. Use businessAdd(1) and businessSubtract(1), or set
#             nextBusinessDayLimit and prevBusinessDayLimit to 31.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts moment-business-days@1.2.0 moment@2.30.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const moment = require('moment-business-days');
moment.updateLocale('en', { workingWeekdays: [1, 2, 3, 4, 5], holidays: ['2026-05-01', '2026-05-04', '2026-05-05', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  holidayFormat: 'YYYY-MM-DD' });
for (const [day, forth] of [['2026-04-30', true], ['2026-05-06', false], ['2026-09-30', true], ['2026-10-08', false]]) {
  const asked = moment(day), counted = moment(day);
  const found = forth ? asked.nextBusinessDay() : asked.prevBusinessDay();
  const reached = forth ? counted.businessAdd(1) : counted.businessSubtract(1);
  console.log(`${day}, ${forth ? 'next' : 'previous'}: ${found.format('YYYY-MM-DD')}, a business day ${found.isBusinessDay()}; counted ${reached.format('YYYY-MM-DD')
    }; the moment asked is now ${asked.format('YYYY-MM-DD')}, the one counted from ${counted.format('YYYY-MM-DD')}`);
}
JS

seen=$(cd "$work" && node try.cjs)
wanted='2026-04-30, next: 2026-05-06, a business day true; counted 2026-05-06; the moment asked is now 2026-05-06, the one counted from 2026-04-30
2026-05-06, previous: 2026-04-30, a business day true; counted 2026-04-30; the moment asked is now 2026-04-30, the one counted from 2026-05-06
2026-09-30, next: 2026-10-06, a business day false; counted 2026-10-08; the moment asked is now 2026-10-06, the one counted from 2026-09-30
2026-10-08, previous: 2026-10-02, a business day false; counted 2026-09-30; the moment asked is now 2026-10-02, the one counted from 2026-10-08'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
