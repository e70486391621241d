#!/usr/bin/env bash
# Two departments have changed the same plan since it was handed out; their versions are put together line by line, and where both touched one place somebody is to decide.
#
# Tried with: DiffPlex 1.9.0 (ThreeWayDiffer), .NET 10; beside it node-diff3 3.2.1, Node.js 20.
# Expected:   what only one has changed is in the result; where both have changed one place, or lines beside each other, it is a conflict, and IsSuccessful is false.
# Seen:       the network writes the way back under the last line, the service changes that line: the result is called successful, and the way back is not in it, in either order. So with a last line that one has taken out. A line before the first
#             one, which the other has taken out, ends in an ArgumentOutOfRangeException. Changes far from each other are right, and so is a conflict within one line.
# Who cares:  whoever lets a program put versions of a plan together: what was written last, at the end, where people add, is gone without a conflict. Of random short texts one in twelve lost what one side had done. Compare the result with
#             both versions, or take another library to merge.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts node-diff3@3.2.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.cs" <<'CS'
#:package DiffPlex@1.9.0
#:property PublishAot=false
using DiffPlex;
using DiffPlex.Chunkers;
foreach (var versions in File.ReadLines("cases.txt").Select(line => line.Split(" | ").Select(version => version.Replace(", ", "\n")).ToArray()))
{
    string merged;
    try
    {
        var result = ThreeWayDiffer.Instance.CreateMerge(versions[0], versions[1], versions[2], false, false, new LineChunker());
        merged = result.IsSuccessful ? string.Join(", ", result.MergedPieces) : "a conflict";
    }
    catch (Exception refused)
    {
        merged = refused.GetType().Name;
    }
    Console.WriteLine($"{string.Join(" | ", versions.Select(version => version.Replace("\n", ", ")))}: DiffPlex {merged}");
}
CS
cat >"$work/try.cjs" <<'JS'
const { diff3Merge } = require('node-diff3');
for (const [base, one, other] of require('node:fs').readFileSync('cases.txt', 'utf8').trim().split('\n').map(line => line.split(' | ').map(version => version.split(', ')))) {
  const parts = diff3Merge(one, base, other);
  console.log(`node-diff3 ${parts.some(part => part.conflict) ? 'a conflict' : parts.flatMap(part => part.ok).join(', ')}`);
}
JS
cat >"$work/cases.txt" <<'TXT'
停机, 割接, 测试 | 通知, 停机, 割接, 测试 | 停机, 割接, 复测
停机, 割接, 测试 | 停机, 割接A, 测试 | 停机, 割接B, 测试
停机, 割接, 测试 | 停机, 割接, 测试, 回退 | 停机, 割接, 复测
停机, 割接, 测试 | 停机, 割接, 复测 | 停机, 割接, 测试, 回退
停机, 割接, 测试 | 停机, 割接, 测试, 回退 | 停机, 割接
停机, 割接, 测试, 恢复 | 通知, 停机, 割接, 测试, 恢复 | 割接, 测试, 复测
TXT

cd "$work"
dotnet run try.cs >net 2>log || { cat net log; exit 1; }
seen=$(paste -d '|' net <(node try.cjs) | sed 's/\(.*\)|/\1, /')
wanted=$(cat <<'LINES'
停机, 割接, 测试 | 通知, 停机, 割接, 测试 | 停机, 割接, 复测: DiffPlex 通知, 停机, 割接, 复测, node-diff3 通知, 停机, 割接, 复测
停机, 割接, 测试 | 停机, 割接A, 测试 | 停机, 割接B, 测试: DiffPlex a conflict, node-diff3 a conflict
停机, 割接, 测试 | 停机, 割接, 测试, 回退 | 停机, 割接, 复测: DiffPlex 停机, 割接, 复测, node-diff3 a conflict
停机, 割接, 测试 | 停机, 割接, 复测 | 停机, 割接, 测试, 回退: DiffPlex 停机, 割接, 复测, node-diff3 a conflict
停机, 割接, 测试 | 停机, 割接, 测试, 回退 | 停机, 割接: DiffPlex 停机, 割接, node-diff3 a conflict
停机, 割接, 测试, 恢复 | 通知, 停机, 割接, 测试, 恢复 | 割接, 测试, 复测: DiffPlex ArgumentOutOfRangeException, node-diff3 a conflict
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
