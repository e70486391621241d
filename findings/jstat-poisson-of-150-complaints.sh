#!/usr/bin/env bash
# Complaints of a day are counted, and an alarm is meant for a number that chance would hardly bring: the probability of as many or more under a Poisson distribution with the usual mean.
#
# Tried with: jstat 1.9.6, Node.js 20.
# Expected:   probabilities between 0 and 1, for counts of some hundred as for those of ten: at the mean the single count has about 1/sqrt(2 pi n), the sum about one half.
# Seen:       right up to 143; then the single probability is Infinity and the tail -Infinity, and from 172 on both are NaN, for a mean far below and far above the count as well.
# Who cares:  whoever watches complaints of a region: "less than 0.001" is true of every day with 150 (an alarm a day) and of none with 172 or more (no alarm ever, on the worst day neither). No
#             error is thrown. Take the gamma function instead (jStat.lowRegGamma(n, mean) is the probability of n or more), or a normal approximation from a hundred on.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts jstat@1.9.6 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const { jStat } = require('jstat');
for (const [mean, count] of [[100, 100], [100, 140], [150, 150], [100, 160], [100, 172], [200, 200], [800, 900]]) {
  const tail = 1 - jStat.poisson.cdf(count - 1, mean);
  const alarm = tail < 0.001;
  const right = jStat.lowRegGamma(count, mean);
  console.log(`mean ${mean}, ${count} complaints: exactly so many ${+jStat.poisson.pdf(count, mean).toPrecision(2)}, so many or more ${+tail.toPrecision(2)}, alarm ${alarm}; by the gamma function ${+right.toPrecision(2)}, alarm ${right < 0.001}`);
}
JS

seen=$(cd "$work" && node try.cjs)
wanted='mean 100, 100 complaints: exactly so many 0.04, so many or more 0.51, alarm false; by the gamma function 0.51, alarm false
mean 100, 140 complaints: exactly so many 0.000028, so many or more 0.000092, alarm true; by the gamma function 0.000092, alarm true
mean 150, 150 complaints: exactly so many Infinity, so many or more -Infinity, alarm true; by the gamma function 0.51, alarm false
mean 100, 160 complaints: exactly so many Infinity, so many or more -Infinity, alarm true; by the gamma function 2.1e-8, alarm true
mean 100, 172 complaints: exactly so many NaN, so many or more NaN, alarm false; by the gamma function 4.1e-11, alarm true
mean 200, 200 complaints: exactly so many NaN, so many or more NaN, alarm false; by the gamma function 0.51, alarm false
mean 800, 900 complaints: exactly so many NaN, so many or more NaN, alarm false; by the gamma function 0.00028, alarm true'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
