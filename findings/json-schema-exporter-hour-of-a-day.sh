#!/usr/bin/env bash
# When customers may be called is an hour from and an hour to (TimeOnly), and a window begins on the clock of the place (a DateTime without a zone). .NET describes such a record as JSON Schema itself, and writes its values.
#
# Tried with: System.Text.Json of .NET 10 (JsonSchemaExporter); ajv 8.20.0 with ajv-formats 3.0.1, Node.js 20; JsonSchema.Net 8.0.5 with formats required. RFC 3339, which JSON Schema names for both formats, has an offset
#             in every full-time and date-time.
# Expected:   what the serializer writes is as the description says that was made by the same library from the same type.
# Seen:       TimeOnly is described as "format": "time" and written as 22:00:00, DateTime as "date-time" and written as 2026-12-10T22:00:00 where it has no kind: both are refused by who checks formats. DateOnly, DateTimeOffset
#             and TimeSpan (a pattern) are as described.
# Who cares:  whoever has answers or messages checked against the exported schema, or a client that does: every record with an hour is refused, and the server that wrote it calls it right. Give such members a
#             pattern in TransformSchemaNode.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts ajv@8.20.0 ajv-formats@3.0.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.cs" <<'CS'
#:package JsonSchema.Net@8.0.5
#:property PublishAot=false
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Json.Schema;
var options = new JsonSerializerOptions(JsonSerializerOptions.Default);
var described = options.GetJsonSchemaAsNode(typeof(Window));
var written = JsonSerializer.SerializeToNode(new Window(new(22, 0), new(2026, 12, 10), new(2026, 12, 10, 22, 0, 0), new(2026, 12, 10, 22, 0, 0, TimeSpan.FromHours(8)), TimeSpan.FromHours(72)), options)!;
foreach (var (name, schema) in described["properties"]!.AsObject())
    Console.WriteLine(new JsonObject { ["name"] = name, ["schema"] = schema!.DeepClone(), ["value"] = written[name]!.DeepClone(),
        ["net"] = JsonSchema.FromText(schema.ToJsonString()).Evaluate(JsonSerializer.SerializeToElement(written[name]), new() { RequireFormatValidation = true }).IsValid }.ToJsonString());
record Window(TimeOnly From, DateOnly Day, DateTime OnTheClock, DateTimeOffset Moment, TimeSpan Wait);
CS
cat >"$work/try.cjs" <<'JS'
const ajv = require('ajv-formats').default(new (require('ajv').default)({ strict: false }));
for (const { name, schema, value, net } of require('node:fs').readFileSync('net', 'utf8').trim().split('\n').map(line => JSON.parse(line)))
  console.log(`${name}: ${schema.format ? 'format ' + schema.format : 'a pattern'}, written ${value}: JsonSchema.Net ${net ? 'yes' : 'no'}, ajv ${ajv.validate(schema, value) ? 'yes' : 'no'}`);
JS

cd "$work"
dotnet run try.cs >net 2>log || { cat net log; exit 1; }
seen=$(node try.cjs)
wanted=$(cat <<'LINES'
From: format time, written 22:00:00: JsonSchema.Net no, ajv no
Day: format date, written 2026-12-10: JsonSchema.Net yes, ajv yes
OnTheClock: format date-time, written 2026-12-10T22:00:00: JsonSchema.Net no, ajv no
Moment: format date-time, written 2026-12-10T22:00:00+08:00: JsonSchema.Net yes, ajv yes
Wait: a pattern, written 3.00:00:00: JsonSchema.Net yes, ajv yes
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
