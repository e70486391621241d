#!/usr/bin/env bash
# An appointment of the branch in Urumqi (UTC+6) goes through Outlook, whose zones have Windows names, and comes back.
#
# Tried with: windows-iana 5.1.0, moment-timezone 0.6.6 (for the offsets), Node.js 20; TimeZoneConverter 8.0.1 and NodaTime 3.3.7
#             for .NET say Asia/Bishkek (+06:00).
# Expected:   Asia/Urumqi is "Central Asia Standard Time" (Windows has no other name for it), and the first zone of that name has the same offset, +06:00.
# Seen:       the first is Asia/Almaty, which went to +05:00 on 1 March 2024: the appointment comes back an hour later than it was.
# Who cares:  notices and invitations for Xinjiang, and for circuits into Kyrgyzstan: 02:00 is shown as 03:00. Ask for the Windows zone with the country's code as second
#             argument, or take the first zone of the list that has the wanted offset.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts windows-iana@5.1.0 moment-timezone@0.6.6 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { findIana, findWindows } from 'windows-iana';
import moment from 'moment-timezone';
const [windows] = findWindows('Asia/Urumqi');
const back = findIana(windows);
const starts = moment.tz('2026-12-11 02:00', 'Asia/Urumqi');
console.log('by Windows:', windows);
console.log('back:', back[0]);
console.log('in China:', findIana(windows, 'CN')[0]);
console.log('starts:', starts.format('HH:mm Z'), '->', moment.tz('2026-12-11 02:00', back[0]).format('HH:mm Z'));
console.log('minutes apart:', moment.tz('2026-12-11 02:00', back[0]).diff(starts, 'minutes'));
JS

seen=$(cd "$work" && node try.mjs)
wanted='by Windows: Central Asia Standard Time
back: Asia/Almaty
in China: Asia/Urumqi
starts: 02:00 +06:00 -> 02:00 +05:00
minutes apart: 60'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
