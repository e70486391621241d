#!/usr/bin/env bash
# How many customers a launch touches is written in words in many papers: 两千户 (two thousand), 十二万户, 12万户 (a hundred and twenty thousand), 1.2万户. A program takes the number out of them.
#
# Tried with: nzh 1.0.14, chinese-parseint2 2.0.6, chinese-parseint 1.2.1, Node.js 20.
# Expected:   two thousand is 2000, written 二千 or 两千 (the way people say it); a number that a library does not know gives no number (NaN, null, an error).
# Seen:       nzh does not know 两 and reads what it knows: 两千 is 0, 两百零三 is 3, 一万两千 is 10000. chinese-parseint2 knows 两, but of 12万 and of 1.2万 it takes what stands before the sign, 12 and 1;
#             chinese-parseint reads 12万 right and 1.2万 not at all. Nobody says that something was left out.
# Who cares:  whoever judges by it how large a launch is: with 12 customers, or none, it passes for a small one that needs no committee. Give the text back from the number that was read, and compare.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts nzh@1.0.14 chinese-parseint2@2.0.6 chinese-parseint@1.2.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const nzh = require('nzh').cn, parseInt2 = require('chinese-parseint2'), parseInt1 = require('chinese-parseint');
for (const [text, number] of Object.entries({ 二千: 2000, 两千: 2000, 两百零三: 203, 一万两千: 12000, 十二万: 120000, '12万': 120000, '1.2万': 12000 }))
  console.log(`${text} (${number}): nzh ${nzh.decodeS(text)}, chinese-parseint2 ${(parseInt2.default ?? parseInt2)(text)}, chinese-parseint ${(parseInt1.default ?? parseInt1)(text)}`);
JS

seen=$(cd "$work" && node try.cjs)
wanted='二千 (2000): nzh 2000, chinese-parseint2 2000, chinese-parseint 2000
两千 (2000): nzh 0, chinese-parseint2 2000, chinese-parseint 2000
两百零三 (203): nzh 3, chinese-parseint2 203, chinese-parseint 203
一万两千 (12000): nzh 10000, chinese-parseint2 12000, chinese-parseint 12000
十二万 (120000): nzh 120000, chinese-parseint2 120000, chinese-parseint 120000
12万 (120000): nzh 0, chinese-parseint2 12, chinese-parseint 120000
1.2万 (12000): nzh 0, chinese-parseint2 1, chinese-parseint NaN'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
