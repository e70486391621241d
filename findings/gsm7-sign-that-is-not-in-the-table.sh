#!/usr/bin/env bash
# A notice was written in an office program: it has ’ for an apostrophe, – in its days, °C, a place with ç. The default alphabet of GSM (3GPP TS 23.038, 6.2.1) has none of these; 1B in it is the way
# to the second table.
#
# Tried with: gsm7 1.3.1, Node.js 20; what it encodes it decodes again.
# Expected:   a sign that is not in the alphabet is refused, or replaced by a question mark or a blank; the signs behind it are not touched.
# Seen:       each such sign becomes 1B, so that the next one is taken from the second table: "ç(" arrives as "{", "l’e" as "l€", "停电<3" as "[3". Where that table has nothing, the library's own
#             decode() puts the word "undefined" into the text: "2026undefined2undefined0" for the 10th of December.
# Who cares:  whoever sends notices in English or Turkish through it: days and amounts change, and nothing is refused. Look with a list of the alphabet's signs before, and send the rest as UCS-2.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts gsm7@1.3.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { encode, decode } = require('gsm7');
for (const text of ['Off from 22:00 {P1}', 'ç(12)', 'l’e', '停电<3', '2026–12–10', '100°C', 'don’t call', '[€]'])
  console.log(`${text}: ${encode(text).toString('hex')}, read again ${decode(encode(text))}`);
JS

seen=$(cd "$work" && node try.cjs)
wanted=$(cat <<'LINES'
Off from 22:00 {P1}: 4fb3196496bfdb20994c0783813628686c9302, read again Off from 22:00 {P1}
ç(12): 1b544c9602, read again {12)
l’e: ec4d19, read again l€
停电<3: 9b0d6f06, read again [3
2026–12–10: 3298ccb689c9363118, read again 2026undefined2undefined0
100°C: 31186c3304, read again 100undefined
don’t call: e4b77b43078dc36c36, read again donundefined call
[€]: 1bdea6bcf101, read again [€]
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
