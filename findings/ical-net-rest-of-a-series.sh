#!/usr/bin/env bash
# A carrier works in several nights: some are listed one by one with their ends (RDATE;VALUE=PERIOD, RFC 5545, 3.8.5.2), some are a series whose second half is moved at once
# (RECURRENCE-ID;RANGE=THISANDFUTURE, 3.8.4.4).
#
# Tried with: Ical.Net 5.2.4, .NET 10, GetOccurrences.
# Expected:   a period ends where it says, whether by its length or by its end; from the 11th on the nights begin at 23:00 and last four hours, and those at 22:00 are gone. Or the range is refused.
# Seen:       a period that gives its length ends there; one that gives its end has the length of the event instead: an hour instead of six. Of the moved series the night of the 11th is there twice,
#             at 22:00 and at 23:00, the later ones are at 22:00 as before. Without RANGE the one night is replaced as it should be.
# Who cares:  whoever tells customers by such a calendar: work of six hours is announced as one, and a moved night twice, once at an hour that is no longer true. Look for RANGE and for periods with an
#             end, and ask the sender for single events.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

cat >"$work/try.cs" <<'CS'
#:package Ical.Net@5.2.4
#:property PublishAot=false
using Ical.Net; using Ical.Net.DataTypes;
string Event(string rest) => $"BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261201T000000Z\r\n{rest.Replace("|", "\r\n")}\r\nEND:VEVENT\r\n";
foreach (var (name, events) in new[]
{
    ("periods", Event("DTSTART;TZID=Asia/Shanghai:20261210T220000|DURATION:PT1H|RDATE;VALUE=PERIOD;TZID=Asia/Shanghai:20261211T220000/PT6H,20261212T220000/20261213T040000")),
    ("series", Event("DTSTART;TZID=Asia/Shanghai:20261210T220000|DURATION:PT8H|RRULE:FREQ=DAILY;COUNT=4")),
    ("one moved", Event("DTSTART;TZID=Asia/Shanghai:20261210T220000|DURATION:PT8H|RRULE:FREQ=DAILY;COUNT=4") + Event("RECURRENCE-ID;TZID=Asia/Shanghai:20261211T220000|DTSTART;TZID=Asia/Shanghai:20261211T230000|DURATION:PT4H")),
    ("the rest moved", Event("DTSTART;TZID=Asia/Shanghai:20261210T220000|DURATION:PT8H|RRULE:FREQ=DAILY;COUNT=4") + Event("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Asia/Shanghai:20261211T220000|DTSTART;TZID=Asia/Shanghai:20261211T230000|DURATION:PT4H"))
})
    Console.WriteLine($"{name}: " + string.Join(", ", Calendar.Load($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//carrier.example//1//EN\r\n{events}END:VCALENDAR\r\n")!
        .GetOccurrences(new CalDateTime(2026, 12, 1)).Select(x => (From: x.Period.StartTime.AsUtc.AddHours(8), Until: x.Period.EffectiveEndTime!.AsUtc.AddHours(8))).OrderBy(x => x.From).Select(x => $"{x.From:dd HH:mm} to {x.Until:dd HH:mm}")));
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log") || { cat "$work/log"; exit 1; }
wanted=$(cat <<'LINES'
periods: 10 22:00 to 10 23:00, 11 22:00 to 12 04:00, 12 22:00 to 12 23:00
series: 10 22:00 to 11 06:00, 11 22:00 to 12 06:00, 12 22:00 to 13 06:00, 13 22:00 to 14 06:00
one moved: 10 22:00 to 11 06:00, 11 23:00 to 12 03:00, 12 22:00 to 13 06:00, 13 22:00 to 14 06:00
the rest moved: 10 22:00 to 11 06:00, 11 22:00 to 12 06:00, 11 23:00 to 12 03:00, 12 22:00 to 13 06:00, 13 22:00 to 14 06:00
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
