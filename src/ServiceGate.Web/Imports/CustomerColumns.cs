using System.Globalization;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports;

/// <summary>Where the columns of a customers' file stand, as its header says or somebody has chosen.</summary>
internal sealed class CustomerColumns
{
    /// <summary>What somebody chooses for a column that is not to be read.</summary>
    public const string Nothing = "";

    /// <summary>Accounts and numbers that can be called have as many digits, headings have not.</summary>
    private const int FewestDigits = 5;

    private static readonly IReadOnlyList<(string Name, CustomerColumn Column)> MayTakeAway =
        [("name", CustomerColumn.Name), ("phone", CustomerColumn.Phone), ("email", CustomerColumn.Email), ("push_id", CustomerColumn.PushId)];

    private readonly Dictionary<string, int> _places;

    private CustomerColumns(IReadOnlyList<string> headings, Dictionary<string, int> places)
    {
        (Headings, _places) = (headings, places);
        Given = MayTakeAway.Where(m => places.ContainsKey(m.Name)).Select(m => m.Column).ToHashSet();
        Mapping = [.. headings.Select((heading, i) => new ColumnUse(heading, places.Where(p => p.Value == i).Select(p => p.Key).FirstOrDefault()))];
        Nameless = [.. Mapping.Select((use, i) => (use, i)).Where(m => m.use.Heading.Length == 0).Select(m => m.i)];
    }

    /// <summary>The headings, as the file has them.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>Those columns that may take a value away.</summary>
    public IReadOnlySet<CustomerColumn> Given { get; }

    /// <summary>What each column of the file is read as.</summary>
    public IReadOnlyList<ColumnUse> Mapping { get; }

    /// <summary>Places of columns without a heading; nothing may stand in them.</summary>
    public IReadOnlyList<int> Nameless { get; }

    /// <summary>Whether what stands for the header is a customer: a column was chosen for a number, so that the file has no header and its first row would be missed.</summary>
    public bool IsACustomer => Mapping.Any(use => use.Column is not null && use.Heading.Count(char.IsAsciiDigit) >= FewestDigits);

    /// <summary>Whether a row is a header: it says where the accounts are.</summary>
    public static bool IsHeader(IReadOnlyList<string> cells, IReadOnlyDictionary<string, string> chosen) => Array.Exists([.. cells], c => Use(Heading(c), chosen)?.Column == ColumnNames.Known[0]);

    /// <summary>What each column would be read as, whether the header is right or not.</summary>
    public static IReadOnlyList<ColumnUse> Uses(IReadOnlyList<string> cells, IReadOnlyDictionary<string, string> chosen) => [.. cells.Select(Heading).Select(heading => new ColumnUse(heading, Use(heading, chosen)?.Column))];

    /// <summary>Reads the header; null with violations when it is wrong.</summary>
    /// <param name="cells">Its cells.</param>
    /// <param name="chosen">What somebody has chosen, by heading: a column's name, or <see cref="Nothing"/>.</param>
    /// <param name="line">Its line.</param>
    /// <param name="check">Collects what is wrong.</param>
    public static CustomerColumns? Read(IReadOnlyList<string> cells, IReadOnlyDictionary<string, string> chosen, int line, Check check)
    {
        var field = string.Create(CultureInfo.InvariantCulture, $"lines[{line}]");
        IReadOnlyList<string> headings = [.. cells.Select(Heading).Reverse().SkipWhile(h => h.Length == 0).Reverse()];
        var uses = headings.Select((heading, place) => (heading, place, Use: Use(heading, chosen))).ToList();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var same in uses.Where(u => u.Use is not null).GroupBy(u => u.Use!.Value.Column, StringComparer.Ordinal))
        {
            var best = same.Where(u => u.Use!.Value.Rank == same.Min(s => s.Use!.Value.Rank)).ToList();
            places.Add(same.Key, best[0].place);
            check.That(best.Count == 1, "import.column-twice", field, ("column", Shown(best[^1].heading)));
        }
        foreach (var (heading, _, _) in uses.Where(u => u.Use is null && !chosen.ContainsKey(u.heading)))
            check.That(ColumnNames.Like(heading) is not { } like || places.ContainsKey(like), "import.column-unknown", field, ("column", Shown(heading)), ("known", string.Join(", ", ColumnNames.Known)));
        foreach (var (heading, column) in chosen)
            check.That(column == Nothing || ColumnNames.Known.Contains(column, StringComparer.Ordinal), "import.column-choice", "columns", ("column", Shown(column)), ("known", string.Join(", ", ColumnNames.Known)));
        check.That(places.ContainsKey(ColumnNames.Known[0]), "import.column-missing", field, ("column", ColumnNames.Known[0]), ("found", string.Join(", ", headings.Where(h => h.Length > 0).Take(20).Select(Shown))));
        return check.Passed ? new(headings, places) : null;
    }

    /// <summary>A cell of a row; null when the file has no such column or the cell is empty.</summary>
    public string? Cell(IReadOnlyList<string> cells, string column) =>
        _places.TryGetValue(column, out var place) && place < cells.Count && cells[place] is { Length: > 0 } value ? value : null;

    /// <summary>Where a column stands; null: the file has none.</summary>
    public int? Place(string column) => _places.TryGetValue(column, out var place) ? place : null;

    private static (string Column, int Rank)? Use(string heading, IReadOnlyDictionary<string, string> chosen) =>
        heading.Length == 0 ? null
        : !chosen.TryGetValue(heading, out var column) ? ColumnNames.Find(heading) is { } found ? (found.Column, found.Rank + 1) : null
        : column == Nothing || !ColumnNames.Known.Contains(column, StringComparer.Ordinal) ? null : (column, 0);

    private static string Heading(string cell) => cell.Trim('\uFEFF').Trim();

    private static string Shown(string name) => name.Length <= 40 ? name : name[..40] + "…";
}

/// <summary>What a column of a file is read as.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Column">The column's name; null: it is not read.</param>
public sealed record ColumnUse(string Heading, string? Column);
