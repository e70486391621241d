#!/usr/bin/env bash
# Fields of a launch are described by JSON Schema: a phone number of eleven digits, a code without any space, a text that names the SLA. People type with a Chinese keyboard, whose digits and spaces may be full
# width: １３８…, "A　1". JSON Schema's "pattern" is a regular expression of ECMA-262: \d is 0 to 9, \s every space of Unicode, \b and \w go by ASCII letters, $ is the very end.
#
# Tried with: ajv 8.20.0, Node.js 20; JsonSchema.Net 8.0.5, NJsonSchema 11.6.2, and RegularExpressionAttribute beside them, .NET 10.
# Expected:   the same answer from all (the attribute has .NET's own expressions).
# Seen:       NJsonSchema takes the pattern as one of .NET's: full-width digits pass for \d, a Chinese letter before SLA makes \b fail. JsonSchema.Net has digits and words as they should be, but its \s
#             knows ASCII's spaces only, so that a full-width space passes for "no space". Both let a line end pass behind $. ajv alone follows the standard in all six.
# Who cares:  whoever checks the same description on the page and on the server: a number passes here that a gateway cannot call, a code there that is never found again. Write [0-9] and [^\s\u3000], and turn full
#             width into ASCII before the check.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts ajv@8.20.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const Ajv = require('ajv');
for (const [pattern, text] of JSON.parse(process.argv[2])) console.log(`${pattern} ${JSON.stringify(text)}: ajv ${new Ajv().validate({ type: 'string', pattern }, text) ? 'yes' : 'no'}`);
JS
cat >"$work/try.cs" <<'CS'
#:package JsonSchema.Net@8.0.5
#:package NJsonSchema@11.6.2
#:property PublishAot=false
using System.ComponentModel.DataAnnotations; using System.Text.Encodings.Web; using System.Text.Json;
foreach (var pair in JsonSerializer.Deserialize<string[][]>(args[0])!)
{
    var schema = JsonSerializer.Serialize(new { type = "string", pattern = pair[0] }); var json = JsonSerializer.Serialize(pair[1], new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    foreach (var (name, takes) in new[] { ("JsonSchema.Net", Json.Schema.JsonSchema.FromText(schema).Evaluate(JsonDocument.Parse(json).RootElement).IsValid),
        ("NJsonSchema", (await NJsonSchema.JsonSchema.FromJsonAsync(schema)).Validate(json).Count is 0), ("the attribute", new RegularExpressionAttribute(pair[0]).IsValid(pair[1])) })
        Console.WriteLine($"{pair[0]} {json}: {name} {(takes ? "yes" : "no")}");
}
CS
pairs='[["^\\d{11}$", "13800000000"], ["^\\d{11}$", "１３８００００００００"], ["^\\d{11}$", "13800000000\n"], ["^[^\\s]+$", "A1"], ["^[^\\s]+$", "A　1"], ["\\bSLA\\b", "本SLA内"]]'

seen=$({ cd "$work" && node try.cjs "$pairs" && dotnet run try.cs "$pairs" 2>"$work/log" | grep -E ' (yes|no)$'; } | LC_ALL=C sort) || { cat "$work/log"; exit 1; }
wanted='\bSLA\b "本SLA内": JsonSchema.Net yes
\bSLA\b "本SLA内": NJsonSchema no
\bSLA\b "本SLA内": ajv yes
\bSLA\b "本SLA内": the attribute no
^[^\s]+$ "A1": JsonSchema.Net yes
^[^\s]+$ "A1": NJsonSchema yes
^[^\s]+$ "A1": ajv yes
^[^\s]+$ "A1": the attribute yes
^[^\s]+$ "A\u30001": JsonSchema.Net yes
^[^\s]+$ "A\u30001": NJsonSchema no
^[^\s]+$ "A\u30001": the attribute no
^[^\s]+$ "A　1": ajv no
^\d{11}$ "13800000000": JsonSchema.Net yes
^\d{11}$ "13800000000": NJsonSchema yes
^\d{11}$ "13800000000": ajv yes
^\d{11}$ "13800000000": the attribute yes
^\d{11}$ "13800000000\n": JsonSchema.Net yes
^\d{11}$ "13800000000\n": NJsonSchema yes
^\d{11}$ "13800000000\n": ajv no
^\d{11}$ "13800000000\n": the attribute no
^\d{11}$ "１３８００００００００": JsonSchema.Net no
^\d{11}$ "１３８００００００００": NJsonSchema yes
^\d{11}$ "１３８００００００００": ajv no
^\d{11}$ "１３８００００００００": the attribute yes'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
