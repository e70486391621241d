#!/usr/bin/env bash
# Risks and clauses are numbered 1.1, 1.2 to 1.10, with levels below, 1.2.10. A list is to stand in that order, not in the one of letters; "natural" sorting is what libraries offer for it.
#
# Tried with: natural-orderby 5.0.0, javascript-natural-sort 0.7.1, natsort 2.0.3, natural-sort 1.0.0; beside them natural-compare 1.4.0, string-natural-compare 3.0.1, alphanum-sort 1.1.0, Node.js 20.
# Expected:   1.2, 1.9, 1.10, as with R1.2, R1.9, R1.10 and with three levels.
# Seen:       the first four take a number with one point for a decimal fraction: 1.10 is as much as 1.1 and stands before 1.2. With a letter in front or with three levels they count every part, so that one
#             register can have both orders. The other three have 1.10 last.
# Who cares:  whoever reads a register from top to bottom or shows its first and last: number ten of each chapter sits between one and two, and only once there is a tenth. Numbers of levels are to be taken apart at
#             the point first, or be sorted by a library that knows no fractions.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts natural-orderby@5.0.0 javascript-natural-sort@0.7.1 natsort@2.0.3 natural-sort@1.0.0 natural-compare@1.4.0 string-natural-compare@3.0.1 alphanum-sort@1.1.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const natsort = require('natsort');
const by = compare => list => [...list].sort(compare);
const libraries = {
  'natural-orderby': by(require('natural-orderby').compare()),
  'javascript-natural-sort': by(require('javascript-natural-sort')),
  natsort: by((natsort.default ?? natsort)()),
  'natural-sort': by(require('natural-sort')()),
  'natural-compare': by(require('natural-compare')),
  'string-natural-compare': by(require('string-natural-compare')),
  'alphanum-sort': list => require('alphanum-sort')([...list]),
};
for (const [name, sort] of Object.entries(libraries))
  console.log(`${name}: ${[['1.1', '1.2', '1.9', '1.10'], ['R1.1', 'R1.2', 'R1.9', 'R1.10'], ['1.2.1', '1.2.9', '1.2.10']].map(list => sort(list.reverse()).join(' ')).join(', ')}`);
JS

seen=$(cd "$work" && node try.cjs)
wanted='natural-orderby: 1.10 1.1 1.2 1.9, R1.1 R1.2 R1.9 R1.10, 1.2.1 1.2.9 1.2.10
javascript-natural-sort: 1.10 1.1 1.2 1.9, R1.1 R1.2 R1.9 R1.10, 1.2.1 1.2.9 1.2.10
natsort: 1.10 1.1 1.2 1.9, R1.1 R1.2 R1.9 R1.10, 1.2.1 1.2.9 1.2.10
natural-sort: 1.10 1.1 1.2 1.9, R1.1 R1.2 R1.9 R1.10, 1.2.1 1.2.9 1.2.10
natural-compare: 1.1 1.2 1.9 1.10, R1.1 R1.2 R1.9 R1.10, 1.2.1 1.2.9 1.2.10
string-natural-compare: 1.1 1.2 1.9 1.10, R1.1 R1.2 R1.9 R1.10, 1.2.1 1.2.9 1.2.10
alphanum-sort: 1.1 1.2 1.9 1.10, R1.1 R1.2 R1.9 R1.10, 1.2.1 1.2.9 1.2.10'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
