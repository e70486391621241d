#!/usr/bin/env bash
# Times of checks are kept as cron expressions on the clock of Shanghai; the scheduler runs in UTC, and a library turns them into its zone.
#
# Tried with: crontzconvert 1.1.1, croner 11.0.0 (which counts what both expressions mean, over two years), Node.js 20.
# Expected:   the same moments, as with "02:00 every Monday" and "02:00 on the 1st and 15th"; or a refusal where one expression cannot say it (04:00 to 12:00 on Mondays lies on two days in UTC).
# Seen:       Mondays of January become Sundays of December; 02:00 on the last day of a month becomes the 1st instead of the day before the last; where some hours fall on the day
#             before and some do not, the day of all is moved, so that half of them come a day early. Nothing is refused.
# Who cares:  whoever moves a scheduler to UTC: jobs of one month run in another, and those of the last day four weeks off. Keep the zone beside the expression, for a scheduler that takes both.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts crontzconvert@1.1.1 croner@11.0.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { Cron } from 'croner';
import crontzconvert from 'crontzconvert';
const [from, until] = [new Date('2027-01-10T00:00:00Z'), new Date('2029-01-10T00:00:00Z')];
const moments = (expression, timezone) => {
  const job = new Cron(expression, { timezone, paused: true }), all = new Set();
  for (let next = job.nextRun(from); next && next < until; next = job.nextRun(next)) all.add(next.toISOString());
  return all;
};
for (const expression of ['0 0 2 * * 1', '0 0 2 1,15 * *', '0 0 2 L * *', '0 0 2 * 1 1', '0 0 4-12 * * 1']) {
  const utc = crontzconvert.convert(expression, 'Asia/Shanghai', 'UTC');
  const [meant, said] = [moments(expression, 'Asia/Shanghai'), moments(utc, 'UTC')];
  console.log(`${expression} -> ${utc}: of ${meant.size} moments ${[...meant].filter(moment => said.has(moment)).length}, others ${[...said].filter(moment => !meant.has(moment)).length}`);
}
JS

seen=$(cd "$work" && TZ=UTC node try.mjs)
wanted='0 0 2 * * 1 -> 0 0 18 * * 0: of 105 moments 105, others 0
0 0 2 1,15 * * -> 0 0 18 14,L * *: of 48 moments 48, others 0
0 0 2 L * * -> 0 0 18 1 * *: of 24 moments 0, others 24
0 0 2 * 1 1 -> 0 0 18 * 12 0: of 10 moments 1, others 8
0 0 4-12 * * 1 -> 0 0 0-4,20-23 * * 0: of 945 moments 420, others 524'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
