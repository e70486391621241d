#!/usr/bin/env bash
# Notices in Chinese name the part of the day: 中午12点30分 is half past twelve at noon. The library writes such texts, and its parser is given one back with the same format and language.
#
# Tried with: dayjs 1.11.23 with its plugin customParseFormat, beside it moment 2.30.1, Node.js 20.
# Expected:   what it writes it reads: every hour of the day comes back as it was.
# Seen:       23 hours do; the hour after twelve at noon comes back as the one after midnight, twelve hours early, and counts as valid. (中午 already holds from eleven o'clock, and the hour at which
#             a name of the day first holds decides between morning and afternoon.)
# Who cares:  whoever reads windows or times of complaints that were shown or exported in Chinese: an outage at lunch is one in the night, outside office hours and inside quiet hours. Write and read
#             hours from 0 to 23.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts dayjs@1.11.23 moment@2.30.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import 'dayjs/locale/zh-cn.js';
import moment from 'moment';
import 'moment/locale/zh-cn.js';
dayjs.extend(customParseFormat);
const format = 'YYYY年M月D日Ah点mm分';
let same = 0;
for (let hour = 0; hour < 24; hour++) {
  const text = dayjs(new Date(2026, 11, 10, hour, 30)).locale('zh-cn').format(format);
  const read = dayjs(text, format, 'zh-cn');
  if (read.hour() === hour) same++;
  else console.log(`${text}: dayjs ${read.format('YYYY-MM-DD HH:mm')}, valid ${read.isValid()}, moment ${moment(text, format, 'zh-cn').format('YYYY-MM-DD HH:mm')}`);
}
console.log(`read as written: ${same} hours`);
JS

seen=$(cd "$work" && node try.mjs)
wanted='2026年12月10日中午12点30分: dayjs 2026-12-10 00:30, valid true, moment 2026-12-10 12:30
read as written: 23 hours'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
