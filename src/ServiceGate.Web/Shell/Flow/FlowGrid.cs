namespace ServiceGate.Web.Shell.Flow;

/// <summary>
/// Turns the places at which a designer has put nodes into columns and rows of a grid: what stands beside or below each other there does so here, however far
/// apart. No two nodes share a cell, and every node stands right of all that leads to it.
/// </summary>
internal static class FlowGrid
{
    /// <summary>Places that differ by less than this, in the designer's units, are meant to be one column.</summary>
    private const double ColumnTolerance = 60;

    /// <summary>Places that differ by less than this, in the designer's units, are meant to be one row.</summary>
    private const double RowTolerance = 25;

    /// <summary>The cell of each node by id, both from 0; all nodes have places.</summary>
    public static Dictionary<string, (int Column, int Row)> Of(IReadOnlyList<FlowNode> nodes, IReadOnlyList<FlowEdge> edges)
    {
        var columns = Columns(nodes, edges);
        var rows = Ranks(nodes.Select(node => node.Y!.Value), RowTolerance);
        var taken = new HashSet<(int, int)>();
        var cells = new Dictionary<string, (int Column, int Row)>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            var cell = (Column: columns[node.Id], Row: rows(node.Y!.Value));
            while (!taken.Add(cell)) cell = cell with { Row = cell.Row + 1 };
            cells[node.Id] = cell;
        }
        return cells;
    }

    private static Dictionary<string, int> Columns(IReadOnlyList<FlowNode> nodes, IReadOnlyList<FlowEdge> edges)
    {
        var ranks = Ranks(nodes.Select(node => node.X!.Value), ColumnTolerance);
        var columns = nodes.ToDictionary(node => node.Id, node => ranks(node.X!.Value), StringComparer.Ordinal);
        // As often as there are nodes is enough to reach the end of every course; a circle that nobody marked as one stops there.
        for (var i = 0; i < nodes.Count && Push(columns, edges); i++) { }
        var used = columns.Values.Distinct().Order().Select((column, rank) => (column, rank)).ToDictionary(pair => pair.column, pair => pair.rank);
        return columns.ToDictionary(pair => pair.Key, pair => used[pair.Value], StringComparer.Ordinal);
    }

    private static bool Push(Dictionary<string, int> columns, IReadOnlyList<FlowEdge> edges)
    {
        var pushed = false;
        foreach (var edge in edges.Where(edge => !edge.IsBack && edge.From != edge.To))
        {
            if (!columns.TryGetValue(edge.From, out var from) || !columns.TryGetValue(edge.To, out var to) || to > from) continue;
            columns[edge.To] = from + 1;
            pushed = true;
        }
        return pushed;
    }

    /// <summary>Numbers places from the least, those near each other alike.</summary>
    private static Func<double, int> Ranks(IEnumerable<double> places, double tolerance)
    {
        var starts = new List<double>();
        foreach (var place in places.Distinct().Order())
            if (starts.Count == 0 || place - starts[^1] >= tolerance) starts.Add(place);
        return place => starts.FindLastIndex(start => start <= place);
    }
}
