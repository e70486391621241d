#!/usr/bin/env bash
# A line terminal reports a port by syslog in the newer form (RFC 5424): structured data in square brackets, and behind it a text that names the port in square brackets as well, "port [0/1/2] down".
#
# Tried with: glossy 0.1.7, beside it nsyslog-parser 0.10.1, Node.js 20.
# Expected:   the structured data ends where its grammar ends, at the bracket that closes its last element; everything after the blank is the text.
# Seen:       glossy takes the text from behind the last "] " of the line: "port [0/1/2] down" becomes "down", and of a text that ends with a bracket nothing is left. Without structured data, or with
#             no blank behind the bracket as in Chinese, the text is whole.
# Who cares:  whoever watches a cutover by what devices say: which port, card or cause went away is dropped without an error, only for senders that fill in structured data. Keep originalMessage, and
#             take the text from there.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts glossy@0.1.7 nsyslog-parser@0.10.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const glossy = require('glossy').Parse, nsyslog = require('nsyslog-parser');
for (const data of ['-', '[place@32473 room="A1"]'])
  for (const text of ['port 0/1/2 down', 'port [0/1/2] down', 'down: port [0/1/2]', '端口[0/1/2]断开']) {
    const line = `<163>1 2026-12-10T22:00:00+08:00 olt1 pon - - ${data} ${text}`;
    console.log(`${data} ${text}: glossy "${glossy.parse(line).message}", nsyslog-parser "${nsyslog(line).message}"`);
  }
JS

seen=$(cd "$work" && node try.cjs)
wanted='- port 0/1/2 down: glossy "port 0/1/2 down", nsyslog-parser "port 0/1/2 down"
- port [0/1/2] down: glossy "port [0/1/2] down", nsyslog-parser "port [0/1/2] down"
- down: port [0/1/2]: glossy "down: port [0/1/2]", nsyslog-parser "down: port [0/1/2]"
- 端口[0/1/2]断开: glossy "端口[0/1/2]断开", nsyslog-parser "端口[0/1/2]断开"
[place@32473 room="A1"] port 0/1/2 down: glossy "port 0/1/2 down", nsyslog-parser "port 0/1/2 down"
[place@32473 room="A1"] port [0/1/2] down: glossy "down", nsyslog-parser "port [0/1/2] down"
[place@32473 room="A1"] down: port [0/1/2]: glossy "", nsyslog-parser "down: port [0/1/2]"
[place@32473 room="A1"] 端口[0/1/2]断开: glossy "端口[0/1/2]断开", nsyslog-parser "端口[0/1/2]断开"'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
