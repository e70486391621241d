#!/usr/bin/env bash
# A moment goes into a workbook, ten in the evening on 10 December 2026 in Shanghai, from a program there. A cell has no zone: it holds a day and an hour, as on a wall.
#
# Tried with: xlsx-populate 1.21.0, json-as-xlsx 2.6.4, excel4node 1.8.2, write-excel-file 4.1.1, exceljs 4.4.0, Node.js 20, the clock of the machine in Shanghai and in UTC; the cells are looked at by
#             xlsx 0.18.5 without dates.
# Expected:   the hour on the clock of the machine, 22:00 in Shanghai, as people there read it; or UTC by all of them, and the readme says so.
# Seen:       xlsx-populate and json-as-xlsx write the machine's clock, 22:00; excel4node, write-excel-file and exceljs the one of UTC, 14:00. On a machine in UTC all have 14:00.
# Who cares:  whoever writes lists of windows by one library and reads or compares them by another, or changes the library: nights stand in the afternoon, eight hours early, while the tests of a build
#             machine in UTC pass. Write the wall clock's hour as a text, or shift the moment yourself and try it in a zone that is not UTC.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts xlsx-populate@1.21.0 json-as-xlsx@2.6.4 excel4node@1.8.2 write-excel-file@4.1.1 exceljs@4.4.0 xlsx@0.18.5 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { createRequire } from 'module'; import { execFileSync } from 'child_process'; import { fileURLToPath } from 'url';
const require = createRequire(import.meta.url);
if (!process.argv[2]) {
  for (const TZ of ['Asia/Shanghai', 'UTC']) process.stdout.write(execFileSync(process.execPath, [fileURLToPath(import.meta.url), TZ], { env: { ...process.env, TZ } }));
} else {
  const moment = new Date('2026-12-10T14:00:00Z'), format = 'yyyy-mm-dd hh:mm', XLSX = require('xlsx');
  const shown = octets => { const sheet = Object.values(XLSX.read(octets).Sheets)[0]; return Object.entries(sheet).filter(([name, cell]) => name[0] !== '!' && cell.t === 'n').map(([, cell]) => XLSX.SSF.format(format, cell.v)).join(', '); };
  const writers = {
    'xlsx-populate': async () => { const book = await require('xlsx-populate').fromBlankAsync(); book.sheet(0).cell('A1').value(moment).style('numberFormat', format); return book.outputAsync(); },
    'json-as-xlsx': async () => { const made = require('json-as-xlsx'); return (made.default ?? made)([{ sheet: 's', columns: [{ label: 'at', value: 'at', format }], content: [{ at: moment }] }], { writeOptions: { type: 'buffer', bookType: 'xlsx' } }); },
    excel4node: async () => { const book = new (require('excel4node').Workbook)(); book.addWorksheet('s').cell(1, 1).date(moment); return book.writeToBuffer(); },
    'write-excel-file': async () => { const { default: write } = await import('write-excel-file/node'); const made = await write([[{ value: moment, type: Date, format }]], { buffer: true }); return made instanceof Uint8Array ? made : made.toBuffer(); },
    exceljs: async () => { const book = new (require('exceljs').Workbook)(); book.addWorksheet('s').getCell('A1').value = moment; return book.xlsx.writeBuffer(); }
  };
  for (const [name, write] of Object.entries(writers)) console.log(`machine in ${process.argv[2]}: ${name} ${shown(await write())}`);
}
JS

seen=$(cd "$work" && node try.mjs)
wanted=$(cat <<'LINES'
machine in Asia/Shanghai: xlsx-populate 2026-12-10 22:00
machine in Asia/Shanghai: json-as-xlsx 2026-12-10 22:00
machine in Asia/Shanghai: excel4node 2026-12-10 14:00
machine in Asia/Shanghai: write-excel-file 2026-12-10 14:00
machine in Asia/Shanghai: exceljs 2026-12-10 14:00
machine in UTC: xlsx-populate 2026-12-10 14:00
machine in UTC: json-as-xlsx 2026-12-10 14:00
machine in UTC: excel4node 2026-12-10 14:00
machine in UTC: write-excel-file 2026-12-10 14:00
machine in UTC: exceljs 2026-12-10 14:00
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
