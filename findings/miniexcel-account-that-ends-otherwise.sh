#!/usr/bin/env bash
# Accounts of broadband customers have 17 digits. A program writes them into a workbook as whole numbers of 64 bits, and another one reads them as such.
#
# Tried with: MiniExcel 1.46.0, .NET 10.
# Expected:   what the library writes from a long, it reads into a long: the cell holds all 17 digits, and no spreadsheet program has touched the file.
# Seen:       the file holds 62220000000000017; read into a long it is 62220000000000016, with the next account the same. Every cell goes through a floating-point number first. Nothing is said.
# Who cares:  whoever hands lists of customers from program to program as workbooks: two customers become one who is neither. Write accounts as text, and take a number of 16 digits or more that was
#             read from a workbook for one that may be wrong.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat >"$work/try.cs" <<'CS'
#:package MiniExcel@1.46.0
using System.IO.Compression;
using System.Text.RegularExpressions;
using MiniExcelLibs;
var path = Path.Combine(Environment.CurrentDirectory, "accounts.xlsx");
MiniExcel.SaveAs(path, new[] { new Line { Account = 62220000000000016 }, new Line { Account = 62220000000000017 } });
using (var zip = ZipFile.OpenRead(path))
using (var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open()))
    Console.WriteLine("in the file: " + string.Join(", ", Regex.Matches(sheet.ReadToEnd(), "[0-9]{17}").Select(m => m.Value)));
Console.WriteLine("read again: " + string.Join(", ", MiniExcel.Query<Line>(path).Select(line => line.Account)));
class Line { public long Account { get; set; } }
CS

seen=$(cd "$work" && dotnet run try.cs 2>"$work/log" | grep ': ') || { cat "$work/log"; exit 1; }
wanted='in the file: 62220000000000016, 62220000000000017
read again: 62220000000000016, 62220000000000016'
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
