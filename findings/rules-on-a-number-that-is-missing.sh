#!/usr/bin/env bash
# A rule lets a launch go on when fewer than ten complaints have come in the trial. The number is not there yet: the field is missing, null, or an empty text, as forms send it.
#
# Tried with: json-logic-js 2.0.5, feelin 8.2.0, beside them json-rules-engine 7.3.1 and jexl 2.3.0, Node.js 20.
# Expected:   what is not known is not less than ten; DMN (10.3.2.13) has null for a comparison of different kinds, and null for one with null.
# Seen:       json-logic takes a missing number, null and an empty text for 0: the rule holds for all three, and so does "between 0 and 10". feelin has null for the first two, and true for the empty text. json-rules-engine refuses a fact that is missing, and
#             says no to null and the empty text; jexl says no to what is missing, and yes to both others.
# Who cares:  whoever writes "fewer than": the launch that has no figures passes most easily, and every test with figures is right. Ask for the number first ("missing" in json-logic), and keep empty texts out.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts json-logic-js@2.0.5 feelin@8.2.0 json-rules-engine@7.3.1 jexl@2.3.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/try.mjs" <<'JS'
import { evaluate } from 'feelin';
import jexl from 'jexl';
import jsonLogic from 'json-logic-js';
import { Engine } from 'json-rules-engine';
for (const [name, facts] of [['7', { complaints: 7 }], ['12', { complaints: 12 }], ['missing', {}], ['null', { complaints: null }], ['an empty text', { complaints: '' }]]) {
  const engine = new Engine([{ conditions: { all: [{ fact: 'complaints', operator: 'lessThan', value: 10 }] }, event: { type: 'go' } }]);
  const inEngine = await engine.run({ ...facts }).then(({ events }) => events.length > 0, () => 'refused');
  console.log(`${name}: json-logic ${jsonLogic.apply({ '<': [{ var: 'complaints' }, 10] }, facts)}, between 0 and 10 ${jsonLogic.apply({ '<=': [0, { var: 'complaints' }, 10] }, facts)}; feelin ${evaluate('complaints < 10', facts).value}; json-rules-engine ${inEngine}; jexl ${jexl.evalSync('complaints < 10', facts)}`);
}
JS

seen=$(cd "$work" && node try.mjs)
wanted=$(cat <<'LINES'
7: json-logic true, between 0 and 10 true; feelin true; json-rules-engine true; jexl true
12: json-logic false, between 0 and 10 false; feelin false; json-rules-engine false; jexl false
missing: json-logic true, between 0 and 10 true; feelin null; json-rules-engine refused; jexl false
null: json-logic true, between 0 and 10 true; feelin null; json-rules-engine false; jexl true
an empty text: json-logic true, between 0 and 10 true; feelin true; json-rules-engine false; jexl true
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
