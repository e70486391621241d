#!/usr/bin/env bash
# A fee is charged by share and credited by the same share when the launch is taken back: a tenth of 0.15, an eighth of 19.90 (2.4875). Half a cent is rounded to a whole one.
#
# Tried with: currency.js 2.0.4, beside it dinero.js 2.0.2 (halfAwayFromZero), Node.js 20.
# Expected:   the credit is the charge with a minus: where 0.015 is 0.02, -0.015 is -0.02.
# Seen:       where half a cent is left, the charge is rounded up and the credit towards zero: 0.02 and -0.01, 0.13 and -0.12. Both added are one cent. At other fractions they cancel out.
# Who cares:  whoever credits what was charged: accounts do not close by a cent, for amounts that end in five only, so that a test with 19.90 does not show it. Compute the positive amount and negate
#             it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts currency.js@2.0.4 dinero.js@2.0.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const currency = require('currency.js'), { dinero, multiply, transformScale, toDecimal, halfAwayFromZero } = require('dinero.js');
const CNY = { code: 'CNY', base: 10, exponent: 2 };
const other = (cents, share, scale) => toDecimal(transformScale(multiply(dinero({ amount: cents, currency: CNY }), { amount: share, scale }), 2, halfAwayFromZero));
for (const [amount, share, digits] of [[0.15, 0.1, 1], [100, 0.00125, 5], [0.05, 0.5, 1], [1.11, 0.5, 1], [19.9, 0.125, 3], [19.9, 0.85, 2]]) {
  const charge = currency(amount).multiply(share), credit = currency(-amount).multiply(share);
  const scaled = Math.round(share * 10 ** digits), cents = Math.round(amount * 100);
  console.log(`${amount} times ${share}: charge ${charge}, credit ${credit}, both ${charge.add(credit)}; dinero ${other(cents, scaled, digits)} and ${other(-cents, scaled, digits)}`);
}
JS

seen=$(cd "$work" && node try.cjs)
wanted=$(cat <<'LINES'
0.15 times 0.1: charge 0.02, credit -0.01, both 0.01; dinero 0.02 and -0.02
100 times 0.00125: charge 0.13, credit -0.12, both 0.01; dinero 0.13 and -0.13
0.05 times 0.5: charge 0.03, credit -0.02, both 0.01; dinero 0.03 and -0.03
1.11 times 0.5: charge 0.56, credit -0.55, both 0.01; dinero 0.56 and -0.56
19.9 times 0.125: charge 2.49, credit -2.49, both 0.00; dinero 2.49 and -2.49
19.9 times 0.85: charge 16.92, credit -16.91, both 0.01; dinero 16.92 and -16.92
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
