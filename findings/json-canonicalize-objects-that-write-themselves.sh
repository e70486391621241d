#!/usr/bin/env bash
# A signature binds to the JSON of what was judged, brought into one form (RFC 8785: members sorted by name, at every depth). Some objects say by toJSON() how they want to be written, as a Buffer
# does, or a class for a window.
#
# Tried with: json-canonicalize 3.0.1, beside it canonicalize 5.1.0, Node.js 20, and what JSON.stringify makes of the value.
# Expected:   what toJSON() gives is sorted as everything else is; a member that JSON cannot hold (a function) is left out, as JSON.stringify does, and a boxed number (new Number(5)) is 5.
# Seen:       json-canonicalize writes the result of toJSON() in the order in which it comes: {"to":…,"from":…}. A member that is a function it writes as undefined without quotes, which is no JSON,
#             and a boxed number as {}. (Members that are undefined it leaves out, as its readme says.) canonicalize does as was expected.
# Who cares:  whoever signs or compares by such a text: the same window from the class and from the database, where it is plain, has two signatures, and what one side signs no other library finds
#             valid. Pass JSON.parse(JSON.stringify(value)) instead of the value.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts json-canonicalize@3.0.1 canonicalize@5.1.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { canonicalize as first } from 'json-canonicalize';
import second from 'canonicalize';
class Window { constructor(from, to) { Object.assign(this, { from, to }); } toJSON() { return { to: this.to, from: this.from }; } }
const plain = value => JSON.parse(JSON.stringify(value));
for (const [name, value] of [['a window', { window: new Window('22:00', '06:00') }], ['the same, plain', plain({ window: new Window('22:00', '06:00') })], ['octets', { digest: Buffer.from('ab') }],
  ['a function', { level: 2, isHigh() { return true; } }], ['undefined', { level: 2, note: undefined }], ['a boxed number', { level: new Number(5) }]])
  console.log(`${name}: JSON.stringify ${JSON.stringify(value)}, json-canonicalize ${first(value)}, canonicalize ${second(value)}`);
JS

seen=$(cd "$work" && node try.mjs)
wanted=$(cat <<'LINES'
a window: JSON.stringify {"window":{"to":"06:00","from":"22:00"}}, json-canonicalize {"window":{"to":"06:00","from":"22:00"}}, canonicalize {"window":{"from":"22:00","to":"06:00"}}
the same, plain: JSON.stringify {"window":{"to":"06:00","from":"22:00"}}, json-canonicalize {"window":{"from":"22:00","to":"06:00"}}, canonicalize {"window":{"from":"22:00","to":"06:00"}}
octets: JSON.stringify {"digest":{"type":"Buffer","data":[97,98]}}, json-canonicalize {"digest":{"type":"Buffer","data":[97,98]}}, canonicalize {"digest":{"data":[97,98],"type":"Buffer"}}
a function: JSON.stringify {"level":2}, json-canonicalize {"isHigh":undefined,"level":2}, canonicalize {"level":2}
undefined: JSON.stringify {"level":2}, json-canonicalize {"level":2}, canonicalize {"level":2}
a boxed number: JSON.stringify {"level":5}, json-canonicalize {"level":{}}, canonicalize {"level":5}
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
