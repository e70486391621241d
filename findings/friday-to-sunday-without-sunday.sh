#!/usr/bin/env bash
# A watch over the weekend runs Friday to Sunday. In cron Sunday is 0 or 7, so that the range is "5-7".
#
# Tried with: @datasert/cronjs-matcher 1.4.0, @breejs/later 4.2.0 (under the job runner Bree), beside them croner 11.0.0, Node.js 20.
# Expected:   7 is Sunday to all three, by itself, in a list and at the end of a range; or it is refused.
# Seen:       cronjs takes it for Sunday by itself and in a list, and drops it at the end of a range: "5-7" is Friday and Saturday. later takes it for Saturday everywhere, since it cuts numbers that
#             are too large down to the largest. Neither says anything; 0 is Sunday to both.
# Who cares:  whoever plans weekend watches or cutovers by such expressions: Sunday is left out, which the first two days do not show. Write "0,5,6".
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts @datasert/cronjs-matcher@1.4.0 @breejs/later@4.2.0 croner@11.0.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import later from '@breejs/later';
import matcher from '@datasert/cronjs-matcher';
import { Cron } from 'croner';
const from = new Date('2026-12-07T00:00:00Z'), until = new Date('2026-12-14T00:00:00Z');
const days = times => times.filter(time => new Date(time) < until).map(time => new Date(time).toUTCString().slice(0, 3)).join(' ');
for (const range of ['7', '5-7', '5,6,7', '0,5,6']) {
  const expression = `0 2 * * ${range}`;
  console.log(`${range}: cronjs ${days(matcher.getFutureMatches(expression, { startAt: from.toISOString(), matchCount: 7, timezone: 'UTC' }))} | later ${
    days(later.schedule(later.parse.cron(expression)).next(7, from))} | croner ${days(new Cron(expression, { timezone: 'UTC', paused: true }).nextRuns(7, from))}`);
}
JS

seen=$(cd "$work" && TZ=UTC node try.mjs)
wanted='7: cronjs Sun | later Sat | croner Sun
5-7: cronjs Fri Sat | later Fri Sat | croner Fri Sat Sun
5,6,7: cronjs Fri Sat Sun | later Fri Sat | croner Fri Sat Sun
0,5,6: cronjs Fri Sat Sun | later Fri Sat Sun | croner Fri Sat Sun'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
