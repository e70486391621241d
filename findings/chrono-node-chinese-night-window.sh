#!/usr/bin/env bash
# Announcements of network work say their window in words: from ten in the evening to six in the morning of the next day. chrono-node reads such phrases in several languages.
#
# Tried with: chrono-node 2.10.3, Node.js 20; Chinese (simplified) beside English and Japanese, zone +08:00.
# Expected:   where both ends have a date and an hour of their own, or the end is "the next day" (次日), the window ends on the 11th at 06:00, as it does in English and in Japanese.
# Seen:       in Chinese the second hour is dropped: the range ends when it begins (22:00 to 22:00), and the hour left over becomes a second result of its own, today at six, which lies in the
#             past although forwardDate was asked for. "The next day" is not known, with the same second result. Only an end that is a bare hour (22:00-06:00) is read as the next morning.
# Who cares:  whoever takes windows over from announcements or mails in Chinese: the window has no length, or the end is weeks before the beginning. Refuse a range that is empty or has a
#             second result beside it, and ask for both ends in fields.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import * as chrono from 'chrono-node';
const now = { instant: new Date('2026-11-29T02:00:00Z'), timezone: 480 };
const inChina = moment => new Date(moment.getTime() + 8 * 3600e3).toISOString().slice(0, 16);
for (const [language, phrase] of [
  ['zh', '12月10日22:00至12月11日06:00'], ['zh', '12月10日22:00至次日06:00'], ['zh', '12月31日23:00至1月1日06:00'], ['zh', '12月10日22:00-06:00'],
  ['en', 'December 10 22:00 to December 11 06:00'], ['ja', '12月10日22時から12月11日6時']])
  console.log(phrase, '=', (language === 'zh' ? chrono.zh.hans : chrono[language]).parse(phrase, now, { forwardDate: true })
    .map(found => inChina(found.start.date()) + (found.end ? ' to ' + inChina(found.end.date()) : '')).join(' and '));
JS

seen=$(cd "$work" && TZ=Asia/Shanghai node try.mjs)
wanted='12月10日22:00至12月11日06:00 = 2026-12-10T22:00 to 2026-12-10T22:00 and 2026-11-30T06:00
12月10日22:00至次日06:00 = 2026-12-10T22:00 and 2026-11-30T06:00
12月31日23:00至1月1日06:00 = 2026-12-31T23:00 to 2026-12-31T23:00 and 2026-11-30T06:00
12月10日22:00-06:00 = 2026-12-10T22:00 to 2026-12-11T06:00
December 10 22:00 to December 11 06:00 = 2026-12-10T22:00 to 2026-12-11T06:00
12月10日22時から12月11日6時 = 2026-12-10T22:00 to 2026-12-11T06:00'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
