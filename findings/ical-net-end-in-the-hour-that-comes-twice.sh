#!/usr/bin/env bash
# Work on a line in Frankfurt lasts two hours in the night in which the clock goes back, 25 October 2026: from 01:30, by its length. A length in hours is that many hours (RFC 5545, 3.3.6), so it ends
# at 02:30 for the second time.
#
# Tried with: Ical.Net 5.2.4, .NET 10. The ends are shown in UTC.
# Expected:   from 23:30Z to 01:30Z; what begins at 02:00 and lasts an hour ends an hour later.
# Seen:       the end is kept as a clock's time with a zone, which says 02:30 for both, and is taken for the first: two hours become one, an hour from 02:00 on becomes none, and an hour and a half
#             from 02:00 on is half an hour. Beginning and end in UTC are right, and so is a night in March.
# Who cares:  whoever reckons how long customers were without service, or when they may be told that it is back: one hour is missing, once a year, and an interruption of no length at all is left out
#             of sums. Add the length to the beginning in UTC yourself.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

cat >"$work/try.cs" <<'CS'
#:package Ical.Net@5.2.4
#:property PublishAot=false
using Ical.Net; using Ical.Net.DataTypes;
foreach (var times in new[] { "DTSTART;TZID=Europe/Berlin:20261025T013000|DURATION:PT2H", "DTSTART;TZID=Europe/Berlin:20261025T020000|DURATION:PT1H", "DTSTART;TZID=Europe/Berlin:20261025T020000|DURATION:PT1H30M", "DTSTART;TZID=Europe/Berlin:20261025T020000|DURATION:PT2H",
    "DTSTART;TZID=Europe/Berlin:20261024T223000|DURATION:PT8H", "DTSTART:20261024T233000Z|DURATION:PT2H", "DTSTART;TZID=Europe/Berlin:20270328T013000|DURATION:PT2H" })
{
    var period = Calendar.Load($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//carrier.example//1//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261001T000000Z\r\n{times.Replace("|", "\r\n")}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")!.GetOccurrences(new CalDateTime(2026, 10, 1)).Single().Period;
    Console.WriteLine($"{times.Replace("|", ", ")}: {period.StartTime.AsUtc:dd HH:mm}Z to {period.EffectiveEndTime!.AsUtc:dd HH:mm}Z, {(period.EffectiveEndTime.AsUtc - period.StartTime.AsUtc).TotalMinutes} minutes");
}
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log") || { cat "$work/log"; exit 1; }
wanted=$(cat <<'LINES'
DTSTART;TZID=Europe/Berlin:20261025T013000, DURATION:PT2H: 24 23:30Z to 25 00:30Z, 60 minutes
DTSTART;TZID=Europe/Berlin:20261025T020000, DURATION:PT1H: 25 00:00Z to 25 00:00Z, 0 minutes
DTSTART;TZID=Europe/Berlin:20261025T020000, DURATION:PT1H30M: 25 00:00Z to 25 00:30Z, 30 minutes
DTSTART;TZID=Europe/Berlin:20261025T020000, DURATION:PT2H: 25 00:00Z to 25 02:00Z, 120 minutes
DTSTART;TZID=Europe/Berlin:20261024T223000, DURATION:PT8H: 24 20:30Z to 25 04:30Z, 480 minutes
DTSTART:20261024T233000Z, DURATION:PT2H: 24 23:30Z to 25 01:30Z, 120 minutes
DTSTART;TZID=Europe/Berlin:20270328T013000, DURATION:PT2H: 28 00:30Z to 28 02:30Z, 120 minutes
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
