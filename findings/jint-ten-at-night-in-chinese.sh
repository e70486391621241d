#!/usr/bin/env bash
# Conditions and texts in workflows are written in JavaScript and run inside .NET: the text of a notice has the window's hour, by toLocaleString('zh-CN') or Intl.DateTimeFormat, as in a browser.
#
# Tried with: Jint 4.18.0 (which runs the JavaScript of Elsa's workflows), .NET 10; beside it Node.js 20. The zone is Asia/Shanghai.
# Expected:   the same text from both, 2026/12/10 22:00:00: in China the hour is one of 24. 24:00 is the end of the day to both, as ECMAScript has it.
# Seen:       Jint writes 2026/12/10, 10:00:00 下午, with a comma and the half of the day behind the hour, and by dateStyle and timeStyle 10:00 PM in a Chinese text; only with hour12: false the two
#             agree. 2026-12-10T24:00 is an invalid date. Days, percents and moments without a language are the same.
# Who cares:  whoever tries a text in the browser and puts it into a workflow: customers read "10:00:00 下午" or "PM", and a window that ends at 24:00 ends the workflow with an error. Ask for hour12:
#             false, or put the text together from getHours() and getMinutes().
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

cat >"$work/try.cs" <<'CS'
#:package Jint@4.18.0
#:property PublishAot=false
using System.Diagnostics;
var engine = new Jint.Engine();
foreach (var script in new[]
{
    "new Date('2026-12-10T14:00:00Z').toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })", "new Date('2026-12-10T14:00:00Z').toLocaleTimeString('zh-CN')", "new Date('2026-12-10T14:00:00Z').toLocaleDateString('zh-CN')",
    "new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short' }).format(new Date('2026-12-10T14:00:00Z'))", "new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit' }).format(new Date('2026-12-09T18:05:00Z'))",
    "new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date('2026-12-09T18:05:00Z'))", "new Intl.NumberFormat('zh-CN', { style: 'percent' }).format(0.356)",
    "isNaN(new Date('2026-12-10T24:00:00'))", "new Date('2026-12-10T22:00:00').toISOString()"
})
{
    var info = new ProcessStartInfo("node") { RedirectStandardOutput = true };
    info.ArgumentList.Add("-p"); info.ArgumentList.Add(script);
    var node = Process.Start(info)!.StandardOutput.ReadToEnd().Trim();
    string jint;
    try { jint = engine.Evaluate(script).ToString(); } catch (Jint.Runtime.JavaScriptException error) { jint = error.Message; }
    Console.WriteLine($"{script}: Jint {jint.Replace('\u202f', ' ')}, Node.js {node.Replace('\u202f', ' ')}");
}
CS

seen=$(cd "$work" && TZ=Asia/Shanghai dotnet run try.cs 2>"$work/log") || { cat "$work/log"; exit 1; }
wanted=$(cat <<'LINES'
new Date('2026-12-10T14:00:00Z').toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' }): Jint 2026/12/10, 10:00:00 下午, Node.js 2026/12/10 22:00:00
new Date('2026-12-10T14:00:00Z').toLocaleTimeString('zh-CN'): Jint 10:00:00 下午, Node.js 22:00:00
new Date('2026-12-10T14:00:00Z').toLocaleDateString('zh-CN'): Jint 2026/12/10, Node.js 2026/12/10
new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short' }).format(new Date('2026-12-10T14:00:00Z')): Jint 2026年12月10日, 10:00 PM, Node.js 2026年12月10日 22:00
new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit' }).format(new Date('2026-12-09T18:05:00Z')): Jint 02:05 上午, Node.js 02:05
new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date('2026-12-09T18:05:00Z')): Jint 02:05, Node.js 02:05
new Intl.NumberFormat('zh-CN', { style: 'percent' }).format(0.356): Jint 36%, Node.js 36%
isNaN(new Date('2026-12-10T24:00:00')): Jint true, Node.js false
new Date('2026-12-10T22:00:00').toISOString(): Jint 2026-12-10T14:00:00.000Z, Node.js 2026-12-10T14:00:00.000Z
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
