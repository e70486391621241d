#!/usr/bin/env bash
# Lists of windows and amounts are shown as the workbook has them: by the format codes of the cells. Excel in Chinese writes 上午/下午h"时"mm"分" for times, [$-804]aaaa for the day of the
# week, and [DBNum2][$-804]General for amounts in capitals (special formats, 中文大写数字).
#
# Tried with: ssf 0.11.2 (also inside xlsx 0.18.5), numfmt 4.0.1, Node.js 20; ExcelNumberFormat 1.2.0, .NET 10; language zh-CN where one can be given.
# Expected:   14:30 is 下午2时30分, the 10th is 星期四, and 62220 is 陆万贰仟贰佰贰拾; or, where a library has no capitals, 62220.
# Seen:       ssf knows the times, makes $aaaa of the day of the week, and puts a dollar sign before the amount: $62220. numfmt knows the day of the week and writes both halves of the day, with the
#             hour of 24: 上午/下午14时30分. ExcelNumberFormat calls the times and the day no format at all and gives the bare number, or date and time in full. Capitals are known to none.
# Who cares:  whoever shows or exports workbooks of colleagues in China: 62220 yuan become dollars on the screen, and times cannot be read. Format by the value, not by the cell's code, where the code has
#             "[$-804]" or 上午/下午.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts ssf@0.11.2 numfmt@4.0.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { format } from 'numfmt';
import SSF from 'ssf';
for (const [code, value] of [['yyyy"年"m"月"d"日"', 46366], ['上午/下午h"时"mm"分"', 14.5 / 24], ['[$-804]aaaa', 46366], ['[DBNum2][$-804]General', 62220]])
  console.log(`${code} | ssf ${SSF.format(code, value)} | numfmt ${format(code, value, { locale: 'zh-CN' })}`);
JS
cat >"$work/try.cs" <<'CS'
#:package ExcelNumberFormat@1.2.0
using System.Globalization; using ExcelNumberFormat;
foreach (var (code, value) in new (string, object)[] { ("yyyy\"年\"m\"月\"d\"日\"", new DateTime(2026, 12, 10)), ("上午/下午h\"时\"mm\"分\"", 14.5 / 24), ("[$-804]aaaa", new DateTime(2026, 12, 10)), ("[DBNum2][$-804]General", 62220.0) })
    Console.WriteLine($"{code} | ExcelNumberFormat {new NumberFormat(code).Format(value, CultureInfo.GetCultureInfo("zh-CN"))}");
CS

seen=$({ cd "$work" && node try.mjs && dotnet run try.cs 2>"$work/log" | grep ' | '; }) || { cat "$work/log"; exit 1; }
wanted='yyyy"年"m"月"d"日" | ssf 2026年12月10日 | numfmt 2026年12月10日
上午/下午h"时"mm"分" | ssf 下午2时30分 | numfmt 上午/下午14时30分
[$-804]aaaa | ssf $aaaa | numfmt 星期四
[DBNum2][$-804]General | ssf $62220 | numfmt 62220
yyyy"年"m"月"d"日" | ExcelNumberFormat 2026年12月10日
上午/下午h"时"mm"分" | ExcelNumberFormat 0.604166666666667
[$-804]aaaa | ExcelNumberFormat 2026/12/10 00:00:00
[DBNum2][$-804]General | ExcelNumberFormat 62220'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
