namespace ServiceGate.Web.Imports;

/// <summary>What somebody wants the columns of a file to be read as.</summary>
internal static class ChosenColumns
{
    /// <summary>The choices by heading, each written <c>heading=column</c>; the last one about a heading counts. What has no equals sign is a column that is left aside.</summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<string>? choices)
    {
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var choice in choices ?? [])
            if (choice.LastIndexOf('=') is var at && at > 0) chosen[choice[..at].Trim()] = choice[(at + 1)..].Trim();
            else if (choice.Trim() is { Length: > 0 } heading) chosen[heading] = CustomerColumns.Nothing;
        return chosen;
    }
}
