#!/usr/bin/env bash
# A carrier's program breaks the lines of its calendar every 75 octets, wherever that is, and so inside a Chinese character of three. RFC 5545 (3.1) calls that improper, knows that simple programs do it,
# and says that readers "need to unfold lines in such a way to properly restore the original sequence".
#
# Tried with: Ical.Net 5.2.4, .NET 10; node-ical 0.27.2, Node.js 20; both are given the octets (a stream, a file), not a text.
# Expected:   whoever gets the octets joins the lines first and takes them for UTF-8 then: the summary comes out whole.
# Seen:       both take the octets for text first. The character at the break is gone, three marks of replacement stand for it; nothing is said, since neither refuses octets that are no UTF-8.
# Who cares:  whoever reads notices with names in Chinese: places and circuits with a hole in them match nothing. A reader that refuses what is not UTF-8 refuses the whole file. Take the octets 0D 0A 20 (and
#             0D 0A 09) out of the file before it becomes text.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts node-ical@0.27.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import ical from 'node-ical';
const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example//EN', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20261201T000000Z', 'DTSTART:20261210T180000Z', 'DTEND:20261210T220000Z',
  'SUMMARY:杭州、宁波两地专线割接，预计中断四小时，请提前安排', 'END:VEVENT', 'END:VCALENDAR'];
const broken = lines.flatMap(line => {
  const octets = Buffer.from(line);
  return octets.length <= 75 ? [octets, '\r\n'] : [octets.subarray(0, 75), '\r\n ', octets.subarray(75), '\r\n'];
}).map(part => Buffer.from(part));
writeFileSync('broken.ics', Buffer.concat(broken));
writeFileSync('joined.ics', Buffer.from(readFileSync('broken.ics', 'latin1').replaceAll('\r\n ', ''), 'latin1'));
for (const file of ['broken.ics', 'joined.ics'])
  console.log(`node-ical, ${file}: ${Object.values(await ical.async.parseFile(file)).find(part => part.type === 'VEVENT').summary}`);
JS
cat >"$work/try.cs" <<'CS'
#:package Ical.Net@5.2.4
using Ical.Net;
foreach (var file in new[] { "broken.ics", "joined.ics" })
{
    using var octets = File.OpenRead(file);
    Console.WriteLine($"Ical.Net, {file}: {Calendar.Load(octets)!.Events[0].Summary}");
}
CS

seen=$({ cd "$work" && node try.mjs && dotnet run try.cs 2>"$work/log" | grep '^Ical.Net'; }) || { cat "$work/log"; exit 1; }
wanted='node-ical, broken.ics: 杭州、宁波两地专线割接，预计中断四小时，请提���安排
node-ical, joined.ics: 杭州、宁波两地专线割接，预计中断四小时，请提前安排
Ical.Net, broken.ics: 杭州、宁波两地专线割接，预计中断四小时，请提���安排
Ical.Net, joined.ics: 杭州、宁波两地专线割接，预计中断四小时，请提前安排'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
