#!/usr/bin/env bash
# How large an attachment may be, or how much a customer may use before he is told, is set by people: 1 GiB, 1,5 GB, 1.5e3 KB, 2G, 100 Mbps.
#
# Tried with: bytes 3.1.2 (which web servers for Node.js use for their limits), beside it xbytes 1.9.1, Node.js 20.
# Expected:   the number of bytes, or null: its readme has "Return null upon error", and knows kb, mb, gb, tb and pb.
# Seen:       what does not end with one of these is cut to the number in front and counts as bytes: 1 GiB is 1, 2G and 2 G are 2, 1,5 GB is 1, 1 EB is 1, 1.5e3 KB is 1. 1 GB and "1 gb" are right, and
#             a text with no number at its front is null.
# Who cares:  whoever takes a limit from a form or a file: with 1 GiB every file of two bytes is too large, and every customer is told at once. Look at the text with a pattern before, or compare with
#             bytes.format() of the result.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts bytes@3.1.2 xbytes@1.9.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const bytes = require('bytes'), loaded = require('xbytes'), xbytes = loaded.default ?? loaded;
for (const text of ['1 GB', '1gb', '1.5 GB', '1 GiB', '2G', '1,5 GB', '1 EB', '1.5e3 KB', '100 Mbps', 'about 1 GB', '1024']) console.log(`${text}: bytes ${bytes(text)}, xbytes ${xbytes.parseSize(text)}`);
JS

seen=$(cd "$work" && node try.cjs)
wanted=$(cat <<'LINES'
1 GB: bytes 1073741824, xbytes 1000000000
1gb: bytes 1073741824, xbytes 125000000
1.5 GB: bytes 1610612736, xbytes 1500000000
1 GiB: bytes 1, xbytes 1073741824
2G: bytes 2, xbytes undefined
1,5 GB: bytes 1, xbytes undefined
1 EB: bytes 1, xbytes 1000000000000000000
1.5e3 KB: bytes 1, xbytes undefined
100 Mbps: bytes 100, xbytes undefined
about 1 GB: bytes null, xbytes undefined
1024: bytes 1024, xbytes undefined
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
