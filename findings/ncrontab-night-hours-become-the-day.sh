#!/usr/bin/env bash
# A reminder runs every hour of the night, 22:00 to 06:00, and a check on the long weekend, Saturday to Monday; cron writes both as ranges that go over the end, "22-6" and "6-1".
#
# Tried with: NCrontab 3.4.0 (which also reads the timers of Azure Functions), beside it Cronos 0.13.0, .NET 10.
# Expected:   a range whose end comes first either goes over midnight and over the week's end, as in Cronos, or is refused, as by croner.
# Seen:       its ends are swapped without a word: "22-6" is 06:00 to 22:00, every hour of the day and, but for its two ends, none of the night; "6-1" is Monday to Saturday.
# Who cares:  whoever keeps such expressions in settings: the same text is the night for one library and the day for the other, and messages go out in working hours because they were meant to keep
#             clear of them. Write "22,23,0-6", or refuse a range whose end comes first before it is handed over.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package NCrontab@3.4.0
#:package Cronos@0.13.0
using Cronos; using NCrontab;
var (from, until) = (new DateTime(2026, 12, 7, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 12, 14, 0, 0, 0, DateTimeKind.Utc));
string Hours(IEnumerable<DateTime> times) => string.Join(' ', times.Select(t => t.Hour).Distinct().Order());
string Days(IEnumerable<DateTime> times) => string.Join(' ', times.Select(t => t.DayOfWeek.ToString()[..3]).Distinct());
foreach (var night in new[] { "0 22-6 * * *", "0 22,23,0-6 * * *" })
    Console.WriteLine($"{night} | NCrontab {Hours(CrontabSchedule.Parse(night).GetNextOccurrences(from, until))} | Cronos {Hours(CronExpression.Parse(night).GetOccurrences(from, until))}");
foreach (var weekend in new[] { "0 2 * * 6-1" })
    Console.WriteLine($"{weekend} | NCrontab {Days(CrontabSchedule.Parse(weekend).GetNextOccurrences(from, until))} | Cronos {Days(CronExpression.Parse(weekend).GetOccurrences(from, until))}");
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log" | grep ' | ') || { cat "$work/log"; exit 1; }
wanted='0 22-6 * * * | NCrontab 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 | Cronos 0 1 2 3 4 5 6 22 23
0 22,23,0-6 * * * | NCrontab 0 1 2 3 4 5 6 22 23 | Cronos 0 1 2 3 4 5 6 22 23
0 2 * * 6-1 | NCrontab Mon Tue Wed Thu Fri Sat | Cronos Mon Sat Sun'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
