#!/usr/bin/env bash
# Checks of a network are kept as lines of a crontab: every second day of the week, Fridays to Sundays (5-7), Sundays (7). A scheduler after Quartz takes them over; there Sunday is 1 and Saturday 7,
# and no day is 8.
#
# Tried with: cron-to-quartz 1.4.15, Node.js 20. In crontab 0 and 7 are both Sunday.
# Expected:   7 becomes 1, 5-7 becomes 6-7,1 or 6-1, and */2 stays a step of two days; or a refusal.
# Seen:       one is added to every figure of the field: 7 becomes 8, which Quartz refuses, 5-7 becomes 6-8, and */2 becomes */3, every third day, because the step is counted up as well. A step of
#             five minutes stays one of five, names stay names, 0 to 6 and 1,3,5 are right.
# Who cares:  whoever moves a crontab: a refusal is seen at once, but the step passes Quartz and the check runs on three days a week instead of four. Write days by name (MON,WED,FRI,SUN) before they
#             are moved.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts cron-to-quartz@1.4.15 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { getQuartz } = require('cron-to-quartz');
for (const [line, meaning] of [['0 2 * * 0', 'Sundays'], ['0 2 * * 7', 'Sundays'], ['0 2 * * 5-7', 'Friday to Sunday'], ['0 2 * * 1-5', 'Monday to Friday'], ['0 2 * * MON', 'Mondays'],
  ['0 2 * * */2', 'every second day of the week'], ['0 2 * * 1-5/2', 'Monday, Wednesday, Friday'], ['0 2 * * 1,3,5', 'Monday, Wednesday, Friday'], ['*/5 * * * *', 'every five minutes']])
  console.log(`${line} (${meaning}): ${getQuartz(line).map(fields => fields.join(' ')).join(' and ')}`);
JS

seen=$(cd "$work" && node try.cjs)
wanted=$(cat <<'LINES'
0 2 * * 0 (Sundays): 0 0 2 ? * 1 *
0 2 * * 7 (Sundays): 0 0 2 ? * 8 *
0 2 * * 5-7 (Friday to Sunday): 0 0 2 ? * 6-8 *
0 2 * * 1-5 (Monday to Friday): 0 0 2 ? * 2-6 *
0 2 * * MON (Mondays): 0 0 2 ? * MON *
0 2 * * */2 (every second day of the week): 0 0 2 ? * */3 *
0 2 * * 1-5/2 (Monday, Wednesday, Friday): 0 0 2 ? * 2-6/3 *
0 2 * * 1,3,5 (Monday, Wednesday, Friday): 0 0 2 ? * 2,4,6 *
*/5 * * * * (every five minutes): 0 */5 * ? * * *
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
