#!/usr/bin/env bash
# Two engineers are to get a notice. Their addresses were typed with a Chinese keyboard, whose semicolon and comma are ； and ，: "王工 <wang@…>；李工 <li@…>". RFC 5322 separates mailboxes by an ASCII comma
# (many programs also take its semicolon); ； and ， are letters of a name to it, and no name can stand between two addresses.
#
# Tried with: nodemailer 10.6.1 (what it hands to the server), Node.js 20; MimeKit 4.18.2 and System.Net.Mail of .NET 10.
# Expected:   both recipients, or an error.
# Seen:       three answers and no error. nodemailer sends to the first alone and makes the second part of his name; System.Net.Mail keeps the last alone; MimeKit has both, the second with ； before the
#             name. Without names ("wang@…；li@…") nodemailer makes one address of both.
# Who cares:  whoever lets people type or paste recipients: one of the two is never told, and no log says so. Split or refuse ；，、 before a library sees the list, and count the addresses against the @ signs.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts nodemailer@10.6.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { createTransport } = require('nodemailer');
(async () => {
  for (const to of JSON.parse(process.argv[2])) {
    const { envelope } = await createTransport({ streamTransport: true, buffer: true }).sendMail({ from: 'gate@carrier.example', to, subject: 'notice', text: 'notice' });
    console.log(`nodemailer: ${to} goes to ${envelope.to.join(' and ') || 'nobody'}`);
  }
})();
JS
cat >"$work/try.cs" <<'CS'
#:package MimeKit@4.18.2
#:property PublishAot=false
foreach (var to in System.Text.Json.JsonSerializer.Deserialize<string[]>(args[0])!)
{
    string Of(Func<IEnumerable<string>> read) { try { return string.Join(" and ", read()); } catch (FormatException) { return "nobody, an error"; } }
    Console.WriteLine($"MimeKit: {to} goes to {Of(() => MimeKit.InternetAddressList.TryParse(to, out var list) ? list.Mailboxes.Select(box => box.Address) : ["nobody, an error"])}");
    Console.WriteLine($"System.Net.Mail: {to} goes to {Of(() => new System.Net.Mail.MailMessage("gate@carrier.example", to).To.Select(box => box.Address))}");
}
CS
texts='["王工 <wang@carrier.example>, 李工 <li@carrier.example>", "王工 <wang@carrier.example>；李工 <li@carrier.example>", "王工 <wang@carrier.example>，李工 <li@carrier.example>", "wang@carrier.example；li@carrier.example"]'

seen=$({ cd "$work" && node try.cjs "$texts" && dotnet run try.cs "$texts" 2>"$work/log" | grep ' goes to '; }) || { cat "$work/log"; exit 1; }
wanted='nodemailer: 王工 <wang@carrier.example>, 李工 <li@carrier.example> goes to wang@carrier.example and li@carrier.example
nodemailer: 王工 <wang@carrier.example>；李工 <li@carrier.example> goes to wang@carrier.example
nodemailer: 王工 <wang@carrier.example>，李工 <li@carrier.example> goes to wang@carrier.example
nodemailer: wang@carrier.example；li@carrier.example goes to "wang@carrier.example；li"@carrier.example
MimeKit: 王工 <wang@carrier.example>, 李工 <li@carrier.example> goes to wang@carrier.example and li@carrier.example
System.Net.Mail: 王工 <wang@carrier.example>, 李工 <li@carrier.example> goes to wang@carrier.example and li@carrier.example
MimeKit: 王工 <wang@carrier.example>；李工 <li@carrier.example> goes to wang@carrier.example and li@carrier.example
System.Net.Mail: 王工 <wang@carrier.example>；李工 <li@carrier.example> goes to li@carrier.example
MimeKit: 王工 <wang@carrier.example>，李工 <li@carrier.example> goes to wang@carrier.example and li@carrier.example
System.Net.Mail: 王工 <wang@carrier.example>，李工 <li@carrier.example> goes to li@carrier.example
MimeKit: wang@carrier.example；li@carrier.example goes to nobody, an error
System.Net.Mail: wang@carrier.example；li@carrier.example goes to nobody, an error'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
