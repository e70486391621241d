#!/usr/bin/env bash
# A notice in Chinese is made good to read before it goes out: blanks between Chinese and Latin signs. It has a link with a query, and the name of a line.
#
# Tried with: pangu 7.2.1, beside it zhlint 0.8.2, Node.js 20.
# Expected:   blanks around the link and the name, none inside: they are read by machines.
# Seen:       pangu puts blanks around every "=" of the query, so that the link ends at the first of them: ...notice?id. HZ-NB(12) becomes HZ - NB (12), and P1/a P1 / a. Alone, without Chinese in the text, they stay as they are; so do links without a query.
#             zhlint leaves all of them whole.
# Who cares:  whoever sends texts through it: the customer's link opens another page, or none, and a circuit is not found by the name in the notice. Take links and names out before, and put them back.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts pangu@7.2.1 zhlint@0.8.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.mjs" <<'JS'
import { pangu } from 'pangu';
import { run } from 'zhlint';
for (const text of ['详情见https://www.example.com/notice?id=1&city=2。', 'https://www.example.com/notice?id=1&city=2', '请点击https://www.example.com/n/A6abc查看', '电路HZ-NB(12)割接', 'HZ-NB(12)', '风险P1/a已关闭', '12月10日22:00-06:00割接'])
  console.log(`${text}: pangu ${pangu.spacingText(text)}; zhlint ${run(text, { rules: { preset: 'default' } }).result}`);
JS

seen=$(cd "$work" && node try.mjs)
wanted=$(cat <<'LINES'
详情见https://www.example.com/notice?id=1&city=2。: pangu 详情见 https://www.example.com/notice?id = 1&city = 2。; zhlint 详情见 https://www.example.com/notice?id=1&city=2。
https://www.example.com/notice?id=1&city=2: pangu https://www.example.com/notice?id=1&city=2; zhlint https://www.example.com/notice?id=1&city=2
请点击https://www.example.com/n/A6abc查看: pangu 请点击 https://www.example.com/n/A6abc 查看; zhlint 请点击 https://www.example.com/n/A6abc 查看
电路HZ-NB(12)割接: pangu 电路 HZ - NB (12) 割接; zhlint 电路 HZ-NB(12) 割接
HZ-NB(12): pangu HZ-NB(12); zhlint HZ-NB(12)
风险P1/a已关闭: pangu 风险 P1 / a 已关闭; zhlint 风险 P1/a 已关闭
12月10日22:00-06:00割接: pangu 12 月 10 日 22:00-06:00 割接; zhlint 12月10日 22:00-06:00 割接
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
