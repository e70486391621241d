#!/usr/bin/env bash
# A list of contacts has two columns with one heading, 电话: the line at the office and the one for the night.
#
# Tried with: MiniExcel 1.46.0, .NET 10; beside it xlsx 0.18.5 (SheetJS), Node.js 20, which has written the workbook. Names and numbers are invented.
# Expected:   both columns are kept, under names that differ, or the file is refused.
# Seen:       as rows of unknown shape (useHeaderRow) the last column stands for both, read into a class the first one. Neither says that there was another. SheetJS keeps both, as 电话 and 电话_1.
# Who cares:  whoever calls people at night: the number that is read depends on how the program reads, a change from one way to the other puts the office's number in place of the one for the night, and the list
#             looks whole. Read without headings, and look whether each stands once.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat >"$work/make.cjs" <<'JS'
const { utils, writeFile } = require('xlsx');
writeFile({ SheetNames: ['a'], Sheets: { a: utils.aoa_to_sheet([['姓名', '电话', '电话'], ['张三', 'office 0571-88880000', 'night 13800000000']]) } }, 'contacts.xlsx');
JS
cat >"$work/read.cjs" <<'JS'
const { readFile, utils } = require('xlsx');
console.log(`SheetJS: ${Object.entries(utils.sheet_to_json(readFile('contacts.xlsx').Sheets.a)[0]).map(([name, value]) => `${name} = ${value}`).join(', ')}`);
JS
cat >"$work/try.cs" <<'CS'
#:package MiniExcel@1.46.0
#:property PublishAot=false
using MiniExcelLibs;
Console.WriteLine("MiniExcel, any shape: " + string.Join(", ", ((IDictionary<string, object>)MiniExcel.Query("contacts.xlsx", useHeaderRow: true).Single()).Select(cell => $"{cell.Key} = {cell.Value}")));
Console.WriteLine("MiniExcel, a class: " + string.Join(", ", MiniExcel.Query<Contact>("contacts.xlsx").Select(contact => $"姓名 = {contact.姓名}, 电话 = {contact.电话}")));
class Contact
{
    public string? 姓名 { get; set; }
    public string? 电话 { get; set; }
}
CS

cd "$work"
node make.cjs
dotnet run try.cs >net 2>log || { cat net log; exit 1; }
seen=$(cat net; node read.cjs)
wanted=$(cat <<'LINES'
MiniExcel, any shape: 姓名 = 张三, 电话 = night 13800000000
MiniExcel, a class: 姓名 = 张三, 电话 = office 0571-88880000
SheetJS: 姓名 = 张三, 电话 = office 0571-88880000, 电话_1 = night 13800000000
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
