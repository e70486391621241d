#!/usr/bin/env bash
# A mass notice by mail offers two ways out of the list, an address of the web and one of mail, and says that the first needs no question (RFC 8058: List-Unsubscribe-Post). RFC 2369 allows each of its
# fields once in a message; several addresses stand in one, with commas between.
#
# Tried with: nodemailer 10.6.1, mailparser 3.14.2, Node.js 20; MimeKit 4.18.2, .NET 10.
# Expected:   unsubscribe: [web, mail] in nodemailer's list becomes one field with both addresses; unsubscribe-post goes out as it was given.
# Seen:       each entry becomes a field of its own; only a list in a list is one field. Of two fields mailparser has the last, MimeKit's Headers[...] the first. unsubscribe-post is taken for an address and written as
#             <http://List-Unsubscribe=One-Click>.
# Who cares:  whoever sends to many: which way out a customer is offered depends on the reader, the one click that large mailbox providers ask of senders is not offered at all, and complaints take its place. Write [[web, mail]], give
#             List-Unsubscribe-Post among headers, and look at a message that went out.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts nodemailer@10.6.1 mailparser@3.14.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.mjs" <<'JS'
import nodemailer from 'nodemailer';
import { simpleParser } from 'mailparser';
import { writeFileSync } from 'node:fs';
const web = 'https://notices.example.com/out?id=1', mail = 'out@example.com', click = 'List-Unsubscribe=One-Click';
const messages = {
  flat: { list: { unsubscribe: [web, mail], 'unsubscribe-post': click } },
  nested: { list: { unsubscribe: [[web, mail]] }, headers: { 'List-Unsubscribe-Post': click } },
};
for (const [name, fields] of Object.entries(messages)) {
  const { message } = await nodemailer.createTransport({ streamTransport: true, buffer: true })
    .sendMail({ from: 'notices@example.com', to: 'customer@example.com', subject: 'Work at night', text: 'Work', ...fields });
  writeFileSync(name, message);
  const parsed = await simpleParser(message);
  for (const { key, line } of parsed.headerLines) if (key.startsWith('list-')) console.log(`${name}: ${line.replace(/\r\n /g, ' ')}`);
  console.log(`${name}: mailparser has ${JSON.stringify(parsed.headers.get('list').unsubscribe)}`);
}
JS
cat >"$work/try.cs" <<'CS'
#:package MimeKit@4.18.2
using MimeKit;
foreach (var name in args)
    Console.WriteLine($"{name}: MimeKit has {MimeMessage.Load(name).Headers[HeaderId.ListUnsubscribe]}");
CS

cd "$work"
node try.mjs >written
dotnet run try.cs -- flat nested >net 2>log || { cat net log; exit 1; }
seen=$(cat written net)
wanted='flat: List-Unsubscribe: <https://notices.example.com/out?id=1>
flat: List-Unsubscribe: <mailto:out@example.com>
flat: List-Unsubscribe-Post: <http://List-Unsubscribe=One-Click>
flat: mailparser has {"mail":"out@example.com"}
nested: List-Unsubscribe-Post: List-Unsubscribe=One-Click
nested: List-Unsubscribe: <https://notices.example.com/out?id=1>, <mailto:out@example.com>
nested: mailparser has {"url":"https://notices.example.com/out?id=1","mail":"out@example.com"}
flat: MimeKit has <https://notices.example.com/out?id=1>
nested: MimeKit has <https://notices.example.com/out?id=1>, <mailto:out@example.com>'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
