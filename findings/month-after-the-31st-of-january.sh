#!/usr/bin/env bash
# A term of one month, P1M, begins on 31 January. ISO 8601 leaves the arithmetic open; XML Schema (Part 2, appendix E), to which BPMN's duration type goes back, and civil
# law (in China article 202 of the Civil Code) end it on the last day of February.
#
# Tried with: @0dep/piso 5.1.2 (which reckons the timers of bpmn-engine), iso8601-duration 2.1.4; beside them duration-fns 3.0.2, luxon 3.7.2, Node.js 20.
# Expected:   28 February; a year after 29 February of a leap year, 28 February.
# Seen:       piso and iso8601-duration set the month and let the day run over: 3 March; from 30 January 2 March, before what begins a day later; a year after the 29th is
#             1 March. The other two end on 28 February.
# Who cares:  processes that keep terms in months: started at the end of January one fires three days late, and two libraries in one system disagree about the same text.
#             Write such terms in days where you may.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts @0dep/piso@5.1.2 iso8601-duration@2.1.4 duration-fns@3.0.2 luxon@3.7.2 >"$work/log" 2>&1 ||
  { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { parseDuration } from '@0dep/piso';
import * as iso from 'iso8601-duration';
import * as fns from 'duration-fns';
import { DateTime, Duration } from 'luxon';
const libraries = {
  'piso': (from, term) => parseDuration(term).getExpireAt(from),
  'iso8601-duration': (from, term) => iso.end(iso.parse(term), from),
  'duration-fns': (from, term) => fns.apply(from, fns.parse(term)),
  'luxon': (from, term) => DateTime.fromJSDate(from, { zone: 'utc' }).plus(Duration.fromISO(term)).toJSDate(),
};
for (const [name, end] of Object.entries(libraries))
  console.log(`${name}:`, [['2026-01-31', 'P1M'], ['2026-01-30', 'P1M'], ['2028-02-29', 'P1Y']]
    .map(([from, term]) => `${from} + ${term} = ${end(new Date(`${from}T00:00:00Z`), term).toISOString().slice(0, 10)}`).join(', '));
JS

seen=$(cd "$work" && TZ=UTC node try.mjs)
wanted='piso: 2026-01-31 + P1M = 2026-03-03, 2026-01-30 + P1M = 2026-03-02, 2028-02-29 + P1Y = 2029-03-01
iso8601-duration: 2026-01-31 + P1M = 2026-03-03, 2026-01-30 + P1M = 2026-03-02, 2028-02-29 + P1Y = 2029-03-01
duration-fns: 2026-01-31 + P1M = 2026-02-28, 2026-01-30 + P1M = 2026-02-28, 2028-02-29 + P1Y = 2029-02-28
luxon: 2026-01-31 + P1M = 2026-02-28, 2026-01-30 + P1M = 2026-02-28, 2028-02-29 + P1Y = 2029-02-28'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
