#!/usr/bin/env bash
# No work on the network is planned around the Spring Festival, the first day of the Chinese year. A program asks the platform for it: the calendar "chinese" of Intl, which needs no table and no package.
#
# Tried with: Node.js 20 (its own ICU, 78.2 here) and .NET 10's ChineseLunisolarCalendar; beside them tyme4ts 1.5.2.
# Expected:   the first day of the first month is 17 February 2026, 6 February 2027, 26 January 2028, 13 February 2029, 3 February 2030, as the observatories' tables (Hong Kong, Purple Mountain) and GB/T 33661 have it.
# Seen:       Intl has it on 7 February in 2027 and on 2 February in 2030: 6 February 2027 is the 30th of the last month to it, and 2 February 2030 is the festival itself; so with the month that follows. All other
#             days of 2020 to 2040 are right, so that whoever looks at this year and the last sees nothing. .NET and tyme4ts agree with the tables.
# Who cares:  whoever closes the calendar for cutovers by it, or greets customers: in 2027 the festival passes for New Year's Eve, and all days up to the feast of lanterns come one late. Take a library with tables,
#             or the yearly announcement.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts tyme4ts@1.5.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.cjs" <<'JS'
const { SolarDay } = require('tyme4ts');
const intl = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
const days = [];
for (let at = Date.UTC(2020, 0, 1); at < Date.UTC(2041, 0, 1); at += 864e5) {
  const day = new Date(at), lunar = SolarDay.fromYmd(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()).getLunarDay();
  days.push({ date: day.toISOString().slice(0, 10), intl: intl.format(day), table: `${Math.abs(lunar.getLunarMonth().getMonth())}${lunar.getLunarMonth().isLeap() ? 'bis' : ''}/${lunar.getDay()}` });
}
for (const year of [2026, 2027, 2028, 2029, 2030, 2031])
  console.log(`${year}: by Intl ${days.find(day => day.date.startsWith(year) && day.intl === '1/1').date}, by tyme4ts ${days.find(day => day.date.startsWith(year) && day.table === '1/1').date}`);
const differ = days.filter(day => day.intl !== day.table);
for (const year of new Set(differ.map(day => day.date.slice(0, 4)))) {
  const [first, last] = [0, -1].map(at => differ.filter(day => day.date.startsWith(year)).at(at));
  console.log(`of 2020 to 2040 they differ from ${first.date} (Intl ${first.intl}, tyme4ts ${first.table}) to ${last.date} (Intl ${last.intl}, tyme4ts ${last.table})`);
}
JS
cat >"$work/try.cs" <<'CS'
using System.Globalization;
var calendar = new ChineseLunisolarCalendar();
Console.WriteLine("by .NET: " + string.Join(", ", Enumerable.Range(2026, 6).Select(year => calendar.ToDateTime(year, 1, 1, 0, 0, 0, 0).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
CS

cd "$work"
dotnet run try.cs >net 2>log || { cat net log; exit 1; }
seen=$(TZ=UTC node try.cjs; cat net)
wanted=$(cat <<'LINES'
2026: by Intl 2026-02-17, by tyme4ts 2026-02-17
2027: by Intl 2027-02-07, by tyme4ts 2027-02-06
2028: by Intl 2028-01-26, by tyme4ts 2028-01-26
2029: by Intl 2029-02-13, by tyme4ts 2029-02-13
2030: by Intl 2030-02-02, by tyme4ts 2030-02-03
2031: by Intl 2031-01-23, by tyme4ts 2031-01-23
of 2020 to 2040 they differ from 2027-02-06 (Intl 12/30, tyme4ts 1/1) to 2027-03-07 (Intl 1/29, tyme4ts 1/30)
of 2020 to 2040 they differ from 2030-02-02 (Intl 1/1, tyme4ts 12/30) to 2030-03-03 (Intl 1/30, tyme4ts 1/29)
by .NET: 2026-02-17, 2027-02-06, 2028-01-26, 2029-02-13, 2030-02-03, 2031-01-23
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
