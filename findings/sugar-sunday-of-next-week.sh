#!/usr/bin/env bash
# Staff type days as they say them: 下周日, the Sunday of next week, 12/10 for the tenth of December. Weeks begin on Monday in China, and the month stands before the day.
#
# Tried with: sugar-date 2.0.6 with its locale zh-CN, Node.js 20; it is Monday, 30 November 2026, then Thursday, 3 December.
# Expected:   下周日 is 13 December, the day after 下周六; 上周日 is the one that ended last week, 29 November on both days; 12/10 is 10 December, as 2026/12/10 is.
# Seen:       下周日 is the coming Sunday, 6 December, six days before 下周六 (12 December); 上周日 is 22 November, a week before the one meant. 12/10 and 12-10 are 12 October; 10/12 is 10 December. The same words for the other days
#             are right, and so is the date with a year.
# Who cares:  whoever lets people type a window's day: the night is a week early, on the one day of the week on which most work is done, or two months off and in the past. Show the whole date, and take
#             it with year.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts sugar-date@2.0.6 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.cjs" <<'JS'
const Sugar = require('sugar-date');
require('sugar-date/locales/zh-CN.js');
Sugar.Date.setLocale('zh-CN');
const day = at => `${at.getMonth() + 1}/${at.getDate()} ${'日一二三四五六'[at.getDay()]}`;
for (const today of ['2026-11-30T10:00:00+08:00', '2026-12-03T10:00:00+08:00']) {
  Sugar.Date.setOption('newDateInternal', () => new Date(today));
  console.log(`${today.slice(0, 10)}: ${['下周一', '下周六', '下周日', '上周一', '上周日', '12/10', '12-10', '10/12', '2026/12/10', '12月10日'].map(words => `${words} = ${day(Sugar.Date.create(words))}`).join(', ')}`);
}
JS

seen=$(cd "$work" && TZ=Asia/Shanghai node try.cjs)
wanted=$(cat <<'LINES'
2026-11-30: 下周一 = 12/7 一, 下周六 = 12/12 六, 下周日 = 12/6 日, 上周一 = 11/23 一, 上周日 = 11/22 日, 12/10 = 10/12 一, 12-10 = 10/12 一, 10/12 = 12/10 四, 2026/12/10 = 12/10 四, 12月10日 = 12/10 四
2026-12-03: 下周一 = 12/7 一, 下周六 = 12/12 六, 下周日 = 12/6 日, 上周一 = 11/23 一, 上周日 = 11/22 日, 12/10 = 10/12 一, 12-10 = 10/12 一, 10/12 = 12/10 四, 2026/12/10 = 12/10 四, 12月10日 = 12/10 四
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
