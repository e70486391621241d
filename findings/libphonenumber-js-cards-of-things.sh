#!/usr/bin/env bash
# Customers of a mobile operator are meters, lifts and payment terminals too. Their cards have numbers of their own in China: 11 digits behind 146, 148 and 149, 13 digits behind 1440, 1410 and 106x.
#
# Tried with: libphonenumber-js 1.13.16 with its largest set of rules ("max"), Node.js 20.
# Expected:   numbers of the national plan that take SMS are valid, whoever holds the card; the 13 digits, which E.164 allows with their country code, are possible at least.
# Seen:       the 11 digits are possible, but not valid and of no type; the 13 digits are not even possible. New numbers of people (192 of the fourth operator, 1740 by satellite) are known.
# Who cares:  whoever lets that library decide which lines of a list of customers are wrong: every card of a thing is refused, and its owner is not told of the cutover. Let it bring numbers
#             into one form, and let the operator's own plan say which are wrong.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts libphonenumber-js@1.13.16 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { parsePhoneNumber } from 'libphonenumber-js/max';
for (const number of ['19200000001', '17400000001', '14600000001', '14800000001', '14900000001', '1440000000001', '1410000000001', '1064700000001']) {
  const read = parsePhoneNumber(number, 'CN');
  console.log(`${number}: possible ${read.isPossible()}, valid ${read.isValid()}, ${read.getType() ?? 'no type'}`);
}
JS

seen=$(cd "$work" && node try.mjs)
wanted='19200000001: possible true, valid true, MOBILE
17400000001: possible true, valid true, MOBILE
14600000001: possible true, valid false, no type
14800000001: possible true, valid false, no type
14900000001: possible true, valid false, no type
1440000000001: possible false, valid false, no type
1410000000001: possible false, valid false, no type
1064700000001: possible false, valid false, no type'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
