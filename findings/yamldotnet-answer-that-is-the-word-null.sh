#!/usr/bin/env bash
# Answers of a form are written as YAML and read again by the same library: texts as people typed them, and the day of a window.
#
# Tried with: YamlDotNet 18.1.0, .NET 10, serializer and deserializer with their defaults, into the same types; beside it the serializer's WithQuotingNecessaryStrings().
# Expected:   what it writes from a type it reads into that type; where a text looks like something else (null, 0571, a tab in front, an end of line alone) it is put in quotes, as with a colon or a
#             hyphen.
# Seen:       ~ and null are written without quotes and read as nothing, into a text as well. A tab at the front is lost, and a text of one end of line comes back empty. 0571 stays a text as long as
#             it is read into one; read by WithAttemptingUnquotedStringTypeDeserialization() it is the number 571. A DateOnly or a DateTimeOffset is written as a mapping of its members, which cannot
#             be read again.
# Who cares:  whoever keeps forms or exchanges them with other programs as YAML: an answer is gone, area codes lose their zero, and days are no days. Use WithQuotingNecessaryStrings() and converters
#             for days and moments.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

cat >"$work/try.cs" <<'CS'
#:package YamlDotNet@18.1.0
#:property PublishAot=false
using System.Text.Json; using YamlDotNet.Core; using YamlDotNet.Serialization;
ISerializer plain = new SerializerBuilder().Build(), quoting = new SerializerBuilder().WithQuotingNecessaryStrings().Build();
IDeserializer same = new DeserializerBuilder().Build(), guessing = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
string Shown(object? value) => JsonSerializer.Serialize(value, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
foreach (var text in new[] { "null", "~", "", "0571", "true", "- 停电", "停电: 是", "\t停电", "\n", "停电\n通知\n" })
{
    var made = new[] { plain, quoting }.Select(serializer => serializer.Serialize(new Dictionary<string, string> { ["a"] = text })).ToArray();
    Console.WriteLine($"{Shown(text)}: written {Shown(made[0])}, read as text {Shown(same.Deserialize<Dictionary<string, string>>(made[0])["a"])}, as anything {Shown(guessing.Deserialize<Dictionary<string, object>>(made[0])["a"])}; "
        + $"with quotes {Shown(made[1])}, {Shown(same.Deserialize<Dictionary<string, string>>(made[1])["a"])} and {Shown(guessing.Deserialize<Dictionary<string, object>>(made[1])["a"])}");
}
foreach (var value in new object[] { new Days { Day = new DateOnly(2026, 12, 10) }, new Moments { At = new DateTimeOffset(2026, 12, 10, 22, 0, 0, TimeSpan.FromHours(8)) }, new Lengths { Wait = TimeSpan.FromHours(72) } })
{
    var made = plain.Serialize(value);
    string read;
    try { read = Shown(same.Deserialize(made, value.GetType())); } catch (YamlException error) { read = error.GetType().Name; }
    Console.WriteLine($"{value}: {made.Split('\n').Length - 1} lines, the first {made.Split('\n')[0].Trim()}, read {read}");
}
public class Days { public DateOnly Day { get; set; } }
public class Moments { public DateTimeOffset At { get; set; } }
public class Lengths { public TimeSpan Wait { get; set; } }
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log") || { cat "$work/log"; exit 1; }
wanted=$(cat <<'LINES'
"null": written "a: null\n", read as text null, as anything null; with quotes "a: \"null\"\n", "null" and "null"
"~": written "a: ~\n", read as text null, as anything null; with quotes "a: \"~\"\n", "~" and "~"
"": written "a: ''\n", read as text "", as anything ""; with quotes "a: \"\"\n", "" and ""
"0571": written "a: 0571\n", read as text "0571", as anything 571; with quotes "a: \"0571\"\n", "0571" and "0571"
"true": written "a: true\n", read as text "true", as anything true; with quotes "a: \"true\"\n", "true" and "true"
"- 停电": written "a: '- 停电'\n", read as text "- 停电", as anything "- 停电"; with quotes "a: '- 停电'\n", "- 停电" and "- 停电"
"停电: 是": written "a: '停电: 是'\n", read as text "停电: 是", as anything "停电: 是"; with quotes "a: '停电: 是'\n", "停电: 是" and "停电: 是"
"\t停电": written "a: \t停电\n", read as text "停电", as anything "停电"; with quotes "a: \"\t停电\"\n", "\t停电" and "\t停电"
"\n": written "a: >2\n\n", read as text "", as anything ""; with quotes "a: \"\\n\"\n", "\n" and "\n"
"停电\n通知\n": written "a: >\n  停电\n\n  通知\n", read as text "停电\n通知\n", as anything "停电\n通知\n"; with quotes "a: >\n  停电\n\n  通知\n", "停电\n通知\n" and "停电\n通知\n"
Days: 7 lines, the first Day:, read YamlException
Moments: 21 lines, the first At:, read YamlException
Lengths: 1 lines, the first Wait: 3.00:00:00, read {"Wait":"3.00:00:00"}
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
