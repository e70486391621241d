#!/usr/bin/env bash
# Announcements of outages give times and lengths in Chinese words. The recognizers read dates, times and lengths out of such sentences in many languages, Chinese among them.
#
# Tried with: @microsoft/recognizers-text-suite 1.3.1 (recognizers-text-date-time 1.3.2), Node.js 20; it is Monday, 30 November 2026, 10:00.
# Expected:   今晚12点, "twelve tonight", is the coming midnight; 12月10日24时 is the end of that day; 一个半小时 is an hour and a half, 两个半小时 two
#             and a half; 下半年 is the second half of this year. Or they are not recognized.
# Seen:       noon of today; the beginning of the 10th (or noon); half an hour in both cases, "one" and "two" lie outside of what was recognized; the whole year 2027. "Ten at night", "two in the
#             early morning" and "48 hours" are right.
# Who cares:  whoever takes windows and lengths over from what people wrote: an outage of two and a half hours is announced as thirty minutes, and work planned to the end of a day is over before
#             it began. Show what was understood, and ask.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts @microsoft/recognizers-text-suite@1.3.1 @microsoft/recognizers-text-date-time@1.3.2 >"$work/log" 2>&1 ||
  { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { Culture, recognizeDateTime } = require('@microsoft/recognizers-text-suite');
const now = new Date(2026, 10, 30, 10, 0);
for (const phrase of ['今晚10点', '今晚12点', '12月10日凌晨2点', '12月10日24时', '48小时', '半小时', '一个半小时', '两个半小时', '下半年'])
  console.log(phrase, '=', recognizeDateTime(phrase, Culture.Chinese, 0, now).map(found => `${found.text} ${[...new Set(found.resolution.values
    .map(({ type, value, start, end }) => type === 'duration' ? `${value / 60} minutes` : value ?? `${start} to ${end}`))].filter(value => !value.startsWith('2025')).join(' or ')}`).join('; '));
JS

seen=$(cd "$work" && TZ=Asia/Shanghai node try.cjs)
wanted='今晚10点 = 今晚10点 2026-11-30 22:00:00
今晚12点 = 今晚12点 2026-11-30 12:00:00
12月10日凌晨2点 = 12月10日凌晨2点 2026-12-10 02:00:00
12月10日24时 = 12月10日24时 2026-12-10 00:00:00 or 2026-12-10 12:00:00
48小时 = 48小时 2880 minutes
半小时 = 半小时 30 minutes
一个半小时 = 半小时 30 minutes
两个半小时 = 半小时 30 minutes
下半年 = 下半年 2027-01-01 to 2028-01-01'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
