#!/usr/bin/env bash
# How complaints of a region have changed is given to the departments as a CSV file, numbers among them below zero, and reasons as people wrote them. The file is guarded against texts that a spreadsheet takes
# for formulas.
#
# Tried with: CsvHelper 33.1.0 with InjectionOptions.Escape, beside it 34.0.0, a library written anew, with CsvInjection.Escape, .NET 10; papaparse 5.7.1 with escapeFormulae and csv-stringify 6.9.0 with escape_formulas, Node.js 20.
# Expected:   the guard is for texts: -5 as a number stays a number, as in the other three; and what a library wrote it reads again by the same settings.
# Seen:       33.1.0 marks by the first sign of what it writes, also of a number: -5 becomes "'-5", a text that no sum counts, and its own reader refuses it.
# Who cares:  whoever adds up a column of changes in a spreadsheet: only the rises are summed, and the total has no error. Guard the columns of text alone, or give numbers in a workbook.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts papaparse@5.7.1 csv-stringify@6.9.0 >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
mkdir "$work/old" "$work/new"
cat >"$work/old/try.cs" <<'CS'
#:package CsvHelper@33.1.0
#:property PublishAot=false
using CsvHelper;
using CsvHelper.Configuration;
using System.Globalization;
var settings = new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\n" };
var written = new StringWriter();
using (var csv = new CsvWriter(written, settings))
    csv.WriteRecords(new List<Change> { new("Hangzhou", 7), new("Ningbo", -5) });
Console.WriteLine($"CsvHelper 33.1.0: {written.ToString().Trim().Replace("\n", " | ")}");
try
{
    using var csv = new CsvReader(new StringReader(written.ToString()), settings);
    Console.WriteLine($"read again: {string.Join(", ", csv.GetRecords<Change>())}");
}
catch (CsvHelperException e)
{
    Console.WriteLine($"read again: {e.GetType().Name}");
}
record Change(string Place, int Complaints);
CS
cat >"$work/new/try.cs" <<'CS'
#:package CsvHelper@34.0.0
#:property PublishAot=false
using CsvHelper;
var written = new StringWriter();
using (var csv = CsvWriter.Create(written, new CsvWriterOptions { Injection = CsvInjection.Escape }, false))
{
    csv.WriteRecord(["Place", "Complaints"]);
    foreach (var (place, complaints) in new[] { ("Hangzhou", 7), ("Ningbo", -5) })
    {
        csv.WriteField(place);
        csv.WriteField<int>(complaints, default);
        csv.EndRecord();
    }
}
Console.WriteLine($"CsvHelper 34.0.0: {written.ToString().Trim().ReplaceLineEndings(" | ")}");
CS
cat >"$work/try.mjs" <<'JS'
import papaparse from 'papaparse';
import { stringify } from 'csv-stringify/sync';
const rows = [['Place', 'Complaints'], ['Hangzhou', 7], ['Ningbo', -5]];
console.log(`papaparse: ${papaparse.unparse(rows, { escapeFormulae: true, newline: '\n' }).replaceAll('\n', ' | ')}`);
console.log(`csv-stringify: ${stringify(rows, { escape_formulas: true }).trim().replaceAll('\n', ' | ')}`);
JS

cd "$work"
for release in old new; do (cd $release && dotnet run try.cs >../$release.seen 2>../log) || { cat $release.seen log; exit 1; }; done
seen=$(cat old.seen new.seen; node try.mjs)
wanted=$(cat <<'LINES'
CsvHelper 33.1.0: Place,Complaints | Hangzhou,7 | Ningbo,"'-5"
read again: TypeConverterException
CsvHelper 34.0.0: Place,Complaints | Hangzhou,7 | Ningbo,-5
papaparse: Place,Complaints | Hangzhou,7 | Ningbo,-5
csv-stringify: Place,Complaints | Hangzhou,7 | Ningbo,-5
LINES
)
printf '%s\n' "$seen"
[[ $seen == "$wanted" ]] || { printf 'this has changed; it was:\n%s\n' "$wanted"; exit 1; }
