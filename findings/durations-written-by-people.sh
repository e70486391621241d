#!/usr/bin/env bash
# Terms, waits and reminders stand in settings and lists as people write them: 1h30, 1,5 h (a comma in much of Europe), -72h (before the window), 10 min, and as programs do, P1DT12H.
#
# Tried with: parse-duration 2.1.9, timestring 7.0.0, itty-time 2.0.2, beside them ms 2.1.3, Node.js 20, each with its defaults; all in minutes.
# Expected:   the length that was meant, or an error (ms answers undefined for what it does not know).
# Seen:       parse-duration takes 12 hours from P1DT12H, since the day before the T is lost, and one minute from P1M, a month; both it and timestring read 1,5 h as 15 hours, since a comma parts thousands (as parse-duration's page says);
#             timestring drops a minus, so that 72 hours before are 72 hours after, and the 30 of 1h30. itty-time knows the words in full only: 10 min are 10 milliseconds, 3 hrs three.
# Who cares:  whoever reads deadlines or waits with them: none of these gives an error, and each gives a length that looks possible somewhere. Check what was read by writing it out again for the person who typed it,
#             and give durations of ISO 8601 to a parser of ISO 8601.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts parse-duration@2.1.9 timestring@7.0.0 itty-time@2.0.2 ms@2.1.3 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import parseDuration from 'parse-duration';
import timestring from 'timestring';
import { ms as itty } from 'itty-time';
import ms from 'ms';
const readers = { 'parse-duration': parseDuration, timestring: text => timestring(text, 'ms'), 'itty-time': itty, ms };
const read = (reader, text) => {
  try {
    const length = reader(text);
    return Number.isFinite(length) ? +(length / 60000).toFixed(5) : 'none';
  } catch { return 'an error'; }
};
for (const text of ['90 minutes', 'PT36H', 'P1DT12H', 'P1M', '1,5 h', '-72h', '1h30', '10 min', '3 hrs'])
  console.log(`${text}: ${Object.entries(readers).map(([name, reader]) => `${name} ${read(reader, text)}`).join(', ')}`);
JS

seen=$(cd "$work" && node try.mjs)
wanted='90 minutes: parse-duration 90, timestring 90, itty-time 90, ms 90
PT36H: parse-duration 2160, timestring 2160, itty-time none, ms none
P1DT12H: parse-duration 720, timestring an error, itty-time none, ms none
P1M: parse-duration 1, timestring 1, itty-time none, ms none
1,5 h: parse-duration 900, timestring 900, itty-time none, ms none
-72h: parse-duration -4320, timestring 4320, itty-time none, ms -4320
1h30: parse-duration 90, timestring 60, itty-time none, ms none
10 min: parse-duration 10, timestring 10, itty-time 0.00017, ms 10
3 hrs: parse-duration 180, timestring 180, itty-time 0.00005, ms 180'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
