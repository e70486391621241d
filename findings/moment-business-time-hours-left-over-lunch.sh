#!/usr/bin/env bash
# Reviews are given working hours, counted over lunch breaks (09:00-12:00 and 14:00-18:00). The library adds such hours to a moment, and says how many lie between two.
#
# Tried with: moment-business-time 2.0.0, moment 2.30.1, Node.js 20, zone Asia/Shanghai.
# Expected:   the two agree: what is reached by adding seven working hours is seven working hours away.
# Seen:       adding is right. The difference is right where the second moment lies in the afternoon, and too small where it lies in a morning: Thursday 10:00 to Friday 10:00 is 3 hours
#             instead of 7, to Monday 12:00 it is 14 instead of 16. With one stretch a day instead of two it would be right.
# Who cares:  whoever shows "hours left", or how long reviewers took: due dates are right, but figures beside them are not, and a review that had its seven hours counts as a quick one of three.
#             Count the hours by adding until the second moment is reached, or take a library whose difference knows of breaks.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts moment-business-time@2.0.0 moment@2.30.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const moment = require('moment-business-time');
const day = ['09:00:00', '12:00:00', '14:00:00', '18:00:00'];
moment.updateLocale('en', { workinghours: { 0: null, 1: day, 2: day, 3: day, 4: day, 5: day, 6: null } });
for (const [from, hours] of [['2026-11-26T10:00:00', 3], ['2026-11-26T10:00:00', 7], ['2026-11-26T15:00:00', 5], ['2026-11-26T11:00:00', 9], ['2026-11-26T10:00:00', 16]]) {
  const until = moment(from).addWorkingTime(hours, 'hours');
  console.log(`${moment(from).format('ddd HH:mm')} and ${hours} hours is ${until.format('ddd HH:mm')}, ${until.workingDiff(moment(from), 'hours')} hours away`);
}
JS

seen=$(cd "$work" && TZ=Asia/Shanghai node try.cjs)
wanted='Thu 10:00 and 3 hours is Thu 15:00, 3 hours away
Thu 10:00 and 7 hours is Fri 10:00, 3 hours away
Thu 15:00 and 5 hours is Fri 11:00, 2 hours away
Thu 11:00 and 9 hours is Fri 15:00, 9 hours away
Thu 10:00 and 16 hours is Mon 12:00, 14 hours away'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
