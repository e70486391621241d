#!/usr/bin/env bash
# A review asks the departments that a launch touches, one or several, by an inclusive gateway, and goes on behind another one that joins them. BPMN 2.0 (13.4.3): an inclusive join goes on
# once, when every branch that was taken has come.
#
# Tried with: bpmn-engine 25.0.1 (bpmn-elements 17.3.0, whose readme lists the inclusive gateway among what it supports), Node.js 20.
# Expected:   with two of three departments asked, "decided" happens once, after the slower one; as behind a parallel join.
# Seen:       it happens after the quicker one, and again after the slower: once for each branch. A parallel join waits, but for all of its branches.
# Who cares:  whoever draws "whoever is touched signs": the first signature opens the gate, and what follows, a mass notice say, is done once for each signature. Ask in a
#             multi-instance task over the departments instead, which waits for all.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts bpmn-engine@25.0.1 bpmn-elements@17.3.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
for (const gateway of ['inclusiveGateway', 'parallelGateway']) {
  const asked = (id, variable) => `<sequenceFlow id="to${id}" sourceRef="split" targetRef="${id}">${gateway === 'parallelGateway' ? ''
    : `<conditionExpression xsi:type="tFormalExpression">\${environment.variables.${variable}}</conditionExpression>`}</sequenceFlow>
    <intermediateCatchEvent id="${id}"><timerEventDefinition><timeDuration>PT${id === 'network' ? '0.2' : '0.8'}S</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <sequenceFlow id="from${id}" sourceRef="${id}" targetRef="join"/>`;
  const engine = new Engine({ variables: { yes: true, no: false }, source: `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:review"><process id="p" isExecutable="true"><startEvent id="start"/>
    <sequenceFlow id="a" sourceRef="start" targetRef="split"/><${gateway} id="split"/>${asked('network', 'yes')}${asked('service', 'yes')}${gateway === 'parallelGateway' ? '' : asked('legal', 'no')}
    <${gateway} id="join"/><sequenceFlow id="b" sourceRef="join" targetRef="decided"/><task id="decided"/></process></definitions>` });
  const happened = [], listener = new EventEmitter();
  listener.on('activity.end', activity => ['network', 'service', 'legal', 'decided'].includes(activity.id) && happened.push(activity.id));
  const ended = engine.waitFor('end');
  await engine.execute({ listener });
  await ended;
  console.log(`${gateway}: ${happened.join(', ')}`);
}
JS

seen=$(cd "$work" && node try.mjs)
wanted='inclusiveGateway: network, decided, service, decided
parallelGateway: network, service, decided'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
