#!/usr/bin/env bash
# Before a notice goes to many customers somebody counts the parts of the message, 67 units each in UCS-2, 153 in the alphabet of GSM 03.38. Some signs take two units and are not cut: rare Chinese signs, as in names of
# people and places, and of GSM's own the euro, brackets and braces.
#
# Tried with: sms-length 0.2.2, sms-counter-npm 1.0.4; beside them split-sms 0.1.7 (which cuts) and sms-segments-calculator 1.3.0, Node.js 20.
# Expected:   all give the number of parts that go out.
# Seen:       the first two divide the units: 134 with a rare sign in the 67th and 68th place are two parts for them, and three for those who cut; so are 306 with a euro in the 153rd and 154th.
#             One place further to the left all agree.
# Who cares:  whoever pays by the part and is asked for the sum before: half as much again for everybody, on a text that was changed by one sign at its beginning. Count by cutting.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts sms-length@0.2.2 sms-counter-npm@1.0.4 split-sms@0.1.7 sms-segments-calculator@1.3.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { count } = require('sms-length'), counter = require('sms-counter-npm'), { split } = require('split-sms'), { SegmentedMessage } = require('sms-segments-calculator');
for (const [sign, filler, before, units] of [['𠮷', '网', 65, 134], ['𠮷', '网', 66, 134], ['€', 'a', 151, 306], ['€', 'a', 152, 306]]) {
  const text = filler.repeat(before) + sign + filler.repeat(units - before - 2);
  console.log(`${units} units, ${sign} behind ${before}: sms-length ${count(text).messages}, sms-counter-npm ${counter.count(text).messages}, split-sms ${split(text).parts.length}, sms-segments-calculator ${new SegmentedMessage(text).segmentsCount}`);
}
JS

seen=$(cd "$work" && node try.cjs)
wanted='134 units, 𠮷 behind 65: sms-length 2, sms-counter-npm 2, split-sms 2, sms-segments-calculator 2
134 units, 𠮷 behind 66: sms-length 2, sms-counter-npm 2, split-sms 3, sms-segments-calculator 3
306 units, € behind 151: sms-length 2, sms-counter-npm 2, split-sms 2, sms-segments-calculator 2
306 units, € behind 152: sms-length 2, sms-counter-npm 2, split-sms 3, sms-segments-calculator 3'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
