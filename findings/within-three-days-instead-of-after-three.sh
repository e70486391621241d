#!/usr/bin/env bash
# A notice says in Chinese when a window begins: 3天后 is "in three days", 3天内 "within three days", at any time until then. 下周六 is the Saturday of next week, 本周六 the one of this week, which begins on Monday.
#
# Tried with: date-fns 4.4.0, dayjs 1.11.23 with its plugin relativeTime, moment 2.30.1, luxon 3.7.2, Node.js 20; zh-CN and, where there are, zh-TW and zh-HK;
#             Thursday, 10 December 2026, 22:00 in Shanghai, and the last evening of November.
# Expected:   3天后; for the Saturday two days later 星期六, 本周六 or 后天; for the next morning 明天.
# Seen:       dayjs and date-fns (formatDistance with addSuffix) write the future as 3 天内, within three days; moment and luxon have 后. date-fns (formatRelative) calls each of the coming six
#             days but tomorrow 下個 in zh-TW and zh-HK, so that Saturday is moved by a week; in zh-CN it looks at the week. luxon's toRelativeCalendar names the largest unit that differs: on 30 November the next morning is 下个月, next month.
# Who cares:  whoever puts such words into texts for customers: "service stops within three days" for a night that is fixed, or a Saturday that is not the one meant. In English all
#             is right ("in 3 days"), so that tests do not show it. Write the date; or take Intl.RelativeTimeFormat, and toRelativeCalendar with unit: 'days'.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts date-fns@4.4.0 dayjs@1.11.23 moment@2.30.1 luxon@3.7.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { formatDistance, formatDistanceStrict, formatRelative } from 'date-fns';
import { enUS, zhCN, zhHK, zhTW } from 'date-fns/locale';
import dayjs from 'dayjs';
import relativeTime from 'dayjs/plugin/relativeTime.js';
import 'dayjs/locale/zh-cn.js';
import 'dayjs/locale/zh-tw.js';
import moment from 'moment';
import 'moment/locale/zh-cn.js';
import { DateTime } from 'luxon';
dayjs.extend(relativeTime);
moment.locale('zh-cn');
const now = new Date('2026-12-10T22:00+08:00'), later = new Date('2026-12-13T22:00+08:00'), saturday = new Date('2026-12-12T23:00+08:00');
const show = (name, text) => console.log(`${name}: ${text}`);
show('date-fns, in 3 days', [zhCN, zhTW, zhHK, enUS].map(locale => formatDistance(later, now, { locale, addSuffix: true })).join(' | '));
show('date-fns strict, in 3 days', formatDistanceStrict(later, now, { locale: zhCN, addSuffix: true }));
show('dayjs, in 3 days', ['zh-cn', 'zh-tw', 'en'].map(locale => dayjs(later).locale(locale).from(now)).join(' | '));
show('moment, in 3 days', moment(later).from(now));
show('luxon, in 3 days', DateTime.fromJSDate(later, { locale: 'zh-CN' }).toRelative({ base: DateTime.fromJSDate(now) }));
show('date-fns, Saturday', [zhCN, zhTW, zhHK, enUS].map(locale => formatRelative(saturday, now, { locale }).replace(/ (上午|下午|晚上|凌晨|at).*$/, '')).join(' | '));
show('moment, Saturday', moment(saturday).calendar(now));
const evening = DateTime.fromISO('2026-11-30T22:00', { locale: 'zh-CN' }), morning = evening.plus({ hours: 10 });
show('luxon, tomorrow on 30 November', `${morning.toRelativeCalendar({ base: evening })} | by days ${morning.toRelativeCalendar({ base: evening, unit: 'days' })}`);
JS

seen=$(cd "$work" && TZ=Asia/Shanghai node try.mjs)
wanted='date-fns, in 3 days: 3 天内 | 3 天內 | 3 天內 | in 3 days
date-fns strict, in 3 days: 3 天内
dayjs, in 3 days: 3 天内 | 3 天內 | in 3 days
moment, in 3 days: 3 天后
luxon, in 3 days: 3天后
date-fns, Saturday: 星期六 | 下個星期六 | 下個星期六 | Saturday
moment, Saturday: 本周六23:00
luxon, tomorrow on 30 November: 下个月 | by days 明天'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
