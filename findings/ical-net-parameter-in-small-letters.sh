#!/usr/bin/env bash
# Maintenance windows come as calendars from many programs. Names of properties and parameters may be written in capitals or not (RFC 5545, section 2).
#
# Tried with: Ical.Net 5.2.4, .NET 10.
# Expected:   DTSTART;tzid=Asia/Shanghai:20261221T020000 is the same moment as with TZID, 20 December 18:00 UTC.
# Seen:       the name of the property may be in small letters, that of the parameter may not: the zone is left aside without a word, the time belongs to none, and as UTC it is eight hours later.
# Who cares:  whoever takes over windows from others' calendars: the night in Shanghai becomes ten o'clock in the morning, notices and quiet hours follow it. Write names of parameters in capitals
#             before the library reads them, and refuse a time that has no zone.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package Ical.Net@5.2.4
using Ical.Net;
foreach (var start in new[] { "DTSTART;TZID=Asia/Shanghai:20261221T020000", "dtstart;TZID=Asia/Shanghai:20261221T020000", "DTSTART;tzid=Asia/Shanghai:20261221T020000" })
{
    var text = string.Join("\r\n", "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20261201T000000Z", start, "DURATION:PT4H", "END:VEVENT", "END:VCALENDAR", "");
    var window = Calendar.Load(text)!.Events[0].Start!;
    Console.WriteLine($"{start} is {window.AsUtc:yyyy-MM-ddTHH:mm}Z, zone {window.TzId ?? "none"}");
}
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log" | grep ' is ') || { cat "$work/log"; exit 1; }
wanted='DTSTART;TZID=Asia/Shanghai:20261221T020000 is 2026-12-20T18:00Z, zone Asia/Shanghai
dtstart;TZID=Asia/Shanghai:20261221T020000 is 2026-12-20T18:00Z, zone Asia/Shanghai
DTSTART;tzid=Asia/Shanghai:20261221T020000 is 2026-12-21T02:00Z, zone none'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
