#!/usr/bin/env bash
# A branch in Frankfurt saves its data every night at 02:30 and looks every hour whether the lines are up. On 28 March 2027 the clock goes from 02:00 to 03:00 there, on 25 October 2026 it has the hour from 02:00 twice.
#
# Tried with: @datasert/cronjs-matcher 1.4.0, beside it croner 11.0.0, cron 4.4.0 and cron-parser 5.10.5, Node.js 20; zone Europe/Berlin. Moments are shown in UTC.
# Expected:   the job of the night is done in that night, a little earlier or later; what is due every hour is done every hour. The readme says nothing of it.
# Seen:       cronjs leaves the night of 28 March out: from 01:30Z on the 27th to 00:30Z on the 29th nothing is due. On 25 October the hourly look is not due at 01:00Z, so that two hours lie between. The other three do the night at 01:00Z or 01:30Z, and every hour.
# Who cares:  whoever has jobs in zones with summer time: one night a year nothing is saved, and the alarm for a save that is missing looks at the same clock. Keep jobs out of the hours from 02:00 to 03:00, or run them in UTC.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts @datasert/cronjs-matcher@1.4.0 croner@11.0.0 cron@4.4.0 cron-parser@5.10.5 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.mjs" <<'JS'
import { getFutureMatches } from '@datasert/cronjs-matcher';
import { CronTime } from 'cron';
import parser from 'cron-parser';
import { Cron } from 'croner';
const timezone = 'Europe/Berlin';
const shown = moments => moments.map(moment => new Date(moment).toISOString().slice(5, 16) + 'Z').join(', ');
for (const [expression, from, matchCount] of [['30 2 * * *', '2027-03-26T12:00:00Z', 3], ['30 2 * * *', '2026-10-23T12:00:00Z', 3], ['0 * * * *', '2026-10-24T23:30:00Z', 4]]) {
  const next = new CronTime(expression, timezone), parsed = parser.CronExpressionParser.parse(expression, { currentDate: new Date(from), tz: timezone });
  const inCron = [];
  for (let at = new Date(from); inCron.length < matchCount; inCron.push(at)) at = next.getNextDateFrom(at, timezone).toJSDate();
  console.log(`${expression}: cronjs ${shown(getFutureMatches(expression, { startAt: from, timezone, matchCount }))}; croner ${shown(new Cron(expression, { timezone }).nextRuns(matchCount, new Date(from)))}; cron ${shown(inCron)}; cron-parser ${shown(Array.from({ length: matchCount }, () => parsed.next().toDate()))}`);
}
JS

seen=$(cd "$work" && TZ=UTC node try.mjs)
wanted=$(cat <<'LINES'
30 2 * * *: cronjs 03-27T01:30Z, 03-29T00:30Z, 03-30T00:30Z; croner 03-27T01:30Z, 03-28T01:00Z, 03-29T00:30Z; cron 03-27T01:30Z, 03-28T01:00Z, 03-29T00:30Z; cron-parser 03-27T01:30Z, 03-28T01:30Z, 03-29T00:30Z
30 2 * * *: cronjs 10-24T00:30Z, 10-25T00:30Z, 10-26T01:30Z; croner 10-24T00:30Z, 10-25T00:30Z, 10-26T01:30Z; cron 10-24T00:30Z, 10-25T00:30Z, 10-26T01:30Z; cron-parser 10-24T00:30Z, 10-25T00:30Z, 10-26T01:30Z
0 * * * *: cronjs 10-25T00:00Z, 10-25T02:00Z, 10-25T03:00Z, 10-25T04:00Z; croner 10-25T00:00Z, 10-25T01:00Z, 10-25T02:00Z, 10-25T03:00Z; cron 10-25T00:00Z, 10-25T01:00Z, 10-25T02:00Z, 10-25T03:00Z; cron-parser 10-25T00:00Z, 10-25T01:00Z, 10-25T02:00Z, 10-25T03:00Z
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
