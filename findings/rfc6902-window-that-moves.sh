#!/usr/bin/env bash
# Two versions of a launch, as they come from the database, are compared before people are told what has changed: the beginning of the window is a Date, in JavaScript's own type.
#
# Tried with: rfc6902 5.4.0, fast-json-patch 3.1.1, jiff 0.7.3, generate-json-patch 1.2.9, beside them just-diff 6.0.2, microdiff 1.6.0, deep-diff 1.0.2 and json-diff-ts 4.10.4, Node.js 20.
# Expected:   a window that moves from ten to midnight is a change of that member, as a change of the name is; the same moment read twice is none. As JSON both are texts.
# Seen:       rfc6902 finds no change between two Dates, whatever they are: it compares the members that an object lists, and a Date lists none. fast-json-patch, jiff and generate-json-patch find one
#             in every pair, in the same moment read twice as well. The other four are right, and so are all with texts.
# Who cares:  whoever decides by it whether signatures are asked again or customers told: with the first the window moves by months and nobody is, with the next three everybody is asked again each
#             time. Compare JSON.parse(JSON.stringify(version)), where moments are texts.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts just-diff@6.0.2 rfc6902@5.4.0 fast-json-patch@3.1.1 jiff@0.7.3 generate-json-patch@1.2.9 microdiff@1.6.0 deep-diff@1.0.2 json-diff-ts@4.10.4 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { createRequire } from 'module'; const require = createRequire(import.meta.url);
const micro = await import('microdiff');
const ways = {
  'just-diff': (a, b) => require('just-diff').diff(a, b), rfc6902: (a, b) => require('rfc6902').createPatch(a, b), 'fast-json-patch': (a, b) => require('fast-json-patch').compare(a, b), jiff: (a, b) => require('jiff').diff(a, b),
  'generate-json-patch': (a, b) => require('generate-json-patch').generateJSONPatch(a, b), microdiff: (a, b) => (micro.default.default ?? micro.default)(a, b), 'deep-diff': (a, b) => require('deep-diff').diff(a, b) ?? [], 'json-diff-ts': (a, b) => require('json-diff-ts').diff(a, b)
};
const ten = new Date('2026-12-10T14:00:00Z'), midnight = new Date('2026-12-10T16:00:00Z');
for (const [name, changes] of Object.entries(ways))
  console.log(`${name}: ` + [['the same moment', ten, new Date(ten)], ['two hours later', ten, midnight], ['as texts', ten.toJSON(), midnight.toJSON()], ['a text before', ten.toJSON(), midnight], ['none before', null, midnight]]
    .map(([what, from, until]) => `${what} ${changes({ name: 'a', window: { from } }, { name: 'a', window: { from: until } }).length ? 'changed' : 'no change'}`).join(', '));
JS

seen=$(cd "$work" && node try.mjs)
wanted=$(cat <<'LINES'
just-diff: the same moment no change, two hours later changed, as texts changed, a text before changed, none before changed
rfc6902: the same moment no change, two hours later no change, as texts changed, a text before changed, none before changed
fast-json-patch: the same moment changed, two hours later changed, as texts changed, a text before changed, none before changed
jiff: the same moment changed, two hours later changed, as texts changed, a text before changed, none before changed
generate-json-patch: the same moment changed, two hours later changed, as texts changed, a text before changed, none before changed
microdiff: the same moment no change, two hours later changed, as texts changed, a text before changed, none before changed
deep-diff: the same moment no change, two hours later changed, as texts changed, a text before changed, none before changed
json-diff-ts: the same moment no change, two hours later changed, as texts changed, a text before changed, none before changed
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
