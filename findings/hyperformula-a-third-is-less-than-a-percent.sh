#!/usr/bin/env bash
# A sheet of facts has sentences with numbers in them, put together by TEXT(): the share of customers that a launch touches, how many they are, how long the work takes.
#
# Tried with: hyperformula 3.5.0, Node.js 20. Its list of differences says that not all formats are supported in TEXT, some of dates only and no currencies.
# Expected:   as in Excel and LibreOffice: 0.356 in 0.0% is 35.6%, 12000 in #,##0 is 12,000, three days and a half in [h]:mm are 84:00; or, for what it does not support, an error or the format itself.
# Seen:       0.4%, and 100% is 1%: the number is rounded and the sign put behind it. 12000,##0: only the first # is understood. [12]:00, where [hh]:mm is 84:00. Zeros without a sign (0.00) and dates are right.
# Who cares:  whoever has such sheets computed on a server: more than a third of the customers become less than half a percent, in a sentence that nobody computes again. Look for other signs than 0, # and the
#             point in the format, or multiply first.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts hyperformula@3.5.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.mjs" <<'JS'
import { HyperFormula } from 'hyperformula';
for (const [value, format] of [[0.356, '0.0%'], [0.356, '0%'], [1, '0%'], [12000, '#,##0'], [12000, '#,##0.00'], [3.14159, '0.00'], [3.5, '[h]:mm'], [3.5, '[hh]:mm'], [46366.9375, 'yyyy-mm-dd hh:mm'], [46366.9375, 'yyyy年m月d日 hh:mm']])
  console.log(`${value} in ${format}: ${HyperFormula.buildFromArray([[`=TEXT(${value}, "${format}")`]], { licenseKey: 'gpl-v3' }).getCellValue({ sheet: 0, row: 0, col: 0 })}`);
JS

seen=$(cd "$work" && node try.mjs)
wanted=$(cat <<'LINES'
0.356 in 0.0%: 0.4%
0.356 in 0%: 0%
1 in 0%: 1%
12000 in #,##0: 12000,##0
12000 in #,##0.00: 12000,##0.00
3.14159 in 0.00: 3.14
3.5 in [h]:mm: [12]:00
3.5 in [hh]:mm: 84:00
46366.9375 in yyyy-mm-dd hh:mm: 2026-12-10 22:30
46366.9375 in yyyy年m月d日 hh:mm: 2026年12月10日 22:30
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
