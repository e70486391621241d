#!/usr/bin/env bash
# Who is asked by mail answers by mail: "agreed", and below it his program puts the letter that he answers, under a head in Chinese.
#
# Tried with: email-reply-parser 2.3.9 (without re2, which is optional), beside it node-email-reply-parser 0.1.4, Node.js 20; texts as Outlook, QQ Mail, Gmail and Apple's programs write them
#             in Chinese, with names made up.
# Expected:   the reply is the one line above; Chinese is among the languages of its patterns.
# Seen:       only Apple's form (every line of the letter behind ">") and "在 …写道：" are cut off. Of Outlook's four lines (发件人, 发送时间, 收件人, 主题), of QQ's rule with 原始邮件 nothing is known: the whole
#             letter comes as part of the reply; of Gmail's "于…写道：" the line that names the sender stays. The other library knows QQ's rule, but not Outlook's head.
# Who cares:  whoever takes decisions or complaints from mails: the letter asks "agreed or not agreed?", so the reply holds both, whatever was answered. Look at the first line only, or give the
#             recipient a page to answer on.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts --omit=optional email-reply-parser@2.3.9 node-email-reply-parser@0.1.4 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { default: EmailReplyParser = require('email-reply-parser') } = require('email-reply-parser');
const other = require('node-email-reply-parser');
const head = ['发件人: 王工 <wang@carrier.example>', '发送时间: 2026年12月1日 10:00', '收件人: 李工 <li@carrier.example>', '主题: 割接方案评审'];
const letter = '请评审。同意或不同意？';
for (const [program, lines] of Object.entries({
  'Apple': ['> 2026年12月1日 10:00，王工 <wang@carrier.example> 写道：', '> ', `> ${letter}`],
  '在…写道': ['在 2026-12-01 10:00:00，"王工" <wang@carrier.example> 写道：', '', letter],
  'Gmail': ['王工 <wang@carrier.example> 于2026年12月1日周二 10:00写道：', '', `> ${letter}`],
  'QQ': ['------------------ 原始邮件 ------------------', ...head, '', letter],
  'Outlook': [...head, '', letter],
})) {
  const mail = ['同意。', '', ...lines, ''].join('\n');
  const said = reply => { const rest = reply.trim().split('\n').filter(line => line.trim()); return `${rest.length} line${rest.length > 1 ? 's' : ''}${reply.includes(letter) ? ' with the letter' : ''}`; };
  console.log(`${program}: ${said(new EmailReplyParser().parseReply(mail))}; the other ${said(other(mail, true))}`);
}
JS

seen=$(cd "$work" && node try.cjs)
wanted='Apple: 1 line; the other 1 line
在…写道: 1 line; the other 1 line
Gmail: 2 lines; the other 2 lines
QQ: 7 lines with the letter; the other 1 line
Outlook: 6 lines with the letter; the other 6 lines with the letter'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
