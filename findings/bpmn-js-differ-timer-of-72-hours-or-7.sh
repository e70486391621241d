#!/usr/bin/env bash
# Two versions of a process are compared before the newer one is released: the wait between the notice and the work, a BPMN timer, goes from 72 hours to 7, or from a term to a day.
#
# Tried with: bpmn-js-differ 3.2.0, bpmn-moddle 10.3.1, Node.js 20.
# Expected:   the event that waits is among what has changed, as it is when only its name or its documentation changes.
# Seen:       nothing has changed, nothing is added, nothing removed: neither another term nor another kind of timer shows, on an event in the flow and on one at the border of a task.
# Who cares:  whoever lets people approve a process by what such a comparison colours: the term customers have is cut to a tenth and the picture says "no difference". Compare the
#             XML of the event definitions as well.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts bpmn-js-differ@3.2.0 bpmn-moddle@10.3.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { BpmnModdle } from 'bpmn-moddle';
import { diff } from 'bpmn-js-differ';
const read = async ({ name = 'wait', about = 'told', timer = 'timeDuration', term = 'PT72H', reminder = 'PT24H' }) => (await new BpmnModdle().fromXML(`<definitions
  xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:notice"><process id="p"><startEvent id="told"/><sequenceFlow id="a" sourceRef="told" targetRef="wait"/>
  <intermediateCatchEvent id="wait" name="${name}"><documentation>${about}</documentation><timerEventDefinition id="t1"><${timer}>${term}</${timer}></timerEventDefinition></intermediateCatchEvent>
  <sequenceFlow id="b" sourceRef="wait" targetRef="work"/><userTask id="work"/>
  <boundaryEvent id="remind" cancelActivity="false" attachedToRef="work"><timerEventDefinition id="t2"><timeDuration>${reminder}</timeDuration></timerEventDefinition></boundaryEvent>
  </process></definitions>`)).rootElement;
for (const [what, change] of [['another name', { name: 'wait for it' }], ['another documentation', { about: 'told by SMS' }], ['7 hours', { term: 'PT7H' }],
  ['a day', { timer: 'timeDate', term: '2026-12-10T02:00:00+08:00' }], ['a later reminder', { reminder: 'PT240H' }]]) {
  const said = diff(await read({}), await read(change));
  console.log(`${what}: changed ${Object.keys(said._changed).join(', ') || 'nothing'}, added ${Object.keys(said._added).length}, removed ${Object.keys(said._removed).length}`);
}
JS

seen=$(cd "$work" && node try.mjs)
wanted='another name: changed wait, added 0, removed 0
another documentation: changed wait, added 0, removed 0
7 hours: changed nothing, added 0, removed 0
a day: changed nothing, added 0, removed 0
a later reminder: changed nothing, added 0, removed 0'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
