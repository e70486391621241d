#!/usr/bin/env bash
# Notices for the telephone are read out by a machine, so that figures are to be words: how long the service is away, from when on, and how many customers it touches. The culture is Chinese.
#
# Tried with: Humanizer.Core 3.0.10 with Humanizer.Core.zh-CN 3.0.10, .NET 10; beside it nzh 1.0.14, Node.js 20.
# Expected:   一小时三十分, with 一 as 二小时 has 二; 十点 or 二十二点 for ten in the evening; 210 is 二百一十, 150000 十五万 or 一十五万.
# Seen:       whatever is one of a kind is in English: "one hour, 三十 分", "one week, 二 天", and so are the clock's words, "十 o'clock". Of two and more everything is Chinese, and figures ("1 小时, 30 分") are throughout. 210 is
#             二百十: the 一 before the last 十 is left out, in 1210 as well.
# Who cares:  whoever has notices or a hotline speak: a text looked at with two hours and thirty minutes is right, and the night of one hour and a half is announced in two languages. Write the few sentences with the
#             numbers oneself.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts nzh@1.0.14 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.cs" <<'CS'
#:package Humanizer.Core@3.0.10
#:package Humanizer.Core.zh-CN@3.0.10
#:property PublishAot=false
using Humanizer;
using System.Globalization;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("zh-CN");
foreach (var length in new[] { TimeSpan.FromMinutes(150), TimeSpan.FromMinutes(90), TimeSpan.FromHours(36), TimeSpan.FromDays(9) })
    Console.WriteLine($"{length:c}: {length.Humanize(2)}; {length.Humanize(2, toWords: true)}");
foreach (var time in new[] { new TimeOnly(22, 0), new TimeOnly(22, 15), new TimeOnly(0, 0) })
    Console.WriteLine($"{time:HH\\:mm}: {time.ToClockNotation()}");
foreach (var customers in new[] { 12, 210, 1210, 12000, 150000 })
    Console.WriteLine($"{customers}: {customers.ToWords()}");
CS

cd "$work"
dotnet run try.cs >net 2>log || { cat net log; exit 1; }
seen=$(cat net; node -e "console.log('nzh: ' + [210, 1210, 150000].map(n => require('nzh').cn.encodeS(n)).join(', '))")
wanted=$(cat <<'LINES'
02:30:00: 2 小时, 30 分; 二 小时, 三十 分
01:30:00: 1 小时, 30 分; one hour, 三十 分
1.12:00:00: 1 天, 12 小时; one day, 十二 小时
9.00:00:00: 1 周, 2 天; one week, 二 天
22:00: 十 o'clock
22:15: a quarter past 十
00:00: midnight
12: 十二
210: 二百十
1210: 一千二百十
12000: 一万二千
150000: 一十五万
nzh: 二百一十, 一千二百一十, 十五万
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
