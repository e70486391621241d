namespace ServiceGate.IntegrationTests.Architecture;

/// <summary>Which folder of a project uses which, and where they reach each other.</summary>
internal sealed class FolderGraph
{
    private readonly Dictionary<(string From, string To), List<Arrow>> _arrows;
    private readonly Dictionary<string, HashSet<string>> _reached;

    internal FolderGraph(IEnumerable<Arrow> arrows)
    {
        _arrows = arrows.GroupBy(a => (From: Arrow.Folder(a.From), To: Arrow.Folder(a.To))).Where(g => g.Key.From != g.Key.To).ToDictionary(g => g.Key, g => g.ToList());
        _reached = _arrows.Keys.Select(use => use.From).Distinct().ToDictionary(folder => folder, Reached, StringComparer.Ordinal);
    }

    /// <summary>Pairs of folders that use each other.</summary>
    internal int Pairs => _arrows.Keys.Count(use => string.CompareOrdinal(use.From, use.To) < 0 && _arrows.ContainsKey((use.To, use.From)));

    /// <summary>Groups of folders each of which reaches all others of its group, largest first.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Knots =>
        [.. _reached.Keys.Where(folder => Reaches(folder, folder)).GroupBy(KnotOf, StringComparer.Ordinal).Select(Sorted).OrderByDescending(knot => knot.Count)];

    /// <summary>
    /// Cycles with what would have to go for the folders to stand in order: from the shortest cycle the use with the fewest arrows is taken, as if it were mended,
    /// and so on until no cycle is left.
    /// </summary>
    internal IEnumerable<Cycle> Cycles()
    {
        for (var left = this; left.Shortest() is { } cycle; left = left.Without(cycle)) yield return cycle;
    }

    private Cycle? Shortest() =>
        _arrows.Keys.Where(use => Reaches(use.To, use.From)).Select(PathBack).OrderBy(path => path.Count).ThenBy(path => string.Join('>', path), StringComparer.Ordinal).FirstOrDefault() is { } folders
            ? new(folders, [.. Uses(folders).Select(use => _arrows[use]).MinBy(arrows => arrows.Count)!.OrderBy(arrow => arrow.ToString(), StringComparer.Ordinal)])
            : null;

    private FolderGraph Without(Cycle cycle) => new(_arrows.Values.SelectMany(arrows => arrows).Except(cycle.Arrows));

    private static IEnumerable<(string From, string To)> Uses(IReadOnlyList<string> folders) => folders.Select((folder, i) => (folder, folders[(i + 1) % folders.Count]));

    // The folders of the shortest way from a use's end back to its beginning, which is known to be there.
    private IReadOnlyList<string> PathBack((string From, string To) use)
    {
        var paths = new Queue<IReadOnlyList<string>>([[use.To]]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (paths.Peek()[^1] != use.From)
        {
            var path = paths.Dequeue();
            foreach (var next in Next(path[^1]).Where(seen.Add)) paths.Enqueue([.. path, next]);
        }

        return paths.Peek();
    }

    private HashSet<string> Reached(string folder)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(Next(folder));
        while (open.TryPop(out var next))
            if (reached.Add(next)) foreach (var further in Next(next)) open.Push(further);
        return reached;
    }

    private IEnumerable<string> Next(string folder) => _arrows.Keys.Where(use => use.From == folder).Select(use => use.To).Order(StringComparer.Ordinal);

    private bool Reaches(string from, string to) => _reached.TryGetValue(from, out var reached) && reached.Contains(to);

    private string KnotOf(string folder) => _reached[folder].Where(other => Reaches(other, folder)).Min(StringComparer.Ordinal)!;

    private static IReadOnlyList<string> Sorted(IEnumerable<string> folders) => [.. folders.Order(StringComparer.Ordinal)];
}
