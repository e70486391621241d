#!/usr/bin/env bash
# Customers of a service that ends are told thirty days before. The step that waits is written once as a state of a state machine with a delayed transition, once as a
# BPMN timer of P30D; beside each stands the same wait of twenty days.
#
# Tried with: xstate 5.33.3, bpmn-engine 25.0.1 (bpmn-elements 17.3.0), Node.js 20.
# Expected:   both wait, whatever number of days is asked for: that setTimeout() takes no more than 2^31 - 1 milliseconds (24.8 days) is the library's business, not that
#             of whoever writes a process.
# Seen:       twenty days are waited for by both. At thirty, XState is past the state at once (Node.js warns on stderr, the library says nothing); bpmn-engine shows the
#             timer among those that run, but has set no clock for it, so that nothing in this process will ever wake it.
# Who cares:  whoever lets such an engine keep legal terms (30 days before a withdrawal, 90 before a licence is given back): the step is over at once, or never is. Keep
#             moments as rows and look for those that are due, or give the engine a timer of your own that sleeps in pieces (XState's `clock`, bpmn-engine's `timers`).
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts xstate@5.33.3 bpmn-engine@25.0.1 bpmn-elements@17.3.0 >"$work/log" 2>&1 ||
  { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { createActor, createMachine } from 'xstate';
import { Engine } from 'bpmn-engine';

const pause = () => new Promise(done => setTimeout(done, 500));
for (const days of [20, 30]) {
  const notice = createMachine({ initial: 'told', states: { told: { after: { [days * 86_400_000]: 'withdrawn' } }, withdrawn: {} } });
  const actor = createActor(notice).start();
  await pause();
  console.log(`xstate, ${days} days, half a second later: ${actor.getSnapshot().value}`);
  actor.stop();
}
for (const days of [20, 30]) {
  const engine = new Engine({ source: `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:notice"><process id="p" isExecutable="true">
    <startEvent id="told"/><sequenceFlow id="a" sourceRef="told" targetRef="wait"/>
    <intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>P${days}D</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <sequenceFlow id="b" sourceRef="wait" targetRef="withdrawn"/><endEvent id="withdrawn"/></process></definitions>` });
  await engine.execute();
  await pause();
  const [timer] = engine.environment.timers.executing;
  console.log(`bpmn-engine, ${days} days: waits ${Math.round(timer.delay / 86_400_000)} days, clock ${timer.timerRef ? 'set' : 'not set'}`);
  await engine.stop();
}
JS

seen=$(cd "$work" && node --no-warnings try.mjs)
wanted='xstate, 20 days, half a second later: told
xstate, 30 days, half a second later: withdrawn
bpmn-engine, 20 days: waits 20 days, clock set
bpmn-engine, 30 days: waits 30 days, clock not set'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
