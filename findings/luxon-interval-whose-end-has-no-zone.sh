#!/usr/bin/env bash
# A window is given as an ISO 8601 interval, 2026-12-10T22:00+08:00/2026-12-11T06:00: eight hours in Shanghai. ISO 8601 (2004: 4.4.5): a zone before the solidus holds behind it too where none
# is given there; and of the end, what is the same as in the start may be left out (2026-12-10T22:00+08:00/11T06:00, …/23:00).
#
# Tried with: luxon 3.7.2, beside it @0dep/piso 5.1.2 (under bpmn-engine's timers), Node.js 20; the machine is in UTC, then in Tokyo.
# Expected:   8 hours (1 with …/23:00), or an error.
# Seen:       luxon reads each end by itself: one without zone is on the machine's clock, 16 hours on a server in UTC and 7 in Tokyo. setZone changes nothing. The shortened end it refuses; an end of
#             hours alone (…/23:00) it puts on the day on which the program runs: 57 hours. piso is right everywhere.
# Who cares:  whoever takes windows from other systems: on a developer's machine in China everything is right, on the server the window lasts into the next afternoon, and notices and freezes follow it.
#             Pass the zone of the start on: Interval.fromISO(text, { zone: DateTime.fromISO(text.split('/')[0], { setZone: true }).zone }).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts luxon@3.7.2 @0dep/piso@5.1.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { DateTime, Interval, Settings } from 'luxon';
import { parseInterval } from '@0dep/piso';
Settings.now = () => Date.parse('2026-12-12T03:00Z');
const hours = interval => interval.isValid ? `${interval.length('hours')} hours` : 'none';
for (const text of ['2026-12-10T22:00+08:00/2026-12-11T06:00+08:00', '2026-12-10T22:00+08:00/PT8H', '2026-12-10T22:00+08:00/2026-12-11T06:00', '2026-12-10T22:00+08:00/11T06:00', '2026-12-10T22:00+08:00/23:00']) {
  const piso = parseInterval(text), zone = DateTime.fromISO(text.split('/')[0], { setZone: true }).zone;
  console.log(`${process.env.TZ} ${text}: luxon ${hours(Interval.fromISO(text))}, with setZone ${hours(Interval.fromISO(text, { setZone: true }))}, with the zone of the start ${hours(Interval.fromISO(text, { zone }))}, `
    + `piso ${(piso.getExpireAt() - piso.getStartAt()) / 3600000} hours`);
}
JS

seen=$(cd "$work" && for zone in UTC Asia/Tokyo; do TZ=$zone node try.mjs; done)
wanted='UTC 2026-12-10T22:00+08:00/2026-12-11T06:00+08:00: luxon 8 hours, with setZone 8 hours, with the zone of the start 8 hours, piso 8 hours
UTC 2026-12-10T22:00+08:00/PT8H: luxon 8 hours, with setZone 8 hours, with the zone of the start 8 hours, piso 8 hours
UTC 2026-12-10T22:00+08:00/2026-12-11T06:00: luxon 16 hours, with setZone 16 hours, with the zone of the start 8 hours, piso 8 hours
UTC 2026-12-10T22:00+08:00/11T06:00: luxon none, with setZone none, with the zone of the start none, piso 8 hours
UTC 2026-12-10T22:00+08:00/23:00: luxon 57 hours, with setZone 57 hours, with the zone of the start 49 hours, piso 1 hours
Asia/Tokyo 2026-12-10T22:00+08:00/2026-12-11T06:00+08:00: luxon 8 hours, with setZone 8 hours, with the zone of the start 8 hours, piso 8 hours
Asia/Tokyo 2026-12-10T22:00+08:00/PT8H: luxon 8 hours, with setZone 8 hours, with the zone of the start 8 hours, piso 8 hours
Asia/Tokyo 2026-12-10T22:00+08:00/2026-12-11T06:00: luxon 7 hours, with setZone 7 hours, with the zone of the start 8 hours, piso 8 hours
Asia/Tokyo 2026-12-10T22:00+08:00/11T06:00: luxon none, with setZone none, with the zone of the start none, piso 8 hours
Asia/Tokyo 2026-12-10T22:00+08:00/23:00: luxon 48 hours, with setZone 48 hours, with the zone of the start 49 hours, piso 1 hours'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
