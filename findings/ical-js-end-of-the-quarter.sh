#!/usr/bin/env bash
# A review ends with every quarter, a report is due on the 30th or on the last day of February, a check on the second of two shifts a week. RFC 5545 (3.3.10) writes them with BYMONTHDAY=-1 for the last day of
# each month named, and with BYSETPOS, which takes some out of the days that a rule gives per month, week or year.
#
# Tried with: ical.js 2.2.1 (which Thunderbird uses too), beside it rrule 2.8.1 and rrule-rust 3.1.1, Node.js 20; Ical.Net 5.2.4, .NET 10. Each start lies on its rule, so that none may be added.
# Expected:   the quarters end on 31 March, 30 June, 30 September, 31 December; BYSETPOS leaves one day a month, week or year; a year's first ISO week is one a year.
# Seen:       ical.js has the quarters end on 1 July and 1 October. It heeds BYSETPOS with BYDAY in a month or a year, and ignores it with BYMONTHDAY, in a week and with BYHOUR: the report is due on the
#             28th, 29th and 30th. BYWEEKNO=1 becomes every week. rrule and rrule-rust are right but for the week of the start, whose days before the start they do not count: the first time is lost.
# Who cares:  whoever reads deadlines or windows from calendars with it, or writes such rules for people whose programs use it: deadlines a day late, and COUNT is used up by days nobody meant. Name the days
#             (RDATE), or give each month a rule of its own with its last day.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1 rrule@2.8.1 rrule-rust@3.1.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import ICAL from 'ical.js';
import rrule from 'rrule';
import { RRuleSet } from 'rrule-rust';
const readers = {
  'ical.js': (start, rule) => {
    const times = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString(start.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6')));
    return Array.from({ length: 4 }, () => times.next().toString());
  },
  'rrule': (start, rule) => rrule.rrulestr(`DTSTART:${start}Z\nRRULE:${rule}`).all().map(time => time.toISOString()),
  'rrule-rust': (start, rule) => RRuleSet.fromString(`DTSTART;TZID=UTC:${start}\nRRULE:${rule}`).all().map(String),
};
for (const [start, rule] of JSON.parse(process.argv[2]))
  for (const [name, read] of Object.entries(readers))
    console.log(`${rule}: ${name} ${read(start, `${rule};COUNT=4`).map(time => time.replace(/[-:]/g, '').replace(/^(\d{8}T\d\d).*$/, '$1')).join(' ')}`);
JS
cat >"$work/try.cs" <<'CS'
#:package Ical.Net@5.2.4
#:property PublishAot=false
foreach (var rule in System.Text.Json.JsonSerializer.Deserialize<string[][]>(args[0])!)
{
    var text = string.Join("\r\n", "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20261201T000000Z", $"DTSTART:{rule[0]}Z", $"RRULE:{rule[1]};COUNT=4", "END:VEVENT", "END:VCALENDAR", "");
    Console.WriteLine($"{rule[1]}: Ical.Net {string.Join(' ', Ical.Net.Calendar.Load(text)!.Events[0].GetOccurrences().Select(time => $"{time.Period.StartTime.Value:yyyyMMddTHH}"))}");
}
CS
rules='[["20261231T220000", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"], ["20261231T220000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"], ["20261130T220000", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"],
  ["20261203T220000", "FREQ=WEEKLY;BYDAY=TU,TH;BYSETPOS=2"], ["20261201T140000", "FREQ=DAILY;BYHOUR=2,14;BYSETPOS=-1"], ["20270104T090000", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO"]]'

seen=$({ cd "$work" && node try.mjs "$rules" && dotnet run try.cs "$rules" 2>"$work/log" | grep '^FREQ'; } | LC_ALL=C sort) || { cat "$work/log"; exit 1; }
wanted='FREQ=DAILY;BYHOUR=2,14;BYSETPOS=-1: Ical.Net 20261201T14 20261202T14 20261203T14 20261204T14
FREQ=DAILY;BYHOUR=2,14;BYSETPOS=-1: ical.js 20261201T14 20261202T02 20261202T14 20261203T02
FREQ=DAILY;BYHOUR=2,14;BYSETPOS=-1: rrule 20261201T14 20261202T14 20261203T14 20261204T14
FREQ=DAILY;BYHOUR=2,14;BYSETPOS=-1: rrule-rust 20261201T14 20261202T14 20261203T14 20261204T14
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1: Ical.Net 20261231T22 20270129T22 20270226T22 20270331T22
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1: ical.js 20261231T22 20270129T22 20270226T22 20270331T22
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1: rrule 20261231T22 20270129T22 20270226T22 20270331T22
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1: rrule-rust 20261231T22 20270129T22 20270226T22 20270331T22
FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1: Ical.Net 20261130T22 20261230T22 20270130T22 20270228T22
FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1: ical.js 20261130T22 20261228T22 20261229T22 20261230T22
FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1: rrule 20261130T22 20261230T22 20270130T22 20270228T22
FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1: rrule-rust 20261130T22 20261230T22 20270130T22 20270228T22
FREQ=WEEKLY;BYDAY=TU,TH;BYSETPOS=2: Ical.Net 20261203T22 20261210T22 20261217T22 20261224T22
FREQ=WEEKLY;BYDAY=TU,TH;BYSETPOS=2: ical.js 20261203T22 20261208T22 20261210T22 20261215T22
FREQ=WEEKLY;BYDAY=TU,TH;BYSETPOS=2: rrule 20261210T22 20261217T22 20261224T22 20261231T22
FREQ=WEEKLY;BYDAY=TU,TH;BYSETPOS=2: rrule-rust 20261210T22 20261217T22 20261224T22 20261231T22
FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1: Ical.Net 20261231T22 20270331T22 20270630T22 20270930T22
FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1: ical.js 20261231T22 20270331T22 20270701T22 20271001T22
FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1: rrule 20261231T22 20270331T22 20270630T22 20270930T22
FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1: rrule-rust 20261231T22 20270331T22 20270630T22 20270930T22
FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO: Ical.Net 20270104T09 20280103T09 20290101T09 20291231T09
FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO: ical.js 20270111T09 20270118T09 20270125T09 20270201T09
FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO: rrule 20270104T09 20280103T09 20290101T09 20291231T09
FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO: rrule-rust 20270104T09 20280103T09 20290101T09 20291231T09'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
