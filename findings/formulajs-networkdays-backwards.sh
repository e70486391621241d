#!/usr/bin/env bash
# "Working days left" is the spreadsheets' NETWORKDAYS(today, due), holidays as the third argument; once the term has passed, the due day lies before today. Spreadsheets then count the same days
# and put a minus before them.
#
# Tried with: @formulajs/formulajs 4.6.1, beside it hyperformula 3.5.0, Node.js 20.
# Expected:   28 September to 12 October 2026 with five days of National Day is 6, and -6 the other way round.
# Seen:       6, but -13 the other way round: holidays are not taken out, and of several weekends only one is; over a single weekend it comes out right.
# Who cares:  whoever shows how many working days a review is overdue by these functions: thirteen instead of six, and who is urged first is sorted by it. Put the earlier day first and the minus
#             before the result.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts @formulajs/formulajs@4.6.1 hyperformula@3.5.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import * as formulas from '@formulajs/formulajs';
import { HyperFormula } from 'hyperformula';
const day = text => new Date(`${text}T00:00:00`);
const cell = text => `DATE(${text.split('-').map(Number).join(',')})`;
const holidays = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'];
for (const [from, until, free] of [['2026-12-11', '2026-12-14', []], ['2026-12-01', '2026-12-14', []], ['2026-09-28', '2026-10-12', holidays]]) {
  const sheet = HyperFormula.buildFromArray([[`=NETWORKDAYS(${cell(from)},${cell(until)},C1:C5)`, `=NETWORKDAYS(${cell(until)},${cell(from)},C1:C5)`],
    ...Array(4).fill([null])].map((row, i) => [row[0], row[1] ?? null, free[i] ? `=${cell(free[i])}` : null]), { licenseKey: 'gpl-v3' }).getSheetValues(0);
  console.log(`${from} and ${until}, ${free.length} holidays: formulajs ${formulas.NETWORKDAYS(day(from), day(until), free.map(day))} and ${
    formulas.NETWORKDAYS(day(until), day(from), free.map(day))}, hyperformula ${sheet[0][0]} and ${sheet[0][1]}`);
}
JS

seen=$(cd "$work" && TZ=Asia/Shanghai node try.mjs)
wanted='2026-12-11 and 2026-12-14, 0 holidays: formulajs 2 and -2, hyperformula 2 and -2
2026-12-01 and 2026-12-14, 0 holidays: formulajs 10 and -12, hyperformula 10 and -10
2026-09-28 and 2026-10-12, 5 holidays: formulajs 6 and -13, hyperformula 6 and -6'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
