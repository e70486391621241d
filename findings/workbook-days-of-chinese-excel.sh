#!/usr/bin/env bash
# Excel in Chinese offers formats for days and times that it stores by number alone: 27 to 36 and 50 to 58 stand for "2026年12月10日" and the like (ECMA-376 part 1, 18.8.30, "zh-cn"), and no code
# is written into the file. It also writes 上午/下午 (morning, afternoon) into codes where English has AM/PM.
#
# Tried with: exceljs 4.4.0, xlsx 0.18.5 (SheetJS), Node.js 20; ExcelDataReader 3.6.0, MiniExcel 1.46.0, .NET 10; the same workbook for all, zone UTC.
# Expected:   a day in format 31, 57 or 58 is a day to each of them, as one in format 14 is, and a cell with 上午/下午 is a time.
# Seen:       exceljs and ExcelDataReader give the bare number 46366 for all three, MiniExcel for 31 and 57; SheetJS knows them. 上午/下午 is a time to the two for JavaScript, and a number to those for .NET.
# Who cares:  whoever takes dates from workbooks that people in China keep: the same column holds days from one colleague and numbers around 46000 from another. Where a column must
#             hold days, read numbers as days since 30 December 1899.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 xlsx@0.18.5 jszip@3.10.1 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/try.cjs" <<'JS'
const ExcelJS = require('exceljs'), JSZip = require('jszip'), XLSX = require('xlsx'), { writeFileSync } = require('node:fs');
const ids = [14, 31, 57, 58];
(async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('windows');
  // Formats of its own, which are turned into those that have a number only, as Excel stores them.
  ids.forEach((id, i) => Object.assign(sheet.getCell(i + 1, 1), { value: 46366, numFmt: `"f${id}"0` }));
  Object.assign(sheet.getCell(ids.length + 1, 1), { value: 14.5 / 24, numFmt: '上午/下午h"时"mm"分"' });
  const zip = await JSZip.loadAsync(await book.xlsx.writeBuffer());
  let styles = await zip.file('xl/styles.xml').async('string');
  for (const id of ids) {
    const [own, given] = styles.match(new RegExp(`<numFmt numFmtId="(\\d+)" formatCode="&quot;f${id}&quot;0"/>`));
    styles = styles.replace(own, '').replaceAll(`numFmtId="${given}"`, `numFmtId="${id}"`);
  }
  styles = styles.replace(/<numFmts count="\d+">/, '<numFmts count="1">');
  zip.file('xl/styles.xml', styles);
  const file = await zip.generateAsync({ type: 'nodebuffer' });
  writeFileSync('windows.xlsx', file);
  const kind = value => value instanceof Date ? 'date' : typeof value;
  const cells = XLSX.read(file, { cellDates: true }).Sheets.windows;
  await book.xlsx.load(file);
  for (const [name, read] of [['SheetJS', i => cells[`A${i}`].v], ['exceljs', i => book.getWorksheet('windows').getCell(i, 1).value]])
    console.log(`${name}: ${[...ids, '上午/下午'].map((id, i) => `${id} ${kind(read(i + 1))}`).join(', ')}`);
})();
JS
cat >"$work/try.cs" <<'CS'
#:package ExcelDataReader@3.6.0
#:package MiniExcel@1.46.0
using ExcelDataReader; using MiniExcelLibs;
System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
string[] formats = ["14", "31", "57", "58", "上午/下午"];
string Kind(object? value) => value is DateTime or TimeSpan ? "date" : value is double ? "number" : $"{value}";
string Line(IEnumerable<object?> values) => string.Join(", ", formats.Zip(values, (format, value) => $"{format} {Kind(value)}"));
using var file = File.OpenRead("windows.xlsx");
using var reader = ExcelReaderFactory.CreateOpenXmlReader(file);
var read = new List<object?>();
while (reader.Read()) read.Add(reader.GetValue(0));
Console.WriteLine($"ExcelDataReader: {Line(read)}");
Console.WriteLine($"MiniExcel: {Line(MiniExcel.Query("windows.xlsx").Cast<IDictionary<string, object?>>().Select(row => row["A"]))}");
CS

seen=$({ cd "$work" && TZ=UTC node try.cjs && TZ=UTC dotnet run try.cs 2>"$work/log" | grep ': '; }) || { cat "$work/log"; exit 1; }
wanted='SheetJS: 14 date, 31 date, 57 date, 58 date, 上午/下午 date
exceljs: 14 date, 31 number, 57 number, 58 number, 上午/下午 date
ExcelDataReader: 14 date, 31 number, 57 number, 58 number, 上午/下午 number
MiniExcel: 14 date, 31 number, 57 number, 58 date, 上午/下午 number'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
