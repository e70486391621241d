#!/usr/bin/env bash
# A reminder is set 72 hours before the window. In a calendar that is TRIGGER:-PT72H, a duration with a sign in front (RFC 5545, 3.3.6; ECMAScript's Temporal and ISO 8601-2 have the sign there too).
#
# Tried with: dayjs 1.11.23 with its plugin duration, iso8601-duration 2.1.4; beside them luxon 3.7.2, duration-fns 3.0.2, temporal-polyfill 1.0.8, Node.js 20.
# Expected:   72 hours less than nothing; or a refusal.
# Seen:       dayjs and iso8601-duration take the sign and leave it aside: the reminder is 72 hours after the start. The other three keep it. (With the sign further in, P-3D, which is in no standard, dayjs
#             has it right.)
# Who cares:  whoever reads reminders or terms "before" from calendars and settings: the reminder of Thursday's work comes on Sunday. Look for the minus yourself and turn the result round.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts dayjs@1.11.23 iso8601-duration@2.1.4 luxon@3.7.2 duration-fns@3.0.2 temporal-polyfill@1.0.8 >"$work/log" 2>&1 ||
  { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import dayjs from 'dayjs';
import duration from 'dayjs/plugin/duration.js';
import * as fns from 'duration-fns';
import * as iso from 'iso8601-duration';
import { Duration } from 'luxon';
import { Temporal } from 'temporal-polyfill';
dayjs.extend(duration);
const start = new Date('2026-12-10T02:00:00Z');
const at = hours => new Date(+start + hours * 3600e3).toISOString().slice(0, 13);
for (const term of ['-PT72H', 'PT72H', '-P1DT2H'])
  console.log(`${term}: ${Object.entries({ dayjs: dayjs.duration(term).asHours(), 'iso8601-duration': (iso.end(iso.parse(term), start) - start) / 3600e3, luxon: Duration.fromISO(term).as('hours'),
    'duration-fns': fns.toHours(fns.parse(term)), Temporal: Temporal.Duration.from(term).total('hours') }).map(([name, hours]) => `${name} ${at(hours)}`).join(', ')}`);
JS

seen=$(cd "$work" && TZ=UTC node try.mjs)
wanted='-PT72H: dayjs 2026-12-13T02, iso8601-duration 2026-12-13T02, luxon 2026-12-07T02, duration-fns 2026-12-07T02, Temporal 2026-12-07T02
PT72H: dayjs 2026-12-13T02, iso8601-duration 2026-12-13T02, luxon 2026-12-13T02, duration-fns 2026-12-13T02, Temporal 2026-12-13T02
-P1DT2H: dayjs 2026-12-11T04, iso8601-duration 2026-12-11T04, luxon 2026-12-09T00, duration-fns 2026-12-09T00, Temporal 2026-12-09T00'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
