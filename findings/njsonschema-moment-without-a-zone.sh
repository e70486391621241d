#!/usr/bin/env bash
# A window and a term come as JSON and are held against a schema first: at is a date-time, wait is a duration. RFC 3339, which JSON Schema names for both, has a zone in every date-time, and for three days P3D.
#
# Tried with: NJsonSchema 11.6.2, .NET 10; beside it ajv 8.20.0 with ajv-formats 3.0.1, Node.js 20.
# Expected:   the formats that the library checks it checks by that: without a zone a date-time is refused, as by ajv. For duration, a format it knows (its classes have TimeSpan for it), the same.
# Seen:       date-time is whatever reads as a date: no zone, no seconds, and the day alone all pass; "10 Dec" does not. duration is not checked at all: "3 days" and "soon" pass as PT72H does, while time-span, uuid
#             and time are checked.
# Who cares:  whoever lets in windows of others by the schema alone: the moment without a zone is read by the clock of the server, eight hours late in UTC for a time of Shanghai. Add a pattern that
#             ends in Z or an offset, and one for durations.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts ajv@8.20.0 ajv-formats@3.0.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/cases.txt" <<'TXT'
date-time 2026-12-10T22:00:00+08:00
date-time 2026-12-10T22:00:00
date-time 2026-12-10 22:00
date-time 2026-12-10
date-time 10 Dec
duration PT72H
duration 3 days
duration soon
time-span soon
uuid soon
TXT
cat >"$work/try.cs" <<'CS'
#:package NJsonSchema@11.6.2
#:property PublishAot=false
using NJsonSchema;
foreach (var words in File.ReadLines("cases.txt").Select(line => line.Split(' ', 2)))
{
    var schema = await JsonSchema.FromJsonAsync($$"""{ "type": "string", "format": "{{words[0]}}" }""");
    Console.WriteLine($"{words[0]} {words[1]}: NJsonSchema {(schema.Validate($"\"{words[1]}\"").Count == 0 ? "yes" : "no")}");
}
CS
cat >"$work/try.cjs" <<'JS'
const ajv = require('ajv-formats').default(new (require('ajv').default)());
for (const [, format, text] of require('node:fs').readFileSync('cases.txt', 'utf8').matchAll(/(\S+) (.+)/g))
  console.log(format === 'time-span' ? 'not a format of JSON Schema' : `ajv ${ajv.validate({ type: 'string', format }, text) ? 'yes' : 'no'}`);
JS

cd "$work"
dotnet run try.cs >net 2>log || { cat net log; exit 1; }
seen=$(paste -d '|' net <(node try.cjs) | sed 's/|/, /')
wanted='date-time 2026-12-10T22:00:00+08:00: NJsonSchema yes, ajv yes
date-time 2026-12-10T22:00:00: NJsonSchema yes, ajv no
date-time 2026-12-10 22:00: NJsonSchema yes, ajv no
date-time 2026-12-10: NJsonSchema yes, ajv no
date-time 10 Dec: NJsonSchema no, ajv no
duration PT72H: NJsonSchema yes, ajv yes
duration 3 days: NJsonSchema yes, ajv no
duration soon: NJsonSchema yes, ajv no
time-span soon: NJsonSchema no, not a format of JSON Schema
uuid soon: NJsonSchema no, ajv no'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
