#!/usr/bin/env bash
# A list says from when customers may be called, how long the work takes and when the watch is relieved. Excel stores an hour as a part of a day, with a format: h:mm is built in (20), its own list of times offers h:mm;@, and for lengths
# above a day [h]:mm.
#
# Tried with: MiniExcel 1.46.0, .NET 10; beside it ExcelDataReader 3.6.0. The workbook is written by xlsx 0.18.5 (SheetJS).
# Expected:   06:00 is 06:00 in both formats of an hour; three days and a half in [h]:mm are 84 hours, as in [h]:mm:ss, which is built in (46). TimeSpan takes each of them.
# Seen:       h:mm gives a TimeSpan, h:mm;@ a day in 1899, [h]:mm the bare number 3.5 and [h]:mm:ss a TimeSpan. Read into TimeSpan only the built-in ones pass; the others are refused, and the whole list with them. ExcelDataReader has days in 1899 for both hours
#             and lengths for both lengths.
# Who cares:  whoever takes hours from workbooks: one cell whose format somebody chose from the list changes what the column is, and the rows behind it are not read. Read as objects, and take the part behind the day.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/make.cjs" <<'JS'
const { utils, writeFile } = require('xlsx');
for (const [name, v, z] of [['hour', 0.25, 'h:mm'], ['listed', 0.25, 'h:mm;@'], ['length', 3.5, '[h]:mm'], ['seconds', 3.5, '[h]:mm:ss']]) {
  const sheet = utils.aoa_to_sheet([['At']]);
  sheet.A2 = { t: 'n', v, z };
  sheet['!ref'] = 'A1:A2';
  writeFile({ SheetNames: ['a'], Sheets: { a: sheet } }, `${name}.xlsx`, { cellStyles: true });
}
JS
cat >"$work/try.cs" <<'CS'
#:package MiniExcel@1.46.0
#:package ExcelDataReader@3.6.0
#:property PublishAot=false
using System.Globalization;
using ExcelDataReader;
using MiniExcelLibs;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
string Shown(object? value) => $"{(value is DateTime at ? at.ToString("yyyy-MM-dd HH:mm") : value)} ({value?.GetType().Name})";
foreach (var (name, format) in new[] { ("hour", "h:mm"), ("listed", "h:mm;@"), ("length", "[h]:mm"), ("seconds", "[h]:mm:ss") })
{
    var path = $"{name}.xlsx";
    var any = ((IDictionary<string, object>)MiniExcel.Query(path, useHeaderRow: true).Single())["At"];
    string typed;
    try
    {
        typed = $"{MiniExcel.Query<Line>(path).Single().At}";
    }
    catch (Exception refused)
    {
        typed = refused.GetType().Name;
    }
    using var file = File.OpenRead(path);
    using var reader = ExcelReaderFactory.CreateReader(file);
    reader.Read();
    reader.Read();
    Console.WriteLine($"{format}: MiniExcel {Shown(any)}, into TimeSpan {typed}; ExcelDataReader {Shown(reader.GetValue(0))}");
}
class Line
{
    public TimeSpan At { get; set; }
}
CS

cd "$work"
node make.cjs
seen=$(dotnet run try.cs 2>log) || { cat log; exit 1; }
wanted=$(cat <<'LINES'
h:mm: MiniExcel 06:00:00 (TimeSpan), into TimeSpan 06:00:00; ExcelDataReader 1899-12-31 06:00 (DateTime)
h:mm;@: MiniExcel 1899-12-30 06:00 (DateTime), into TimeSpan ExcelInvalidCastException; ExcelDataReader 1899-12-31 06:00 (DateTime)
[h]:mm: MiniExcel 3.5 (Double), into TimeSpan ExcelInvalidCastException; ExcelDataReader 3.12:00:00 (TimeSpan)
[h]:mm:ss: MiniExcel 3.12:00:00 (TimeSpan), into TimeSpan 3.12:00:00; ExcelDataReader 3.12:00:00 (TimeSpan)
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
