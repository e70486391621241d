#!/usr/bin/env bash
# What people type is brought to a list: districts, departments, colleagues. FuzzySharp gives the entry that is most like the text, with a score from 0 to 100.
#
# Tried with: FuzzySharp 2.0.2, .NET 10; Process.ExtractOne and ExtractSorted with their defaults, and ExtractOne with a processor that changes nothing; beside them Fuzz.Ratio.
# Expected:   西湖区 out of 余杭区, 西湖区 and 滨江区 is itself, with 100; Fuzz.Ratio has 100 for it.
# Seen:       all three have 0, and the first of the list is the best one: before it compares, Process takes out whatever is no letter of English and no digit, and nothing is left of Chinese. With
#             figures in the names the figures alone count: 张三 12 is 李四 12 with 100. Given a processor that leaves the texts alone it is right.
# Who cares:  whoever assigns by it: every Chinese text is the first entry, and with a number at its end somebody else's with full marks. In English all tests pass. Pass s => s as processor, and
#             refuse a score of 0.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

cat >"$work/try.cs" <<'CS'
#:package FuzzySharp@2.0.2
#:property PublishAot=false
using FuzzySharp;
foreach (var (text, list) in new[] { ("西湖区", new[] { "余杭区", "西湖区", "滨江区" }), ("张三 12", new[] { "李四 12", "张三 12" }), ("West Lake", new[] { "Riverside", "West Lake" }) })
{
    var one = Process.ExtractOne(text, list); var plain = Process.ExtractOne(text, list, s => s);
    Console.WriteLine($"{text} of {string.Join(", ", list)}: {one.Value} with {one.Score}; all {string.Join(", ", Process.ExtractSorted(text, list).Select(x => $"{x.Value} {x.Score}"))}; left alone {plain.Value} with {plain.Score}; "
        + $"Fuzz.Ratio with itself {Fuzz.Ratio(text, text)}, with the first {Fuzz.Ratio(text, list[0])}");
}
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log") || { cat "$work/log"; exit 1; }
wanted=$(cat <<'LINES'
西湖区 of 余杭区, 西湖区, 滨江区: 余杭区 with 0; all 余杭区 0, 西湖区 0, 滨江区 0; left alone 西湖区 with 100; Fuzz.Ratio with itself 100, with the first 33
张三 12 of 李四 12, 张三 12: 李四 12 with 100; all 李四 12 100, 张三 12 100; left alone 张三 12 with 100; Fuzz.Ratio with itself 100, with the first 60
West Lake of Riverside, West Lake: West Lake with 100; all West Lake 100, Riverside 33; left alone West Lake with 100; Fuzz.Ratio with itself 100, with the first 33
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
