using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports;

/// <summary>Where the columns of a customers' file stand, as its first line says.</summary>
internal sealed class CustomerColumns
{
    /// <summary>The columns that a file may have, in the order in which exports write them. Only the first must be there.</summary>
    public static readonly IReadOnlyList<string> Known = ["account", "name", "phone", "email", "push_id", "tier", "language", "unit", "consent_for", "consent_how", "consent_on", "consent_until"];

    private static readonly IReadOnlyList<(string Name, CustomerColumn Column)> MayTakeAway =
        [("name", CustomerColumn.Name), ("phone", CustomerColumn.Phone), ("email", CustomerColumn.Email), ("push_id", CustomerColumn.PushId)];

    private readonly Dictionary<string, int> _places;

    private CustomerColumns(Dictionary<string, int> places) =>
        (_places, Given) = (places, MayTakeAway.Where(m => places.ContainsKey(m.Name)).Select(m => m.Column).ToHashSet());

    /// <summary>Those of them that may take a value away.</summary>
    public IReadOnlySet<CustomerColumn> Given { get; }

    /// <summary>How many columns there are.</summary>
    public int Count => _places.Count;

    /// <summary>Reads the first line; null with violations when it is wrong.</summary>
    public static CustomerColumns? Read(IReadOnlyList<string> cells, Check check)
    {
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, place) in cells.Select((cell, i) => (cell.TrimStart('\uFEFF').Trim(), i)))
            check.That(Known.Contains(name, StringComparer.OrdinalIgnoreCase), "import.column-unknown", "lines[1]", ("column", Shown(name)), ("known", string.Join(", ", Known)))
                .That(places.TryAdd(name, place), "import.column-twice", "lines[1]", ("column", Shown(name)));
        check.That(places.ContainsKey(Known[0]), "import.column-missing", "lines[1]", ("column", Known[0]));
        return check.Passed ? new(places) : null;
    }

    /// <summary>A cell of a line; null when the file has no such column or the cell is empty.</summary>
    public string? Cell(IReadOnlyList<string> cells, string column) =>
        _places.TryGetValue(column, out var place) && cells[place] is { Length: > 0 } value ? value : null;

    private static string Shown(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
