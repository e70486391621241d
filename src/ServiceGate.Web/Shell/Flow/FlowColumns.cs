namespace ServiceGate.Web.Shell.Flow;

/// <summary>Numbers the columns of a flow: each node stands right of all its predecessors.</summary>
internal static class FlowColumns
{
    /// <summary>The column of each node by id, from 0. Back edges, edges to nowhere and what closes a circle are ignored.</summary>
    public static Dictionary<string, int> Of(IReadOnlyList<FlowNode> nodes, IReadOnlyList<FlowEdge> edges)
    {
        var before = edges.Where(edge => !edge.IsBack).ToLookup(edge => edge.To, edge => edge.From, StringComparer.Ordinal);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in ids)
            Place(id, before, ids, columns, []);
        return columns;
    }

    private static int Place(string id, ILookup<string, string> before, HashSet<string> ids, Dictionary<string, int> columns, HashSet<string> path)
    {
        if (columns.TryGetValue(id, out var known))
            return known;
        path.Add(id);
        var column = before[id]
            .Where(from => ids.Contains(from) && !path.Contains(from))
            .Select(from => Place(from, before, ids, columns, path) + 1)
            .DefaultIfEmpty(0)
            .Max();
        path.Remove(id);
        return columns[id] = column;
    }
}
