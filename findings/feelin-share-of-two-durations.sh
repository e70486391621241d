#!/usr/bin/env bash
# A decision table asks for the share of a window that the work took, for half of a term or twice a wait, and whether a term of a month is longer than thirty days.
#
# Tried with: feelin 8.2.0, Node.js 20. DMN 1.3 and later, 10.3.2.3.4 and 10.3.2.12 (tables of arithmetic): a duration of days and time divided by another is a number, divided or multiplied by a number it is a duration;
#             a duration of months and one of days cannot be compared, the result is null.
# Expected:   duration("PT36H") / duration("PT12H") is 3, duration("PT36H") / 2 is PT18H, 2 * duration("PT12H") is P1D; duration("P1M") > duration("P30D") is null; between 31 January and 28 February are no full months, P0M.
# Seen:       the first is NaN, and nothing is said; the other two are null with a warning. A month is longer than thirty days and shorter than 31. And years and months duration() counts days: P28D, of the kind that it
#             must not be.
# Who cares:  whoever writes "more than half of the window is used up: call the committee": NaN > 0.5 is false, so that the rule never fires, on the worst night neither. Divide the numbers of hours.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts feelin@8.2.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.mjs" <<'JS'
import { evaluate } from 'feelin';
for (const expression of ['duration("PT36H") / duration("PT12H")', 'duration("PT36H") / duration("PT12H") > 0.5', 'duration("PT36H") / 2', '2 * duration("PT12H")', 'duration("PT12H") + duration("PT12H")',
  'duration("P1M") > duration("P30D")', 'duration("P1M") > duration("P31D")', 'years and months duration(date("2026-01-31"), date("2026-02-28"))', 'years and months duration(date("2026-01-28"), date("2026-02-28"))']) {
  const { value, warnings } = evaluate(expression, {});
  console.log(`${expression}: ${value?.toISO?.() ?? value}${warnings.length ? ' with a warning' : ''}`);
}
JS

seen=$(cd "$work" && node try.mjs)
wanted=$(cat <<'LINES'
duration("PT36H") / duration("PT12H"): NaN
duration("PT36H") / duration("PT12H") > 0.5: false
duration("PT36H") / 2: null with a warning
2 * duration("PT12H"): null with a warning
duration("PT12H") + duration("PT12H"): P1D
duration("P1M") > duration("P30D"): true
duration("P1M") > duration("P31D"): false
years and months duration(date("2026-01-31"), date("2026-02-28")): P28D
years and months duration(date("2026-01-28"), date("2026-02-28")): P1M
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
