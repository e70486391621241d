#!/usr/bin/env bash
# A list of windows comes as a workbook: a column of days and a column of moments, as every spreadsheet program stores them, days since 1900 with the time as a fraction. The program runs in China.
#
# Tried with: xlsx 0.18.5 (SheetJS, the newest on npm) with cellDates, beside it exceljs 4.4.0, Node.js 20; zones Asia/Shanghai, Asia/Urumqi and UTC.
# Expected:   10 December 2026 is that day at midnight, and 14:30 is 14:30, on the clock of the machine (SheetJS) or in UTC (exceljs), each the same in every zone.
# Seen:       in UTC all is right. In Shanghai SheetJS is 43 seconds early, in Urumqi 20: those zones kept local mean time (+08:05:43, +05:50:20) in 1900, where the library starts to count, and it takes
#             their offset in whole minutes. The day becomes the day before, at 23:59:17.
# Who cares:  whoever reads days in China by it: every window, deadline and holiday is a day early once the time is cut off, and tests on a server in UTC do not show it. Read the cells as numbers
#             (without cellDates) and count them in UTC, or add a minute before cutting.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 exceljs@4.4.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const ExcelJS = require('exceljs'), XLSX = require('xlsx');
(async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('windows');
  sheet.getCell('A1').value = 46366;
  sheet.getCell('A2').value = 46366 + 14.5 / 24;
  for (const cell of ['A1', 'A2']) sheet.getCell(cell).numFmt = 'yyyy-mm-dd hh:mm';
  const file = await book.xlsx.writeBuffer();
  const cells = XLSX.read(file, { cellDates: true }).Sheets.windows;
  const again = new ExcelJS.Workbook();
  await again.xlsx.load(file);
  const clock = date => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(n => String(n).padStart(2, '0')).join('-') + ' ' + date.toTimeString().slice(0, 8);
  console.log(`${process.env.TZ}: SheetJS ${['A1', 'A2'].map(cell => clock(cells[cell].v)).join(', ')}; exceljs ${['A1', 'A2'].map(cell =>
    again.getWorksheet('windows').getCell(cell).value.toISOString().slice(0, 19)).join(', ')}`);
})();
JS

seen=$(cd "$work" && for zone in Asia/Shanghai Asia/Urumqi UTC; do TZ=$zone node try.cjs; done)
wanted='Asia/Shanghai: SheetJS 2026-12-09 23:59:17, 2026-12-10 14:29:17; exceljs 2026-12-10T00:00:00, 2026-12-10T14:30:00
Asia/Urumqi: SheetJS 2026-12-09 23:59:40, 2026-12-10 14:29:40; exceljs 2026-12-10T00:00:00, 2026-12-10T14:30:00
UTC: SheetJS 2026-12-10 00:00:00, 2026-12-10 14:30:00; exceljs 2026-12-10T00:00:00, 2026-12-10T14:30:00'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
