#!/usr/bin/env bash
# A notice on paper bears a square code that puts the window into the calendar of whoever scans it: what it is about with comma and semicolon, and a description of two lines.
#
# Tried with: QRCoder 1.8.1 (PayloadGenerator.CalendarEvent, encoding iCalComplete), read by Ical.Net 5.2.4, .NET 10; beside it a contact as vCard 3.0.
# Expected:   a text in a calendar has its ends of line as \n and a backslash before comma and semicolon (RFC 5545, 3.3.11; RFC 6350 and 2426 for cards); the result has the lines that both kinds of reader need.
# Seen:       everything goes in as it is: the second line of the description becomes a line of the calendar of its own, which is none, and the whole calendar is refused. With one line it is read. Comma and semicolon
#             have no backslash, in the card neither, where a semicolon separates. One-line texts in English show none of it.
# Who cares:  whoever prints such codes on notices: the code with the fuller text cannot be scanned into a calendar, and nobody who prints it is told. Escape before (backslash, semicolon, comma, then end of line).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package QRCoder@1.8.1
#:package Ical.Net@5.2.4
#:property PublishAot=false
using QRCoder;
DateTimeOffset from = new(2026, 12, 10, 22, 0, 0, TimeSpan.FromHours(8)), to = from.AddHours(8);
foreach (var description in new[] { "宽带短时中断", "宽带短时中断\n咨询 10000", @"宽带短时中断\n咨询 10000" })
{
    var text = new PayloadGenerator.CalendarEvent("割接, 22:00; 杭州", description, "杭州, 文三路", from, to, false, PayloadGenerator.CalendarEvent.EventEncoding.iCalComplete).ToString();
    Console.WriteLine(string.Join(" | ", text.ReplaceLineEndings("\n").Split('\n')));
    try
    {
        Console.WriteLine($"read: {Ical.Net.Calendar.Load(text)!.Events.Single().Description!.ReplaceLineEndings(" / ")}");
    }
    catch (Exception refused)
    {
        Console.WriteLine($"refused: {refused.Message}");
    }
}
Console.WriteLine(string.Join(" | ", new PayloadGenerator.ContactData(PayloadGenerator.ContactData.ContactOutputType.VCard3, "伟", "张", phone: "0571-88880000", note: "值班; 夜间, 22-6").ToString().ReplaceLineEndings("\n").Split('\n')));
CS

cd "$work"
seen=$(dotnet run try.cs 2>log) || { cat log; exit 1; }
wanted=$(cat <<'LINES'
BEGIN:VCALENDAR | VERSION:2.0 | BEGIN:VEVENT | SUMMARY:割接, 22:00; 杭州 | DESCRIPTION:宽带短时中断 | LOCATION:杭州, 文三路 | DTSTART:20261210T140000Z | DTEND:20261210T220000Z | END:VEVENT | END:VCALENDAR
read: 宽带短时中断
BEGIN:VCALENDAR | VERSION:2.0 | BEGIN:VEVENT | SUMMARY:割接, 22:00; 杭州 | DESCRIPTION:宽带短时中断 | 咨询 10000 | LOCATION:杭州, 文三路 | DTSTART:20261210T140000Z | DTEND:20261210T220000Z | END:VEVENT | END:VCALENDAR
refused: Could not parse line: '咨询 10000'
BEGIN:VCALENDAR | VERSION:2.0 | BEGIN:VEVENT | SUMMARY:割接, 22:00; 杭州 | DESCRIPTION:宽带短时中断\n咨询 10000 | LOCATION:杭州, 文三路 | DTSTART:20261210T140000Z | DTEND:20261210T220000Z | END:VEVENT | END:VCALENDAR
read: 宽带短时中断 / 咨询 10000
BEGIN:VCARD | VERSION:3.0 | N:张;伟;;; | FN:伟 张 | TEL;TYPE=HOME,VOICE:0571-88880000 | ADR;TYPE=HOME,PREF:;;;;;; | NOTE:值班; 夜间, 22-6 | END:VCARD
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
