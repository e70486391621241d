using System.Globalization;
using System.Text;
using CsvHelper;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports.Files;

/// <summary>
/// A table as text: CSV as spreadsheets, databases and scripts write it. CsvHelper cuts lines into cells and says where marks are wrong; which lines belong together,
/// <see cref="RecordText"/> has decided before, since left to itself it lets a mark that is not closed swallow everything behind it.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="encoding">Its encoding.</param>
/// <param name="start">How its lines begin.</param>
internal sealed class TextTable(Stream file, Encoding encoding, TextStart start) : TableFile
{
    /// <inheritdoc/>
    public override TableShape Shape { get; } = new("csv", TextEncoding.NameOf(encoding), Separators.NameOf(start.Separator));

    /// <inheritdoc/>
    public override IReadOnlyList<Violation> Notes => start.Notes;

    /// <inheritdoc/>
    public override IEnumerable<TableRow> Rows(Check check)
    {
        file.Position = 0;
        using var text = new RecordText(new StreamReader(file, encoding, true, 64 * 1024, leaveOpen: true), start.Separator, start.Columns);
        var badQuotes = new HashSet<long>();
        using var csv = CsvReader.Create(text, Options(badQuotes), leaveOpen: true);
        while (csv.Read())
        {
            var record = csv.LineNumber;
            var line = text.LineOf(record);
            if (!check.That(line <= TableLimits.MostRows, "import.too-many-lines", "lines", ("most", TableLimits.MostRows)).Passed) yield break;
            if (line > start.Skipped) yield return new((int)line, csv.Current.ToArray(), Problem((int)line, text.WasCut(record), badQuotes.Contains(record)));
        }
    }

    private CsvReaderOptions Options(HashSet<long> badQuotes) => new()
    {
        Separator = start.Separator,
        HasHeader = false,
        AllowLineBreaksInQuotes = false,
        OnMalformedRecord = record => badQuotes.Add(record.LineNumber),
        TrackLineNumbers = true,
        TrimWhitespace = true,
        TrimInsideQuotes = true,
    };

    private static Violation? Problem(int line, bool cut, bool badQuotes)
    {
        if (!cut && !badQuotes) return null;
        var field = string.Create(CultureInfo.InvariantCulture, $"lines[{line}]");
        return cut ? Violation.Of("import.line-too-long", field, ("longest", TableLimits.LongestLine)) : Violation.Of("import.quotes", field);
    }
}
