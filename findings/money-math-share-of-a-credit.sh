#!/usr/bin/env bash
# A credit is an amount below zero. Its share is computed as that of a charge: 85 hundredths of 19.90 are 16.915, rounded to 16.92 or 16.91.
#
# Tried with: money-math 2.6.3, Node.js 20. Its readme has amounts such as "-42.10" and results "rounded to the whole cent".
# Expected:   within half a cent of the exact product, below zero as above.
# Seen:       above zero always; below zero half of 1200 products are off by one and a half to two cents, always towards zero: -16.90 for -16.915, 0.00 for -0.017, -0.01 for -0.025. percent() is off
#             as well; sums are right.
# Who cares:  whoever credits shares with it: each such credit is up to two cents too small, and none too large, so that it adds up. Multiply the positive amount and put the minus before it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts money-math@2.6.3 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const money = require('money-math');
for (const [amount, share] of [['19.90', '0.85'], ['0.02', '0.85'], ['0.05', '0.50'], ['100.00', '0.06']])
  console.log(`${amount} times ${share}: ${money.mul(amount, share)}; -${amount} times ${share}: ${money.mul('-' + amount, share)}`);
const off = { above: 0, below: 0 };
for (let cents = 1; cents <= 300; cents++)
  for (const share of [85, 50, 6, 110])
    for (const [side, sign] of [['above', ''], ['below', '-']])
      if (Math.abs(Math.abs(Number(money.mul(sign + (cents / 100).toFixed(2), (share / 100).toFixed(2)))) * 10000 - cents * share) > 50.5) off[side]++;
console.log(`of 1200 products off by more than half a cent: ${off.above} above zero, ${off.below} below`);
console.log(`-19.90 and 20.00 together ${money.add('-19.90', '20.00')}, a third of -10.00 ${money.div('-10.00', '3.00')}, 85 percent of -19.90 ${money.percent('-19.90', '85.00')}`);
JS

seen=$(cd "$work" && node try.cjs)
wanted=$(cat <<'LINES'
19.90 times 0.85: 16.92; -19.90 times 0.85: -16.90
0.02 times 0.85: 0.02; -0.02 times 0.85: 0.00
0.05 times 0.50: 0.03; -0.05 times 0.50: -0.01
100.00 times 0.06: 6.00; -100.00 times 0.06: -6.00
of 1200 products off by more than half a cent: 0 above zero, 590 below
-19.90 and 20.00 together 0.10, a third of -10.00 -3.33, 85 percent of -19.90 -16.90
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
