#!/usr/bin/env bash
# A SIM card is sold by the number of an identity card. Since September 2018 people from Hong Kong, Macao and Taiwan who live on the mainland have residence permits with numbers of the same form: 18 places, the same check digit, and
# 810000, 820000 or 830000 in front.
#
# Tried with: validator 13.15.35, beside it id-validator 1.3.0 and idcard 4.2.0, Node.js 20. The numbers are made up, with the right check digit.
# Expected:   all three kinds are identity numbers of zh-CN, as a number of Hangzhou is.
# Seen:       validator takes 81 and 82 and refuses 83; what stands for Taiwan in its list is 71, the code of the statistics, which no permit has. The other two take all three.
# Who cares:  whoever has such a check before a form is sent: a customer from Taiwan is told that the number is wrong, and cannot be served, while the test with Hong Kong passes. Add 83 yourself, or ask one of the others.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts validator@13.15.35 id-validator@1.3.0 idcard@4.2.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.cjs" <<'JS'
const validator = require('validator'), { default: IdValidator = require('id-validator') } = require('id-validator'), idcard = require('idcard');
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const whole = digits => digits + '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * digits[at], 0) % 11];
for (const [place, area] of [['Hangzhou', '330106'], ['Hong Kong', '810000'], ['Macao', '820000'], ['Taiwan', '830000'], ['Taiwan in statistics', '710000']]) {
  const number = whole(area + '19900101001');
  console.log(`${place}, ${area}: validator ${validator.isIdentityCard(number, 'zh-CN')}, id-validator ${new IdValidator().isValid(number)}, idcard ${idcard.verify(number)}`);
}
JS

seen=$(cd "$work" && node try.cjs)
wanted=$(cat <<'LINES'
Hangzhou, 330106: validator true, id-validator true, idcard true
Hong Kong, 810000: validator true, id-validator true, idcard true
Macao, 820000: validator true, id-validator true, idcard true
Taiwan, 830000: validator false, id-validator true, idcard true
Taiwan in statistics, 710000: validator true, id-validator true, idcard true
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
