namespace ServiceGate.Data.Moving;

/// <summary>Orders tables so that each comes behind those that it refers to.</summary>
internal static class TableOrder
{
    /// <summary>The tables in such an order, which is the same whenever the tables and references are.</summary>
    /// <exception cref="InvalidOperationException">Tables refer to each other in a circle.</exception>
    public static IReadOnlyList<MovedTable> Of(IReadOnlyCollection<MovedTable> tables, IEnumerable<(string Child, string Parent)> references)
    {
        var left = tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var parents = references.Where(r => r.Child != r.Parent).ToLookup(r => r.Child, r => r.Parent, StringComparer.Ordinal);
        var ordered = new List<MovedTable>();
        while (left.Count > 0)
        {
            var next = left.Find(t => !parents[t.Name].Any(p => left.Exists(other => other.Name == p)))
                ?? throw new InvalidOperationException($"These tables refer to each other in a circle: {string.Join(", ", left.Select(t => t.Name))}.");
            left.Remove(next);
            ordered.Add(next);
        }
        return ordered;
    }
}
