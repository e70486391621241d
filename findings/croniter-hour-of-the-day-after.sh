#!/usr/bin/env bash
# A branch in Frankfurt saves its data every night at 02:30 and looks every hour whether the lines are up. On 28 March 2027 the clock goes from 02:00 to 03:00 there, on 25 October 2026 it has the hour
# from 02:00 twice.
#
# Tried with: croniter of Debian 12 (1.3.5-3) with Python 3.11's own zones (zoneinfo); beside them moments with zones of dateutil and of pytz, which its readme names.
# Expected:   every night at 02:30 by the clock of Frankfurt, in the night of March a little earlier or later; every hour once an hour: the library asks for moments with a zone, and zoneinfo is the
#             language's own.
# Seen:       with zoneinfo the look at 02:00 in the night of October is followed by one at 04:00, three hours later, and the save of the night after is at 03:30. Asked for the times before, it finds
#             03:30 and 01:30, which the line does not have. dateutil does not get past 28 March: every next save is 01:30 of that night. pytz has four saves in three nights of March, at 02:30, 03:30
#             and 01:30, and leaves two hours between two looks in October.
# Who cares:  whoever runs jobs from it: a save an hour off on the day after, when nobody thinks of the clock, and two hours in which nobody looks. In zones without summer time all is right, so that
#             tests in Shanghai pass. Ask it in UTC for jobs of every hour, and look whether the hour fits before a job starts.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for package in python3-croniter=1.3.5-3 python3-dateutil=2.8.2-2 python3-tz=2022.7.1-4 python3-six=1.16.0-4 python3-natsort=8.0.2-2; do (cd "$work" && apt-get download -qq "$package" >log 2>&1) || { cat "$work/log"; exit 1; }; done
for file in "$work"/*.deb; do dpkg -x "$file" "$work"; done

cat >"$work/try.py" <<'PY'
from datetime import datetime
from zoneinfo import ZoneInfo
from dateutil import tz
import pytz
from croniter import croniter
kinds = {'zoneinfo': lambda *at: datetime(*at, tzinfo=ZoneInfo('Europe/Berlin')), 'dateutil': lambda *at: datetime(*at, tzinfo=tz.gettz('Europe/Berlin')), 'pytz': lambda *at: pytz.timezone('Europe/Berlin').localize(datetime(*at))}
for name, at in kinds.items():
    for line, start, step, count in (('30 2 * * *', (2027, 3, 26, 12), 'get_next', 4), ('30 2 * * *', (2027, 3, 29, 12), 'get_prev', 3), ('30 2 * * *', (2026, 10, 23, 12), 'get_next', 4), ('30 2 * * *', (2026, 10, 26, 12), 'get_prev', 3), ('0 * * * *', (2026, 10, 24, 23, 30), 'get_next', 6)):
        times = croniter(line, at(*start))
        print(name, line, 'from', at(*start).strftime('%m-%d %H:%M'), step + ':', ', '.join(getattr(times, step)(datetime).strftime('%m-%d %H:%M%z') for _ in range(count)))
PY

seen=$(cd "$work" && PYTHONPATH="$work/usr/lib/python3/dist-packages" /usr/bin/python3 try.py)
wanted=$(cat <<'LINES'
zoneinfo 30 2 * * * from 03-26 12:00 get_next: 03-27 02:30+0100, 03-28 02:30+0100, 03-29 02:30+0200, 03-30 02:30+0200
zoneinfo 30 2 * * * from 03-29 12:00 get_prev: 03-29 02:30+0200, 03-28 03:30+0200, 03-28 03:30+0200
zoneinfo 30 2 * * * from 10-23 12:00 get_next: 10-24 02:30+0200, 10-25 02:30+0200, 10-26 03:30+0100, 10-27 02:30+0100
zoneinfo 30 2 * * * from 10-26 12:00 get_prev: 10-26 02:30+0100, 10-25 01:30+0200, 10-24 02:30+0200
zoneinfo 0 * * * * from 10-24 23:30 get_next: 10-25 00:00+0200, 10-25 01:00+0200, 10-25 02:00+0200, 10-25 04:00+0100, 10-25 05:00+0100, 10-25 06:00+0100
dateutil 30 2 * * * from 03-26 12:00 get_next: 03-27 02:30+0100, 03-28 01:30+0100, 03-28 01:30+0100, 03-28 01:30+0100
dateutil 30 2 * * * from 03-29 12:00 get_prev: 03-29 02:30+0200, 03-28 02:30+0200, 03-27 02:30+0100
dateutil 30 2 * * * from 10-23 12:00 get_next: 10-24 02:30+0200, 10-25 02:30+0200, 10-26 03:30+0100, 10-27 02:30+0100
dateutil 30 2 * * * from 10-26 12:00 get_prev: 10-26 02:30+0100, 10-25 01:30+0200, 10-24 02:30+0200
dateutil 0 * * * * from 10-24 23:30 get_next: 10-25 00:00+0200, 10-25 01:00+0200, 10-25 02:00+0200, 10-25 04:00+0100, 10-25 05:00+0100, 10-25 06:00+0100
pytz 30 2 * * * from 03-26 12:00 get_next: 03-27 02:30+0100, 03-28 02:30+0200, 03-28 03:30+0200, 03-29 01:30+0200
pytz 30 2 * * * from 03-29 12:00 get_prev: 03-29 02:30+0200, 03-28 02:30+0100, 03-28 01:30+0100
pytz 30 2 * * * from 10-23 12:00 get_next: 10-24 02:30+0200, 10-25 02:30+0200, 10-26 02:30+0100, 10-27 02:30+0100
pytz 30 2 * * * from 10-26 12:00 get_prev: 10-26 02:30+0100, 10-25 02:30+0100, 10-24 02:30+0200
pytz 0 * * * * from 10-24 23:30 get_next: 10-25 00:00+0200, 10-25 01:00+0200, 10-25 02:00+0200, 10-25 03:00+0100, 10-25 04:00+0100, 10-25 05:00+0100
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
