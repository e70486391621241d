#!/usr/bin/env bash
# The steps of a cutover stand as a Gantt chart in a wiki that draws Mermaid: when each begins, and how long it takes or when it ends.
#
# Tried with: mermaid 11.17.2 with jsdom 26.1.0, Node.js 20; what its parser has for each step, zone UTC.
# Expected:   8h, 1.5h and 72h are that long; a length or an end that it cannot read is an error, as a beginning is that it cannot read.
# Seen:       the step is kept with no length at all: 1h30m, 3 d with a blank, 72H, 2天, and an end at 24:00, each without an error. What follows "after" it begins at once. A colon in the name cuts the name there:
#             "22:00 switch" is "22".
# Who cares:  whoever reads from the chart how long the night is: a step of an hour and a half is a stroke, and the way back, drawn after it, begins before the work is done. Write one number and one of ms, s, m, h, d, w, M, y,
#             or both ends, the later one as 00:00 of the next day.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts mermaid@11.17.2 jsdom@26.1.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { JSDOM } from 'jsdom';
globalThis.window = new JSDOM('').window;
globalThis.document = window.document;
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false });
const show = at => at.toISOString().slice(8, 16);
for (const [name, from, to] of [['switch', '2026-12-10 22:00', '8h'], ['switch', '2026-12-10 22:00', '1.5h'], ['switch', '2026-12-10 22:00', '1h30m'], ['switch', '2026-12-10 22:00', '3 d'], ['switch', '2026-12-10 22:00', '72H'],
  ['switch', '2026-12-10 22:00', '2天'], ['switch', '2026-12-10 22:00', '2026-12-11 00:00'], ['switch', '2026-12-10 22:00', '2026-12-10 24:00'], ['22:00 switch', '2026-12-10 22:00', '8h'], ['switch', '10 o’clock', '8h']]) {
  const text = `gantt\ndateFormat YYYY-MM-DD HH:mm\n${name} :work, ${from}, ${to}\nback :after work, 1h\n`;
  try {
    await mermaid.parse(text);
    const tasks = (await mermaid.mermaidAPI.getDiagramFromText(text)).db.getTasks();
    console.log(`${name}, ${from}, ${to}: ${tasks.map(task => `${task.task.trim()} ${show(task.startTime)} to ${show(task.endTime)}`).join(', ')}`);
  } catch (error) {
    console.log(`${name}, ${from}, ${to}: ${error.message.trim()}`);
  }
}
process.exit();
JS

seen=$(cd "$work" && TZ=UTC node try.mjs)
wanted='switch, 2026-12-10 22:00, 8h: switch 10T22:00 to 11T06:00, back 11T06:00 to 11T07:00
switch, 2026-12-10 22:00, 1.5h: switch 10T22:00 to 10T23:30, back 10T23:30 to 11T00:30
switch, 2026-12-10 22:00, 1h30m: switch 10T22:00 to 10T22:00, back 10T22:00 to 10T23:00
switch, 2026-12-10 22:00, 3 d: switch 10T22:00 to 10T22:00, back 10T22:00 to 10T23:00
switch, 2026-12-10 22:00, 72H: switch 10T22:00 to 10T22:00, back 10T22:00 to 10T23:00
switch, 2026-12-10 22:00, 2天: switch 10T22:00 to 10T22:00, back 10T22:00 to 10T23:00
switch, 2026-12-10 22:00, 2026-12-11 00:00: switch 10T22:00 to 11T00:00, back 11T00:00 to 11T01:00
switch, 2026-12-10 22:00, 2026-12-10 24:00: switch 10T22:00 to 10T22:00, back 10T22:00 to 10T23:00
22:00 switch, 2026-12-10 22:00, 8h: 22 10T22:00 to 11T06:00, back 11T06:00 to 11T07:00
switch, 10 o’clock, 8h: Invalid date:10 o’clock'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
