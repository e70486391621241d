#!/usr/bin/env bash
# Sites of a carrier are shown on a map of China, whose coordinates are shifted (GCJ-02). The shift is for places in mainland China; abroad, maps have the coordinates of satellites (WGS-84). A circuit
# ends in Seoul, in Hanoi, in Ulaanbaatar.
#
# Tried with: gcoord 1.0.7, coordtransform 2.1.2, Node.js 20; there from WGS-84 to GCJ-02 and back, in metres.
# Expected:   Hangzhou and Urumqi are moved by some hundred metres; Seoul, Hanoi, Ulaanbaatar and Vladivostok are not, as Tokyo is not; there and back is the same place.
# Seen:       whatever lies in a rectangle from 73° to 137° east and from 0° to 55° north counts as China: the four capitals and ports are moved by 440 to 620 m, as is Taipei. Only Tokyo stays. There
#             and back leaves nothing with gcoord, and up to two and a half metres with coordtransform.
# Who cares:  whoever draws which customers an outage touches: ends abroad lie half a kilometre off, on another street, and inside the circle of another site. Convert only what lies in the mainland,
#             by its province or country, not by the library's test.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts gcoord@1.0.7 coordtransform@2.1.2 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const gcoord = require('gcoord'), { transform, WGS84, GCJ02 } = gcoord.default ?? gcoord, { wgs84togcj02, gcj02towgs84 } = require('coordtransform');
const metres = ([x, y], [u, v]) => Math.hypot((x - u) * 111320 * Math.cos(y * Math.PI / 180), (y - v) * 111320);
for (const [name, place] of Object.entries({ Hangzhou: [120.155, 30.274], Urumqi: [87.617, 43.825], Seoul: [126.978, 37.566], Hanoi: [105.834, 21.027], Ulaanbaatar: [106.905, 47.886], Vladivostok: [131.886, 43.116], Taipei: [121.565, 25.033], Tokyo: [139.69, 35.68] })) {
  const one = transform(place, WGS84, GCJ02), other = wgs84togcj02(...place);
  console.log(`${name}: gcoord ${Math.round(metres(one, place))} and back ${metres(transform(one, GCJ02, WGS84), place).toFixed(1)}, coordtransform ${Math.round(metres(other, place))} and back ${metres(gcj02towgs84(...other), place).toFixed(1)}`);
}
JS

seen=$(cd "$work" && node try.cjs)
wanted=$(cat <<'LINES'
Hangzhou: gcoord 520 and back 0.0, coordtransform 520 and back 1.6
Urumqi: gcoord 265 and back 0.0, coordtransform 265 and back 0.3
Seoul: gcoord 460 and back 0.0, coordtransform 460 and back 2.5
Hanoi: gcoord 441 and back 0.0, coordtransform 441 and back 0.9
Ulaanbaatar: gcoord 450 and back 0.0, coordtransform 450 and back 0.6
Vladivostok: gcoord 620 and back 0.0, coordtransform 620 and back 0.8
Taipei: gcoord 502 and back 0.0, coordtransform 502 and back 0.9
Tokyo: gcoord 0 and back 0.0, coordtransform 0 and back 0.0
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
