#!/usr/bin/env bash
# How long was the line away, or how long is a contract, in months and days: from 31 January to 1 March 2027 it is one month and a day, since a month after the 31st is 28 February.
#
# Tried with: dateutils of Debian 12 (0.4.10-1), ddiff with -f '%m months %d days', beside it dadd.
# Expected:   one month and one day; added again, it leads from the first day to the second.
# Seen:       1 month and 62 days; from 30 January 63, from 31 December to 1 March 2 months and 62 days. Where April or June is the short month a day is missing instead: 31 March to 1 May is 1 month
#             and 0 days. Other pairs are right, and so are days alone.
# Who cares:  whoever bills or fines by months and days: two months too many at the end of winter, for a few pairs of days a year. Ask for days alone, or look whether the days are less than 31.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for package in dateutils=0.4.10-1; do (cd "$work" && apt-get download -qq "$package" >log 2>&1) || { cat "$work/log"; exit 1; }; done
for file in "$work"/*.deb; do dpkg -x "$file" "$work"; done

cat >"$work/try.sh" <<'SH'
for pair in '2027-01-15 2027-03-01' '2027-01-31 2027-02-28' '2027-01-31 2027-03-01' '2027-01-30 2027-03-01' '2026-12-31 2027-03-01' '2027-03-31 2027-05-01' '2027-05-31 2027-07-01'; do
  read -r from until <<<"$pair"
  months=$(dateutils.ddiff "$from" "$until" -f '%m'); days=$(dateutils.ddiff "$from" "$until" -f '%d'); both=$(dateutils.ddiff "$from" "$until" -f '%m months %d days')
  echo "$from to $until: $both, or $days days; $from and ${both%% *} months are $(dateutils.dadd "$from" "+${both%% *}mo")"
done
odd=0; day=2026-01-01
while [[ $day < 2027-01-01 ]]; do both=$(dateutils.ddiff "$day" 2027-03-01 -f '%d of %m'); ((${both%% *} > 30)) && odd=$((odd + 1)); day=$(dateutils.dadd "$day" +1d); done
echo "days of 2026 that are more than 30 days and some months before 1 March 2027: $odd"
SH

seen=$(cd "$work" && PATH="$work/usr/bin:$PATH" LD_LIBRARY_PATH="$work/usr/lib/$(uname -m)-linux-gnu" bash try.sh)
wanted=$(cat <<'LINES'
2027-01-15 to 2027-03-01: 1 months 14 days, or 45 days; 2027-01-15 and 1 months are 2027-02-15
2027-01-31 to 2027-02-28: 0 months 28 days, or 28 days; 2027-01-31 and 0 months are 2027-01-31
2027-01-31 to 2027-03-01: 1 months 62 days, or 29 days; 2027-01-31 and 1 months are 2027-02-28
2027-01-30 to 2027-03-01: 1 months 63 days, or 30 days; 2027-01-30 and 1 months are 2027-02-28
2026-12-31 to 2027-03-01: 2 months 62 days, or 60 days; 2026-12-31 and 2 months are 2027-02-28
2027-03-31 to 2027-05-01: 1 months 0 days, or 31 days; 2027-03-31 and 1 months are 2027-04-30
2027-05-31 to 2027-07-01: 1 months 0 days, or 31 days; 2027-05-31 and 1 months are 2027-06-30
days of 2026 that are more than 30 days and some months before 1 March 2027: 18
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
