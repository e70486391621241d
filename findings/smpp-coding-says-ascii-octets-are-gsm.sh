#!/usr/bin/env bash
# A notice in English names an address for questions, "help@carrier.example", and a signature in square brackets. SMPP 3.4 (5.2.19): data_coding 0 is the default alphabet of the message
# centre, mostly that of GSM 03.38; 1 is IA5, which is ASCII.
#
# Tried with: smpp 0.5.1 for Node.js 20, its own choice of coding.
# Expected:   octets and coding belong together: 0 with those of GSM 03.38 (@ is 00), or 1 with ASCII (@ is 40).
# Seen:       1 with the octets of GSM 03.38: @ is 00, _ is 11, $ is 02, [ is 1B 3C. Chinese goes as 8 (UCS-2), as it should. What the library sends itself it reads back right.
# Who cares:  whoever sends through a gateway that goes by the field: the customer's phone shows "helpcarrier.example" without its @, and signs that do not print around the signature. Texts of
#             letters and digits come out right, so that a test does not show it. Set data_coding to 0 with the message, where the centre's default is GSM 03.38.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts smpp@0.5.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { PDU } = require('smpp');
const hex = octets => octets.toString('hex').match(/../g).join(' ');
for (const text of ['help', 'help@x_y', '[Op] $5', '通知']) {
  const pdu = new PDU('submit_sm', { destination_addr: '10000000001', short_message: text }).toBuffer();
  const behind = pdu.subarray(pdu.indexOf('10000000001') + 11); // the address ends with 00; data_coding is the 8th octet behind that, the text begins three later
  console.log(`${text}: data_coding ${behind[8]}, octets ${hex(behind.subarray(11))}; ASCII ${/^[ -~]+$/.test(text) ? hex(Buffer.from(text, 'ascii')) : '-'}; read back ${new PDU(pdu).short_message.message}`);
}
JS

seen=$(cd "$work" && node try.cjs)
wanted='help: data_coding 1, octets 68 65 6c 70; ASCII 68 65 6c 70; read back help
help@x_y: data_coding 1, octets 68 65 6c 70 00 78 11 79; ASCII 68 65 6c 70 40 78 5f 79; read back help@x_y
[Op] $5: data_coding 1, octets 1b 3c 4f 70 1b 3e 20 02 35; ASCII 5b 4f 70 5d 20 24 35; read back [Op] $5
通知: data_coding 8, octets 90 1a 77 e5; ASCII -; read back 通知'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
