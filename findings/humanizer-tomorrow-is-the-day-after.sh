#!/usr/bin/env bash
# A reminder says when a window opens, in words: tomorrow, in three hours, next year. It is written late in the evening, in Shanghai, as most cutovers are prepared; dates are given with their offset, and so is the
# moment from which to count.
#
# Tried with: Humanizer.Core 3.0.10 with Humanizer.Core.zh-CN 3.0.10, its default strategy, .NET 10; beside it what the calendar says.
# Expected:   明天 (tomorrow), 昨天 (yesterday), 明年 (next year) and 去年 (last year) name days and years of the calendar, as they do in speech; English has "one year from now".
# Seen:       they are chosen by the hours between. At 22:30 on 10 December a window at 00:30 on the 12th is 明天, in English "tomorrow"; at 01:00 on the 12th the evening of the 10th is "yesterday". In Chinese 400
#             days from December 2026 on is 明年, though that is January 2028. Hours and days are cut, not rounded: 1 hour 59 minutes is "1 小时后", and a length of 71 hours 50 minutes is "2 天".
# Who cares:  whoever writes reminders or notices with it: customers and crews are told the night before the one that is meant, and people in a hurry read the word and not the date. Say the date, or count
#             the days between the dates in the zone of the reader.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package Humanizer.Core@3.0.10
#:package Humanizer.Core.zh-CN@3.0.10
#:property PublishAot=false
using System.Globalization; using Humanizer;
DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "+08:00", CultureInfo.InvariantCulture);
foreach (var (now, then) in new[] { ("2026-12-10T22:30", "2026-12-11T23:00"), ("2026-12-10T22:30", "2026-12-12T00:30"), ("2026-12-12T01:00", "2026-12-10T22:00"), ("2026-12-10T10:00", "2026-12-10T11:59"),
    ("2026-12-10T22:30", "2028-01-14T22:30"), ("2027-02-01T10:00", "2025-12-20T10:00") })
    Console.WriteLine($"{then} seen at {now}: {string.Join(", ", new[] { "zh-CN", "en-US" }.Select(name => At(then).Humanize(At(now), CultureInfo.GetCultureInfo(name))))}; "
        + $"{(At(then).Date - At(now).Date).Days} days later by the calendar, {At(then).Year - At(now).Year} years");
var length = new TimeSpan(71, 50, 0);
Console.WriteLine($"71 hours 50 minutes: {length.Humanize(culture: CultureInfo.GetCultureInfo("zh-CN"))}, {length.Humanize(culture: CultureInfo.GetCultureInfo("en-US"))}");
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log" | grep -E ' seen at |^71') || { cat "$work/log"; exit 1; }
wanted='2026-12-11T23:00 seen at 2026-12-10T22:30: 明天, tomorrow; 1 days later by the calendar, 0 years
2026-12-12T00:30 seen at 2026-12-10T22:30: 明天, tomorrow; 2 days later by the calendar, 0 years
2026-12-10T22:00 seen at 2026-12-12T01:00: 昨天, yesterday; -2 days later by the calendar, 0 years
2026-12-10T11:59 seen at 2026-12-10T10:00: 1 小时后, an hour from now; 0 days later by the calendar, 0 years
2028-01-14T22:30 seen at 2026-12-10T22:30: 明年, one year from now; 400 days later by the calendar, 2 years
2025-12-20T10:00 seen at 2027-02-01T10:00: 去年, one year ago; -408 days later by the calendar, -2 years
71 hours 50 minutes: 2 天, 2 days'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
