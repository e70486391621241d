#!/usr/bin/env bash
# Windows are often written to the end of a day, "22:00 to 24:00". ISO 8601 has 24:00 for that (dropped in 2019, back with Amendment 1 of 2022), and ECMAScript's own Date
# takes it.
#
# Tried with: spacetime 7.15.0, luxon 3.7.2, Node.js 20.
# Expected:   2026-12-10T24:00 is 2026-12-11T00:00, or it is refused.
# Seen:       spacetime takes it for 23:00 of the same day, in a zone and in UTC, when parsing and through .time() and .hour(), and calls the result valid.
# Who cares:  whoever reads windows as people write them: the last hour, in which the service may still be away, is gone, and "restored by" is promised an hour early.
#             Turn 24:00 into the next day's 00:00 before.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts spacetime@7.15.0 luxon@3.7.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import spacetime from 'spacetime';
import { DateTime } from 'luxon';
const end = '2026-12-10T24:00:00';
console.log('Date:', new Date(`${end}Z`).toISOString());
console.log('luxon:', DateTime.fromISO(end, { zone: 'Asia/Shanghai' }).toISO());
const read = spacetime(end, 'Asia/Shanghai');
console.log('spacetime:', read.format('iso'), read.isValid() ? 'valid' : 'not valid');
console.log('spacetime, UTC:', spacetime(`${end}Z`).format('iso'));
const day = spacetime('2026-12-10', 'Asia/Shanghai');
console.log('spacetime, time():', day.time('24:00').format('iso'), 'hour():', day.hour(24).format('iso'));
const starts = spacetime('2026-12-10T22:00:00', 'Asia/Shanghai');
console.log('22:00 to 24:00, minutes:', starts.diff(read, 'minutes'));
JS

seen=$(cd "$work" && node try.mjs)
wanted='Date: 2026-12-11T00:00:00.000Z
luxon: 2026-12-11T00:00:00.000+08:00
spacetime: 2026-12-10T23:00:00.000+08:00 valid
spacetime, UTC: 2026-12-10T23:00:00.000Z
spacetime, time(): 2026-12-10T23:00:00.000+08:00 hour(): 2026-12-10T23:00:00.000+08:00
22:00 to 24:00, minutes: 60'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
