#!/usr/bin/env bash
# A decision table asks how long before the window customers were told: both moments are dates with times, one in the province's zone, one in UTC as a gateway reports it.
#
# Tried with: feelin 8.2.0 (the FEEL interpreter of bpmn.io's form and decision tools), Node.js 20.
# Expected:   the difference of two equal moments is PT0S: a date and time with a zone or an offset is a point on one line of time, as the comparison treats it.
# Seen:       the comparison knows that 02:00 in Shanghai is 18:00Z, and "=" says true, but "-" subtracts the wall clocks: PT8H for equal moments, 80 hours for 72.
# Who cares:  rules such as "told at least 72 hours before": a notice given 64 hours before passes, since its UTC time seems eight hours
#             earlier. Bring both moments into one zone first.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts feelin@8.2.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { evaluate } from 'feelin';
const starts = 'date and time("2026-12-10T02:00:00@Asia/Shanghai")';
for (const [what, expression] of [
  ['equal', `${starts} = date and time("2026-12-09T18:00:00Z")`],
  ['difference', `string(${starts} - date and time("2026-12-09T18:00:00Z"))`],
  ['with offsets', 'string(date and time("2026-12-10T02:00:00+08:00") - date and time("2026-12-09T18:00:00Z"))'],
  ['in one zone', `string(${starts} - date and time("2026-12-07T02:00:00@Asia/Shanghai"))`],
  ['told 64 h before, 72 h kept', `${starts} - date and time("2026-12-07T02:00:00Z") >= duration("PT72H")`],
]) console.log(`${what}: ${evaluate(expression).value}`);
JS

seen=$(cd "$work" && node try.mjs)
wanted='equal: true
difference: PT8H
with offsets: PT8H
in one zone: P3D
told 64 h before, 72 h kept: true'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
