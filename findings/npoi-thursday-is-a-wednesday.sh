#!/usr/bin/env bash
# A workbook tells weekends from working days by WEEKDAY(), to plan work for nights before free days. A program on a server computes its formulas.
#
# Tried with: NPOI 2.4.1, .NET 10; beside it EPPlus 4.5.3.3. The week from Monday, 7 to Sunday, 13 December 2026.
# Expected:   as in Excel: without a second argument, or with 1, Sunday is 1 and Saturday 7; with 2 Monday is 1 and Sunday 7; with 3 Monday is 0 and Sunday 6.
# Seen:       every day is one too early: Thursday is 4 instead of 5 by the first count, 3 instead of 4 by the second, and Sunday is 0, which the first count does not have. NETWORKDAYS in the same library has the days right.
# Who cares:  whoever asks WEEKDAY(day, 2) > 5 for weekends: only Sunday and Monday pass, so that Saturday is a working day and the week's first one is free. The workbook says otherwise as soon as it is opened. Compute the weekday
#             from the day itself.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package NPOI@2.4.1
#:package EPPlus@4.5.3.3
#:property PublishAot=false
using System.Globalization;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string InNpoi(string formula)
{
    var book = new NPOI.XSSF.UserModel.XSSFWorkbook();
    var cell = book.CreateSheet("a").CreateRow(0).CreateCell(0);
    cell.SetCellFormula(formula);
    return book.GetCreationHelper().CreateFormulaEvaluator().Evaluate(cell).FormatAsString();
}
string InEpplus(string formula)
{
    using var package = new OfficeOpenXml.ExcelPackage();
    var sheet = package.Workbook.Worksheets.Add("a");
    sheet.Cells["A1"].Formula = formula;
    OfficeOpenXml.CalculationExtension.Calculate(sheet);
    return $"{sheet.Cells["A1"].Value}";
}
for (var day = 7; day <= 13; day++)
    Console.WriteLine($"{new DateTime(2026, 12, day):ddd d} (NPOI, EPPlus): {string.Join("; ", new[] { "", ",1", ",2", ",3" }.Select(kind => $"WEEKDAY(day{kind}) {InNpoi($"WEEKDAY(DATE(2026,12,{day}){kind})")}, {InEpplus($"WEEKDAY(DATE(2026,12,{day}){kind})")}"))}");
Console.WriteLine($"NETWORKDAYS of that week: {InNpoi("NETWORKDAYS(DATE(2026,12,7),DATE(2026,12,13))")}, {InEpplus("NETWORKDAYS(DATE(2026,12,7),DATE(2026,12,13))")}");
CS

cd "$work"
seen=$(dotnet run try.cs 2>log | grep -v warning) || { cat log; exit 1; }
wanted=$(cat <<'LINES'
Mon 7 (NPOI, EPPlus): WEEKDAY(day) 1, 2; WEEKDAY(day,1) 1, 2; WEEKDAY(day,2) 7, 1; WEEKDAY(day,3) 6, 0
Tue 8 (NPOI, EPPlus): WEEKDAY(day) 2, 3; WEEKDAY(day,1) 2, 3; WEEKDAY(day,2) 1, 2; WEEKDAY(day,3) 0, 1
Wed 9 (NPOI, EPPlus): WEEKDAY(day) 3, 4; WEEKDAY(day,1) 3, 4; WEEKDAY(day,2) 2, 3; WEEKDAY(day,3) 1, 2
Thu 10 (NPOI, EPPlus): WEEKDAY(day) 4, 5; WEEKDAY(day,1) 4, 5; WEEKDAY(day,2) 3, 4; WEEKDAY(day,3) 2, 3
Fri 11 (NPOI, EPPlus): WEEKDAY(day) 5, 6; WEEKDAY(day,1) 5, 6; WEEKDAY(day,2) 4, 5; WEEKDAY(day,3) 3, 4
Sat 12 (NPOI, EPPlus): WEEKDAY(day) 6, 7; WEEKDAY(day,1) 6, 7; WEEKDAY(day,2) 5, 6; WEEKDAY(day,3) 4, 5
Sun 13 (NPOI, EPPlus): WEEKDAY(day) 0, 1; WEEKDAY(day,1) 0, 1; WEEKDAY(day,2) 6, 7; WEEKDAY(day,3) 5, 6
NETWORKDAYS of that week: 5, 5
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
