#!/usr/bin/env bash
# The list of those to call at night comes as contact cards: from an older phone or Outlook as vCard 2.1 with Chinese in quoted-printable, from a newer one as vCard 3.0, where a comma, a semicolon and an end of line
# inside a value have a backslash in front.
#
# Tried with: vcf 2.1.2, beside it vcard-parser 1.0.0, Node.js 20. The people are invented.
# Expected:   the name and the note as they were typed, or a refusal of 2.1; and what a library writes it reads again.
# Seen:       vcf reads 2.1 and gives the name as =E5=BC=A0…, a name that goes over two lines ends at the first, and its rest becomes a property of its own; put out as 4.0 it stays like that under 4.0's number.
#             Of 3.0 the backslashes stay in the text, while a text that is set goes out without: its comma and its semicolon separate, and its end of line is gone. vcard-parser takes the backslashes away, and
#             has 2.1 as vcf has.
# Who cares:  whoever takes over who is on call, and tells them by name: nobody is told that the card was not understood. Decode quoted-printable before parsing, and the backslashes behind it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts vcf@2.1.2 vcard-parser@1.0.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const Card = require('vcf'), parser = require('vcard-parser');
const card = (version, ...lines) => ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n');
const folded = card('2.1', 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=E4=B8=89;;;', 'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0=', '=E4=B8=89', 'TEL;CELL:13800000000');
const escaped = card('3.0', 'N:张;三;;;', 'FN:张三', 'NOTE:值班\\, 夜间\\n请先打热线', 'TEL;TYPE=cell:13800000000');
const show = value => JSON.stringify(value);

const old = Card.parse(folded)[0];
console.log(`2.1, vcf: ${show(old.get('fn').valueOf())}, properties ${Object.keys(old.data).join(' ')}, as 4.0 ${old.toString('4.0').split('\r\n').find(line => line.startsWith('FN'))}`);
console.log(`2.1, vcard-parser: ${show(parser.parse(folded).fn[0].value)}, properties ${Object.keys(parser.parse(folded)).join(' ')}`);
console.log(`3.0, vcf: ${show(Card.parse(escaped)[0].get('note').valueOf())}`);
console.log(`3.0, vcard-parser: ${show(parser.parse(escaped).note[0].value)}`);
const made = new Card();
made.set('fn', '张三');
made.set('note', '值班, 夜间; 周五\n请先打热线');
console.log(`set, vcf writes: ${show(made.toString('3.0').split('\r\n').find(line => line.startsWith('NOTE')))}`);
JS

seen=$(cd "$work" && node try.cjs)
wanted='2.1, vcf: "=E5=BC=A0=", properties version n fn =e4=b8=89 tel, as 4.0 FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0=
2.1, vcard-parser: "=E5=BC=A0=", properties version n fn =e4=b8=89 tel
3.0, vcf: "值班\\, 夜间\\n请先打热线"
3.0, vcard-parser: "值班, 夜间\n请先打热线"
set, vcf writes: "NOTE:值班, 夜间; 周五请先打热线"'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
