#!/usr/bin/env bash
# A report on complaints is due on the last Friday of the month, a roster on the first Monday, an invoice on the working day nearest to the 15th. Many libraries write that "5L", "1#1" and "15W".
#
# Tried with: cron-schedule 6.0.0, beside it croner 11.0.0, Node.js 20.
# Expected:   a library that does not know these marks refuses them, as it does a bare "L"; its readme names none.
# Seen:       it reads a number as far as it goes and drops what follows: "5L" is every Friday, "1#1" every Monday, "15W" the 15th, also on a Sunday. Nothing is said.
# Who cares:  whoever moves expressions from another scheduler: what was monthly goes out weekly, and looks right on the first day that anybody watches. Look through the fields for letters
#             other than names before they are handed over.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts cron-schedule@6.0.0 croner@11.0.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { parseCronExpression } from 'cron-schedule';
import { Cron } from 'croner';
const from = new Date('2026-12-01T00:00:00Z');
const days = times => times.map(time => time.toISOString().slice(0, 10)).join(' ');
for (const expression of ['0 2 * * 5L', '0 2 * * 1#1', '0 2 15W 5,8 *', '0 2 L * *']) {
  let said;
  try { said = days(parseCronExpression(expression).getNextDates(3, from)); } catch { said = 'refused'; }
  console.log(`${expression} | cron-schedule ${said} | croner ${days(new Cron(expression, { timezone: 'UTC', paused: true }).nextRuns(3, from))}`);
}
JS

seen=$(cd "$work" && TZ=UTC node try.mjs)
wanted='0 2 * * 5L | cron-schedule 2026-12-04 2026-12-11 2026-12-18 | croner 2026-12-25 2027-01-29 2027-02-26
0 2 * * 1#1 | cron-schedule 2026-12-07 2026-12-14 2026-12-21 | croner 2026-12-07 2027-01-04 2027-02-01
0 2 15W 5,8 * | cron-schedule 2027-05-15 2027-08-15 2028-05-15 | croner 2027-05-14 2027-08-16 2028-05-15
0 2 L * * | cron-schedule refused | croner 2026-12-31 2027-01-31 2027-02-28'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
