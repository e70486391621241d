#!/usr/bin/env bash
# Announcements of network work say when: 2026年12月10日22点30分, 12月10日22:00. dateparser reads dates in many languages, Chinese among them; it is asked for Chinese alone.
#
# Tried with: dateparser of Debian 12 (1.1.6-1), Python 3.11; it is Monday, 30 November 2026, 10:00, and dates are preferred in the future.
# Expected:   10 December 2026, 22:30; where a year is missing 2026, since the 10th of December is still to come; or nothing where it does not understand.
# Seen:       22点30分 loses the day: today at 10:30 in the morning. With 时, or a colon, and the year it is right. Within a sentence 12月10日22:00 is of 2027, a year late; by itself it is not understood,
#             nor are 后天下午3点, 三天后, 晚上8点 and 今晚. 12/10, the tenth of December, is 30 October of the year 2112.
# Who cares:  whoever sorts announcements by it: a night in ten days is this morning and past, another a year away, and both are dates that look well. Take it for whole dates with figures and colons
#             only.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for package in python3-dateparser=1.1.6-1 python3-dateutil=2.8.2-2 python3-tz=2022.7.1-4 python3-six=1.16.0-4 python3-regex=0.1.20221031-1+b1 python3-tzlocal=4.2-1 python3-pytz-deprecation-shim=0.1.0.post0-3 python3-convertdate=2.4.0-1 python3-pymeeus=0.5.11+dfsg1-1; do (cd "$work" && apt-get download -qq "$package" >log 2>&1) || { cat "$work/log"; exit 1; }; done
for file in "$work"/*.deb; do dpkg -x "$file" "$work"; done

cat >"$work/try.py" <<'PY'
from datetime import datetime
import dateparser
from dateparser.search import search_dates
settings = {'RELATIVE_BASE': datetime(2026, 11, 30, 10), 'PREFER_DATES_FROM': 'future'}
for text in ('2026年12月10日22:30', '2026年12月10日 22:30', '2026年12月10日22点30分', '2026年12月10日22时30分', '2026年12月10日', '12月10日', '12月10日22:00', '3天后', '三天后', '后天下午3点', '晚上8点', '12/10', '2026/12/10'):
    print(text + ':', dateparser.parse(text, languages=['zh'], settings=settings))
for text in ('割接于12月10日22:00开始', '割接于2026年12月10日22:00开始'):
    print(text + ':', *(f'{part} is {moment}' for part, moment in search_dates(text, languages=['zh'], settings=settings)))
PY

seen=$(cd "$work" && PYTHONWARNINGS=ignore PYTHONPATH="$work/usr/lib/python3/dist-packages" /usr/bin/python3 try.py)
wanted=$(cat <<'LINES'
2026年12月10日22:30: 2026-12-10 22:30:00
2026年12月10日 22:30: 2026-12-10 22:30:00
2026年12月10日22点30分: 2026-11-30 10:30:00
2026年12月10日22时30分: 2026-12-10 22:30:00
2026年12月10日: 2026-12-10 00:00:00
12月10日: None
12月10日22:00: None
3天后: 2026-12-03 10:00:00
三天后: None
后天下午3点: None
晚上8点: None
12/10: 2112-10-30 00:00:00
2026/12/10: 2026-12-10 00:00:00
割接于12月10日22:00开始: 12月10日22:00 is 2027-12-10 22:00:00
割接于2026年12月10日22:00开始: 2026年12月10日22:00 is 2026-12-10 22:00:00
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
