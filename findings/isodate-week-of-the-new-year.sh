#!/usr/bin/env bash
# Reports are named by the week of ISO 8601, rosters have moments from other programs. 1 January 2027 is a Friday of week 53 of 2026; the standard's minus is U+2212 where the set of signs has one, and
# -08:00 is written with it by programs that set numbers properly.
#
# Tried with: isodate of Debian 12 (0.6.1-1), Python 3.11.
# Expected:   2026-W53 for 1 January 2027, which the library reads back; a moment whose offset it does not know is refused, as "2026-12-10" without a time is.
# Seen:       the year of the day is put before the week of the other year: 2027-W53 and, with the day, 2027-W53-5. Read again that is 7 January 2028, a year later. Behind a time an offset with the
#             true minus is dropped, as is " Uhr": the moment has then no zone. A second moment behind a slash is refused.
# Who cares:  whoever sorts or looks up by the week: reports of the first days of January stand at the end of the next year. A window from the west of Greenwich stands on the clock of whoever reads
#             it. Use isocalendar() and datetime.fromisoformat of Python itself.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for package in python3-isodate=0.6.1-1 python3-six=1.16.0-4; do (cd "$work" && apt-get download -qq "$package" >log 2>&1) || { cat "$work/log"; exit 1; }; done
for file in "$work"/*.deb; do dpkg -x "$file" "$work"; done

cat >"$work/try.py" <<'PY'
from datetime import date, datetime
import isodate
for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 3), date(2027, 1, 4), date(2024, 12, 31)):
    week, full = isodate.date_isoformat(day, isodate.DATE_EXT_WEEK), isodate.date_isoformat(day, isodate.DATE_EXT_WEEK_COMPLETE)
    try: back = isodate.parse_date(full)
    except ValueError as error: back = type(error).__name__
    print(day, 'is', week, 'and', full + ',', 'read again', back, '- the calendar says %d-W%02d-%d' % day.isocalendar())
for text in ('2026-12-10T22:00-08:00', '2026-12-10T22:00\u221208:00', '2026-12-10T22:00/2026-12-11T06:00', '2026-12-10T22:00 Uhr', '2026-12-10'):
    seen = []
    for parse in (isodate.parse_datetime, datetime.fromisoformat):
        try: seen.append(str(parse(text)))
        except ValueError as error: seen.append('refused')
    print(text + ': isodate', seen[0] + ', Python', seen[1])
PY

seen=$(cd "$work" && PYTHONPATH="$work/usr/lib/python3/dist-packages" /usr/bin/python3 try.py)
wanted=$(cat <<'LINES'
2026-12-31 is 2026-W53 and 2026-W53-4, read again 2026-12-31 - the calendar says 2026-W53-4
2027-01-01 is 2027-W53 and 2027-W53-5, read again 2028-01-07 - the calendar says 2026-W53-5
2027-01-03 is 2027-W53 and 2027-W53-7, read again 2028-01-09 - the calendar says 2026-W53-7
2027-01-04 is 2027-W01 and 2027-W01-1, read again 2027-01-04 - the calendar says 2027-W01-1
2024-12-31 is 2024-W01 and 2024-W01-2, read again 2024-01-02 - the calendar says 2025-W01-2
2026-12-10T22:00-08:00: isodate 2026-12-10 22:00:00-08:00, Python 2026-12-10 22:00:00-08:00
2026-12-10T22:00−08:00: isodate 2026-12-10 22:00:00, Python refused
2026-12-10T22:00/2026-12-11T06:00: isodate refused, Python refused
2026-12-10T22:00 Uhr: isodate 2026-12-10 22:00:00, Python refused
2026-12-10: isodate refused, Python 2026-12-10 00:00:00
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
