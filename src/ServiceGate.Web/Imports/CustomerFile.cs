using System.Globalization;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Imports.Files;

namespace ServiceGate.Web.Imports;

/// <summary>A file of customers, read as often as wanted and never held as a whole.</summary>
/// <param name="table">The file's table.</param>
/// <param name="units">The units that exist.</param>
/// <param name="chosen">Which columns somebody has chosen, by heading.</param>
internal sealed class CustomerFile(TableFile table, KnownUnits units, IReadOnlyDictionary<string, string> chosen)
{
    /// <summary>Among how many rows the header is looked for, behind titles.</summary>
    private const int MostTitles = 10;

    /// <summary>How its table is read.</summary>
    public TableShape Shape => table.Shape;

    /// <summary>What each of its columns is read as; known once its header was read.</summary>
    public IReadOnlyList<ColumnUse> Mapping { get; private set; } = [];

    /// <summary>The columns that it has and that may take a value away; known once its header was read.</summary>
    public IReadOnlySet<CustomerColumn> Columns { get; private set; } = new HashSet<CustomerColumn>();

    /// <summary>What is said of how it is read: lines and columns that are left aside. Known once its header was read.</summary>
    public IReadOnlyList<Violation> Notes { get; private set; } = table.Notes;

    /// <summary>What somebody should know of the table before it is used.</summary>
    public IReadOnlyList<Violation> Warnings => table.Warnings;

    /// <summary>The rows behind the header in which something stands, in order.</summary>
    /// <param name="check">Collects what is wrong with the file as a whole; nothing is read on then.</param>
    public IEnumerable<ReadLine> Lines(Check check)
    {
        using var rows = table.Rows(check).Where(row => !row.IsBlank).GetEnumerator();
        if (Header(rows, check) is not { } header) yield break;
        Mapping = CustomerColumns.Uses(header.Row.Cells, chosen);
        if (CustomerColumns.Read(header.Row.Cells, chosen, header.Row.Number, check) is not { } columns) yield break;
        (Columns, Mapping, Notes) = (columns.Given, columns.Mapping, [.. table.Notes, .. Said(columns, header.Titles)]);
        var customers = new CustomerLine(columns, units, table.DayZero);
        if (columns.IsACustomer) yield return Read(header.Row, columns, customers);
        foreach (var row in header.Behind) yield return Read(row, columns, customers);
        while (check.Passed && rows.MoveNext()) yield return Read(rows.Current, columns, customers);
    }

    /// <summary>
    /// The header: the first row, or one behind titles that says where the accounts are. What was read to find it and is behind it is handed on.
    /// </summary>
    private (TableRow Row, int Titles, IReadOnlyList<TableRow> Behind)? Header(IEnumerator<TableRow> rows, Check check)
    {
        var read = new List<TableRow>();
        while (read.Count < MostTitles && rows.MoveNext())
        {
            read.Add(rows.Current);
            if (rows.Current.Problem is null && CustomerColumns.IsHeader(rows.Current.Cells, chosen)) return (rows.Current, read.Count - 1, []);
        }
        if (!check.Passed || !check.That(read.Count > 0, "import.empty", "lines").Passed) return null;
        if (read[0].Problem is { } problem) check.Add([problem]);
        return check.Passed ? (read[0], 0, [.. read.Skip(1)]) : null;
    }

    private static IEnumerable<Violation> Said(CustomerColumns columns, int titles)
    {
        if (columns.IsACustomer) yield return Violation.Of("import.note-no-header");
        if (titles > 0) yield return Violation.Of("import.note-titles", null, ("count", titles));
        if (columns.Mapping.Where(m => m is { Column: null, Heading.Length: > 0 }).Select(m => m.Heading).ToList() is { Count: > 0 } ignored)
            yield return Violation.Of("import.note-ignored", null, ("columns", string.Join(", ", ignored)));
    }

    private ReadLine Read(TableRow row, CustomerColumns columns, CustomerLine customers)
    {
        if (row.Problem is { } problem) return new(row.Number, null, [problem]) { Cells = row.Cells };
        var (check, expected) = (new Check(), columns.Headings.Count);
        var fits = (row.Cells.Length >= expected || table.HasShortRows) && !row.Cells.Skip(expected).Any(IsSaid) && !columns.Nameless.Any(place => place < row.Cells.Length && IsSaid(row.Cells[place]));
        if (!fits) check.That(false, "import.columns", Field(row), ("found", row.Cells.Length), ("expected", expected));
        return new(row.Number, fits ? customers.Read(row.Number, row.Cells, check) : null, check.Violations)
        {
            Cells = row.Cells,
            IsRounded = columns.Place(ColumnNames.Known[0]) is { } place && row.Rounded.Contains(place),
        };
    }

    private static bool IsSaid(string cell) => !string.IsNullOrWhiteSpace(cell);

    private static string Field(TableRow row) => string.Create(CultureInfo.InvariantCulture, $"lines[{row.Number}]");
}

/// <summary>A line of a file.</summary>
/// <param name="Number">Its number, from 1 for the first line of the file.</param>
/// <param name="Row">What it says; null when it could not be split.</param>
/// <param name="Problems">The rules it breaks.</param>
internal sealed record ReadLine(int Number, CustomerRow? Row, IReadOnlyList<Violation> Problems)
{
    /// <summary>Its cells, as the file has them.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    /// <summary>Whether the file has lost the last digits of its account number.</summary>
    public bool IsRounded { get; init; }
}
