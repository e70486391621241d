#!/usr/bin/env bash
# One program writes a list of windows as a workbook by SheetJS, another reads it by read-excel-file. Which cells are moments says their format alone; formats that a program defines itself have
# numbers from 164 on, in all that Excel writes (those below are built in, ECMA-376 part 1, 18.8.30).
#
# Tried with: xlsx 0.18.5 (SheetJS, the newest on npm), exceljs 4.4.0, read-excel-file 9.3.17, Node.js 20.
# Expected:   a moment with the format yyyy-mm-dd hh:mm, or yyyy"年"m"月"d"日", is a Date, whoever wrote the workbook: read-excel-file looks at the format's letters.
# Seen:       from exceljs it is. SheetJS gives the first format of its own the number 60, the next 61: there read-excel-file knows no built-in one and takes the cell for a number, 46366.9375.
#             Built-in formats (14, 22) are dates. SheetJS reads its own workbooks right.
# Who cares:  whoever passes lists between two such programs: a column of dates holds numbers, and a schema with Date refuses every row ("not_a_date"), while workbooks from Excel pass. Write formats
#             that are built in, or turn numbers into days where dates must be.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 exceljs@4.4.0 read-excel-file@9.3.17 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.mjs" <<'JS'
import { createRequire } from 'module'; import { writeFileSync } from 'fs';
import * as reader from 'read-excel-file/node';
const require = createRequire(import.meta.url), XLSX = require('xlsx'), ExcelJS = require('exceljs'), JSZip = createRequire(require.resolve('exceljs'))('jszip');
const formats = ['yyyy-mm-dd hh:mm', 'yyyy"年"m"月"d"日"', 'm/d/yy h:mm', 'm/d/yy', '0.0'], value = 46366.9375;
const writers = {
  async SheetJS() { const sheet = XLSX.utils.aoa_to_sheet([formats.map(z => ({ t: 'n', v: value, z }))]), book = XLSX.utils.book_new(); XLSX.utils.book_append_sheet(book, sheet, 's'); return XLSX.write(book, { type: 'buffer' }); },
  async exceljs() { const book = new ExcelJS.Workbook(), sheet = book.addWorksheet('s'); formats.forEach((format, at) => { const cell = sheet.getCell(1, at + 1); cell.value = value; cell.numFmt = format; }); return book.xlsx.writeBuffer(); }
};
for (const [name, write] of Object.entries(writers)) {
  const octets = await write();
  writeFileSync(`${name}.xlsx`, octets);
  const styles = await (await JSZip.loadAsync(octets)).file('xl/styles.xml').async('text');
  const answer = await (reader.readSheet ?? reader.default)(`${name}.xlsx`), [row] = answer[0]?.data ?? answer;
  const numbers = styles.match(/<cellXfs[^]*<\/cellXfs>/)[0].match(/numFmtId="\d+"/g).map(text => text.match(/\d+/)[0]).slice(1);
  formats.forEach((format, at) => console.log(`${name}, ${format} as number ${numbers[at]}: ${row[at] instanceof Date ? `Date ${row[at].toISOString()}` : `${typeof row[at]} ${row[at]}`}`));
}
JS

seen=$(cd "$work" && TZ=UTC node try.mjs)
wanted=$(cat <<'LINES'
SheetJS, yyyy-mm-dd hh:mm as number 60: number 46366.9375
SheetJS, yyyy"年"m"月"d"日" as number 61: number 46366.9375
SheetJS, m/d/yy h:mm as number 22: Date 2026-12-10T22:30:00.000Z
SheetJS, m/d/yy as number 14: Date 2026-12-10T22:30:00.000Z
SheetJS, 0.0 as number 62: number 46366.9375
exceljs, yyyy-mm-dd hh:mm as number 164: Date 2026-12-10T22:30:00.000Z
exceljs, yyyy"年"m"月"d"日" as number 165: Date 2026-12-10T22:30:00.000Z
exceljs, m/d/yy h:mm as number 166: Date 2026-12-10T22:30:00.000Z
exceljs, m/d/yy as number 167: Date 2026-12-10T22:30:00.000Z
exceljs, 0.0 as number 168: number 46366.9375
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
