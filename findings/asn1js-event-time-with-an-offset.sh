#!/usr/bin/env bash
# Alarms of network elements and records of calls carry their time in ASN.1 as GeneralizedTime: 20261210220000+0800 for ten in the evening in China, or with no zone the local time of the element
# (X.680, 46). Z and a fraction are in use as well.
#
# Tried with: asn1js 4.0.0, asn1.js 5.4.1, Node.js 20, the clock of the machine in UTC and in Shanghai. DER, as certificates have it, knows Z alone; BER all of them.
# Expected:   22:00+0800 is 14:00Z, 22:00-0330 is 01:30Z of the next day; with no zone 22:00 on the clock of the machine, or in UTC; or a refusal.
# Seen:       with Z both are right. asn1js takes the offset for a reason to build a local time, adds it instead of taking it away, and gets the day wrong: 1 December 06:00Z in UTC and 30 November
#             22:00Z in Shanghai; with no zone it is 30 November too. asn1.js leaves the offset aside, 22:00Z. Nothing is said.
# Who cares:  whoever reads alarms or call records with a library that is made for certificates: outages lie ten days before, differently on each server, or eight hours off. Read the octets as text
#             and parse them yourself.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts asn1js@4.0.0 asn1.js@5.4.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { execFileSync } = require('child_process');
if (!process.argv[2]) {
  for (const TZ of ['UTC', 'Asia/Shanghai']) process.stdout.write(execFileSync(process.execPath, [__filename, TZ], { env: { ...process.env, TZ } }));
} else {
  const one = require('asn1js'), Time = require('asn1.js').define('Time', function () { this.gentime(); });
  for (const text of ['20261210220000Z', '20261210220000.5Z', '20261210220000+0800', '20261210220000-0330', '20261201000000+0800', '20270101000000+0800', '20261210220000']) {
    const octets = Buffer.concat([Buffer.from([24, text.length]), Buffer.from(text)]);
    console.log(`machine in ${process.argv[2]}, ${text}: asn1js ${one.fromBER(Uint8Array.from(octets).buffer).result.toDate().toISOString()}, asn1.js ${new Date(Time.decode(octets, 'der')).toISOString()}`);
  }
}
JS

seen=$(cd "$work" && node try.cjs)
wanted=$(cat <<'LINES'
machine in UTC, 20261210220000Z: asn1js 2026-12-10T22:00:00.000Z, asn1.js 2026-12-10T22:00:00.000Z
machine in UTC, 20261210220000.5Z: asn1js 2026-12-10T22:00:00.500Z, asn1.js 2026-12-10T22:00:00.000Z
machine in UTC, 20261210220000+0800: asn1js 2026-12-01T06:00:00.000Z, asn1.js 2026-12-10T22:00:00.000Z
machine in UTC, 20261210220000-0330: asn1js 2026-11-30T18:30:00.000Z, asn1.js 2026-12-10T22:00:00.000Z
machine in UTC, 20261201000000+0800: asn1js 2026-12-05T08:00:00.000Z, asn1.js 2026-12-01T00:00:00.000Z
machine in UTC, 20270101000000+0800: asn1js 2027-01-01T08:00:00.000Z, asn1.js 2027-01-01T00:00:00.000Z
machine in UTC, 20261210220000: asn1js 2026-11-30T22:00:00.000Z, asn1.js 2026-12-10T22:00:00.000Z
machine in Asia/Shanghai, 20261210220000Z: asn1js 2026-12-10T22:00:00.000Z, asn1.js 2026-12-10T22:00:00.000Z
machine in Asia/Shanghai, 20261210220000.5Z: asn1js 2026-12-10T22:00:00.500Z, asn1.js 2026-12-10T22:00:00.000Z
machine in Asia/Shanghai, 20261210220000+0800: asn1js 2026-11-30T22:00:00.000Z, asn1.js 2026-12-10T22:00:00.000Z
machine in Asia/Shanghai, 20261210220000-0330: asn1js 2026-11-30T10:30:00.000Z, asn1.js 2026-12-10T22:00:00.000Z
machine in Asia/Shanghai, 20261201000000+0800: asn1js 2026-12-05T00:00:00.000Z, asn1.js 2026-12-01T00:00:00.000Z
machine in Asia/Shanghai, 20270101000000+0800: asn1js 2027-01-01T00:00:00.000Z, asn1.js 2027-01-01T00:00:00.000Z
machine in Asia/Shanghai, 20261210220000: asn1js 2026-11-30T14:00:00.000Z, asn1.js 2026-12-10T22:00:00.000Z
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
