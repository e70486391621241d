#!/usr/bin/env bash
# A modem in PDU mode is given a notice of 64 Chinese characters, then one of 70. GSM 03.40 has 140 octets for the text of a message, in UCS-2 70 characters; only a
# longer text is cut, into parts of 67 (66 with a reference of two octets).
#
# Tried with: node-pdu 2.1.1, Node.js 20.
# Expected:   up to 70 characters go as one message without a user data header, 71 to 134 (or 132) as two; 160 letters of the default alphabet as one.
# Seen:       a message ends after 63 characters, also the only one: 64 and 70 go as two, 127 as three; 160 letters go as two, cut after 133.
# Who cares:  whoever tells customers by a GSM modem and pays, or is limited, by the message: the usual notice of 64 to 70 characters costs twice what every counter of
#             parts promises. Count with getPartStrings() before sending, or cut the text elsewhere and give one part at a time.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts node-pdu@2.1.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { Submit, parse } = require('node-pdu');
const texts = { Chinese: n => '网'.repeat(n), letters: n => 'a'.repeat(n) };
for (const [kind, n] of [['Chinese', 63], ['Chinese', 64], ['Chinese', 70], ['Chinese', 127], ['letters', 133], ['letters', 160]]) {
  const parts = new Submit('+8610000000001', texts[kind](n)).getPartStrings().map(pdu => parse(pdu).data.getText().length);
  console.log(`${n} ${kind}: ${parts.length} (${parts.join(' + ')})`);
}
JS

seen=$(cd "$work" && node try.cjs)
wanted='63 Chinese: 1 (63)
64 Chinese: 2 (63 + 1)
70 Chinese: 2 (63 + 7)
127 Chinese: 3 (63 + 63 + 1)
133 letters: 1 (133)
160 letters: 2 (133 + 27)'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
