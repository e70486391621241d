#!/usr/bin/env bash
# Hours of shops and hotlines are often written in the syntax of OpenStreetMap, "PH off" for public holidays. opening_hours evaluates it and brings the holidays of many countries.
#
# Tried with: opening_hours 3.15.0, Node.js 20, a place in Zhejiang, zone Asia/Shanghai.
# Expected:   in 2026 a shop with "Mo-Su 09:00-18:00; PH off" is shut at noon on the statutory holidays of everybody: New Year, four days of Spring Festival (16 to 19 February), Qingming (5 April),
#             1 and 2 May, Dragon Boat (19 June), Mid-Autumn (25 September), 1 to 3 October.
# Seen:       none of those that follow the lunar calendar, nor Qingming nor 2 May; instead 8 March, 4 May and 1 June, on which only women, the young and children have half a day or a day.
# Who cares:  whoever tells customers by it which shop is open after a cutover, or counts working hours: people are sent to shut shops at Spring Festival, and away from open ones on 4 May. Name the
#             days in the hours themselves ("2026 Feb 16-19 off").
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts opening_hours@3.15.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import module from 'opening_hours';
const OpeningHours = module.default ?? module;
const hours = new OpeningHours('Mo-Su 09:00-18:00; PH off', { lat: 30.2, lon: 120.1, address: { country_code: 'cn', state: '浙江省' } });
const shut = [];
for (const noon = new Date(2026, 0, 1, 12); noon.getFullYear() === 2026; noon.setDate(noon.getDate() + 1))
  if (!hours.getState(new Date(noon))) shut.push(`${noon.getMonth() + 1}-${noon.getDate()}`);
console.log(`shut in 2026: ${shut.join(' ')}`);
JS

seen=$(cd "$work" && TZ=Asia/Shanghai node try.mjs)
wanted='shut in 2026: 1-1 3-8 5-1 5-4 6-1 10-1 10-2 10-3'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
