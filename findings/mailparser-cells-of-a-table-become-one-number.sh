#!/usr/bin/env bash
# Another operator announces a cutover by a mail that is HTML alone, with a table: customers touched, interruptions, minutes, beginning and end. The mail's text is taken for rules, search or a reader.
#
# Tried with: mailparser 3.14.2 (its .text of a mail without a text part), html-to-text 10.0.1, under it and by itself, html2plaintext 2.1.4, Node.js 20; beside them html-to-text with the format dataTable.
# Expected:   cells apart from each other, by a tab, spaces or lines.
# Seen:       nothing between them, nor between rows: 120 customers, 3 interruptions and 15 minutes are "120315", two moments "22:0006:00", and the numbers of two rows run together. In html-to-text
#             it is written down that tables are laid out as blocks, so that a table for the layout reads well; mailparser takes it so, and has no option for it.
# Who cares:  whoever reads numbers or times out of such mails: 120315 customers look like any other number, and a rule for windows finds none. Turn .html into text yourself, with
#             selectors: [{ selector: 'table', format: 'dataTable' }].
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts mailparser@3.14.2 html-to-text@10.0.1 html2plaintext@2.1.4 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { simpleParser } from 'mailparser';
import { convert } from 'html-to-text';
import html2plaintext from 'html2plaintext';
const rows = [['影响用户', '中断次数', '分钟', '开始', '结束'], ['120', '3', '15', '22:00', '06:00'], ['45', '1', '5', '23:30', '23:35']];
const html = `<p>割接通告</p><table>${rows.map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
const mail = ['From: noc@other.example', 'To: gate@carrier.example', 'Subject: cutover', 'MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', '', html, ''].join('\r\n');
for (const [name, text] of Object.entries({
  'mailparser': (await simpleParser(mail)).text,
  'html-to-text': convert(html),
  'html2plaintext': html2plaintext(html),
  'html-to-text, dataTable': convert(html, { selectors: [{ selector: 'table', format: 'dataTable' }] }),
})) console.log(`${name}: ${JSON.stringify(text)}`);
JS

seen=$(cd "$work" && node try.mjs)
wanted='mailparser: "割接通告\n\n影响用户中断次数分钟开始结束12031522:0006:00451523:3023:35"
html-to-text: "割接通告\n\n影响用户中断次数分钟开始结束12031522:0006:00451523:3023:35"
html2plaintext: "割接通告影响用户中断次数分钟开始结束12031522:0006:00451523:3023:35"
html-to-text, dataTable: "割接通告\n\n影响用户   中断次数   分钟   开始      结束\n120    3      15   22:00   06:00\n45     1      5    23:30   23:35"'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
