#!/usr/bin/env bash
# A notice of maintenance has a reminder one week before the window. It is written by a program in JavaScript and taken over by others, one of them in .NET.
#
# Tried with: ics 3.12.0, ical.js 2.2.1, Node.js 20; Ical.Net 5.2.4, .NET 10.
# Expected:   TRIGGER:-P1W (RFC 5545, 3.3.6: weeks stand alone, and T only before hours, minutes or seconds).
# Seen:       ics closes a week with a bare T, -P1WT, for an alarm and for an event's length alike (and seven days, P7DT; hours are right). ical.js reads both. Ical.Net reads P7DT, but of P1WT it keeps neither
#             trigger nor length: the alarm has no moment and the event no end, without an error.
# Who cares:  whoever tells customers or crews a week ahead: the reminder never comes for those whose program keeps to the standard, and for the others it does. Write { hours: 168 } instead of { weeks: 1 }.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts ics@3.12.0 ical.js@2.2.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.mjs" <<'JS'
import ics from 'ics';
import ICAL from 'ical.js';
import { writeFileSync } from 'node:fs';
for (const [file, wait] of Object.entries({ hours: { hours: 168 }, days: { days: 7 }, weeks: { weeks: 1 } })) {
  const { error, value } = ics.createEvent({
    title: 'Work', start: [2026, 12, 10, 14, 0], startInputType: 'utc', duration: wait,
    alarms: [{ action: 'display', description: 'Work', trigger: { ...wait, before: true } }],
  });
  if (error) throw error;
  writeFileSync(file, value);
  const alarm = new ICAL.Component(ICAL.parse(value)).getFirstSubcomponent('vevent').getFirstSubcomponent('valarm');
  console.log(`${file}: ics writes ${value.match(/^(TRIGGER|DURATION):.*(?=\r)/gm).join(' and ')}, ical.js reads ${alarm.getFirstPropertyValue('trigger').toSeconds() / 86400} days`);
}
JS
cat >"$work/try.cs" <<'CS'
#:package Ical.Net@5.2.4
using Ical.Net;
foreach (var file in args)
{
    var window = Calendar.Load(File.ReadAllText(file))!.Events[0]!;
    var moments = window.PollAlarms(null, null).Select(x => x.DateTime!.AsUtc.ToString("yyyy-MM-ddTHH:mmZ")).DefaultIfEmpty("no moment");
    Console.WriteLine($"{file}: Ical.Net has an alarm at {string.Join(", ", moments)}, length {window.Duration?.ToString() ?? "none"}");
}
CS

cd "$work"
node try.mjs >written
dotnet run try.cs -- hours days weeks >net 2>log || { cat net log; exit 1; }
seen=$(cat written net)
wanted='hours: ics writes DURATION:PT168H and TRIGGER:-PT168H, ical.js reads -7 days
days: ics writes DURATION:P7DT and TRIGGER:-P7DT, ical.js reads -7 days
weeks: ics writes DURATION:P1WT and TRIGGER:-P1WT, ical.js reads -7 days
hours: Ical.Net has an alarm at 2026-12-03T14:00Z, length PT168H
days: Ical.Net has an alarm at 2026-12-03T14:00Z, length P7D
weeks: Ical.Net has an alarm at no moment, length none'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
