#!/usr/bin/env bash
# A sheet of facts puts sentences together by TEXT(): when the window begins, how long it lasts, how many it touches. A program on a server computes its formulas.
#
# Tried with: EPPlus 4.5.3.3 (the last one under the LGPL), .NET 10; beside it NPOI 2.4.1. The moment is 10 December 2026, 14:30.
# Expected:   as in Excel: yyyy-mm-dd hh:mm is 2026-12-10 14:30; what the same library shows for a cell with that format (Text) is the same.
# Seen:       2026-30-10 02:30: every m is the minute, and the hour is the one of half a day. [h]:mm of three days and a half is [12]:00 (and 12:01 in a cell). In a cell with the same format the library shows 2026-12-10 14:30.
#             Numbers are right. Beside it: SUBSTITUTE replaces all where the fourth argument asks for the second, MOD(-5,3) is -2 instead of 1.
# Who cares:  whoever makes notices or lists from workbooks on a server: the window is in month 30, or, before noon and a few minutes past the hour, in another month that exists: 09:05 on 10 December is 10 May. Put the value into a cell
#             with the format, and take the cell's Text.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package EPPlus@4.5.3.3
#:package NPOI@2.4.1
#:property PublishAot=false
using System.Globalization;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string InNpoi(string formula)
{
    var book = new NPOI.XSSF.UserModel.XSSFWorkbook();
    var cell = book.CreateSheet("a").CreateRow(0).CreateCell(0);
    cell.SetCellFormula(formula);
    return book.GetCreationHelper().CreateFormulaEvaluator().Evaluate(cell).FormatAsString().Trim('"');
}
string InEpplus(string formula)
{
    using var package = new OfficeOpenXml.ExcelPackage();
    var sheet = package.Workbook.Worksheets.Add("a");
    sheet.Cells["A1"].Formula = formula;
    OfficeOpenXml.CalculationExtension.Calculate(sheet);
    return $"{sheet.Cells["A1"].Value}";
}
string Shown(double value, string format)
{
    using var package = new OfficeOpenXml.ExcelPackage();
    var cell = package.Workbook.Worksheets.Add("a").Cells["A1"];
    (cell.Value, cell.Style.Numberformat.Format) = (value, format);
    return cell.Text;
}
var (afternoon, morning) = (new DateTime(2026, 12, 10, 14, 30, 0).ToOADate(), new DateTime(2026, 12, 10, 9, 5, 0).ToOADate());
foreach (var (value, format) in new[] { (afternoon, "yyyy-mm-dd hh:mm"), (morning, "yyyy-mm-dd hh:mm"), (afternoon, "yyyy/m/d"), (afternoon, "yyyy年m月d日"), (afternoon, "h:mm"), (3.5, "[h]:mm"), (12000, "#,##0"), (0.356, "0.0%") })
    Console.WriteLine($"{value:0.####} in {format}: {InEpplus(FormattableString.Invariant($"TEXT({value},\"{format}\")"))}, in a cell {Shown(value, format)}, NPOI {InNpoi(FormattableString.Invariant($"TEXT({value},\"{format}\")"))}");
foreach (var formula in new[] { "SUBSTITUTE(\"aaaa\",\"a\",\"b\",2)", "MOD(-5,3)" })
    Console.WriteLine($"{formula}: {InEpplus(formula)}, NPOI {InNpoi(formula)}");
CS

cd "$work"
seen=$(dotnet run try.cs 2>log | grep -v warning) || { cat log; exit 1; }
wanted=$(cat <<'LINES'
46366.6042 in yyyy-mm-dd hh:mm: 2026-30-10 02:30, in a cell 2026-12-10 14:30, NPOI 2026-12-10 14:30
46366.3785 in yyyy-mm-dd hh:mm: 2026-05-10 09:05, in a cell 2026-12-10 09:05, NPOI 2026-12-10 09:05
46366.6042 in yyyy/m/d: 2026/30/10, in a cell 2026/12/10, NPOI 2026/12/10
46366.6042 in yyyy年m月d日: 2026年30月10日, in a cell 2026年12月10日, NPOI 46366.604166666664
46366.6042 in h:mm: 2:30, in a cell 14:30, NPOI 14:30
3.5 in [h]:mm: [12]:00, in a cell 12:01, NPOI 84:00
12000 in #,##0: 12,000, in a cell 12,000, NPOI 12,000
0.356 in 0.0%: 35.6%, in a cell 35.6%, NPOI 35.6%
SUBSTITUTE("aaaa","a","b",2): bbbb, NPOI abaa
MOD(-5,3): -2, NPOI 1
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
