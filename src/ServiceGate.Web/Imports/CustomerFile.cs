using System.Globalization;
using System.Text;
using CsvHelper;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports;

/// <summary>A file of customers, read as often as wanted and never held as a whole.</summary>
/// <param name="file">The file; it can be read again from its start.</param>
/// <param name="encoding">Its encoding.</param>
/// <param name="units">Codes of the units that exist.</param>
internal sealed class CustomerFile(Stream file, Encoding encoding, IReadOnlySet<string> units)
{
    /// <summary>The columns that it has and that may take a value away; known once its first line was read.</summary>
    public IReadOnlySet<CustomerColumn> Columns { get; private set; } = new HashSet<CustomerColumn>();

    /// <summary>The lines after the first that are not blank, in order.</summary>
    /// <param name="check">Collects what is wrong with the file as a whole; nothing is read on then.</param>
    public IEnumerable<ReadLine> Lines(Check check)
    {
        file.Position = 0;
        using var text = new LineLimit(new StreamReader(file, encoding, true, 64 * 1024, leaveOpen: true), ImportLimits.LongestLine);
        var badQuotes = new HashSet<long>();
        using var csv = CsvReader.Create(text, Options(badQuotes), leaveOpen: true);
        if (Header(csv, text, badQuotes, check) is not { } columns) yield break;
        Columns = columns.Given;
        var customers = new CustomerLine(columns, units);
        while (csv.Read())
        {
            if (!check.That(csv.LineNumber <= ImportLimits.MostLines, "import.too-many-lines", "lines", ("most", ImportLimits.MostLines)).Passed) yield break;
            var cells = csv.Current.ToArray();
            if (cells is not [""]) yield return Read((int)csv.LineNumber, cells, text.WasCut(csv.LineNumber), badQuotes.Contains(csv.LineNumber), columns, customers);
        }
    }

    /// <summary>A line break ends a record even within quotation marks: one that is not closed spoils its own line, not the rest of the file.</summary>
    private static CsvReaderOptions Options(HashSet<long> badQuotes) => new()
    {
        Separator = ',',
        HasHeader = false,
        AllowLineBreaksInQuotes = false,
        OnMalformedRecord = record => badQuotes.Add(record.LineNumber),
        TrackLineNumbers = true,
        TrimWhitespace = true,
        TrimInsideQuotes = true,
    };

    private static CustomerColumns? Header(CsvReader csv, LineLimit text, HashSet<long> badQuotes, Check check)
    {
        if (!check.That(csv.Read(), "import.empty", "lines").Passed) return null;
        var cells = csv.Current.ToArray();
        check.That(!text.WasCut(csv.LineNumber), "import.line-too-long", "lines[1]", ("longest", ImportLimits.LongestLine))
            .That(!badQuotes.Contains(csv.LineNumber), "import.quotes", "lines[1]");
        return check.Passed ? CustomerColumns.Read(cells, check) : null;
    }

    private static ReadLine Read(int number, string[] cells, bool cut, bool badQuotes, CustomerColumns columns, CustomerLine customers)
    {
        var field = string.Create(CultureInfo.InvariantCulture, $"lines[{number}]");
        var check = new Check().That(!cut, "import.line-too-long", field, ("longest", ImportLimits.LongestLine)).That(!badQuotes, "import.quotes", field);
        if (check.Passed) check.That(cells.Length == columns.Count, "import.columns", field, ("found", cells.Length), ("expected", columns.Count));
        return new(number, check.Passed ? customers.Read(number, cells, check) : null, check.Violations);
    }
}

/// <summary>A line of a file.</summary>
/// <param name="Number">Its number, from 1 for the first line of the file.</param>
/// <param name="Row">What it says; null when it could not be split.</param>
/// <param name="Problems">The rules it breaks.</param>
internal sealed record ReadLine(int Number, CustomerRow? Row, IReadOnlyList<Violation> Problems);
