using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceGate.Tests.Architecture;

/// <summary>A walk of <c>src/README.md</c>: the files of a piece of work in the order in which somebody reads them.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Stops">Its lines.</param>
internal sealed partial record Walk(string Name, IReadOnlyList<Walk.Stop> Stops)
{
    /// <summary>A file on the walk.</summary>
    /// <param name="Number">Its number, from 1.</param>
    /// <param name="Path">The file, below <c>src</c>.</param>
    /// <param name="Met">The number of the file that names a type of this one; <c>names 8</c>: this one names a type of file 8; empty: it begins here.</param>
    internal sealed record Stop(int Number, string Path, string Met)
    {
        /// <summary>Project and uppermost folder.</summary>
        internal string Room => string.Join('/', Path.Split('/')[..^1].Take(2));
    }

    /// <summary>How many files it leads through.</summary>
    internal int Files => Stops.Select(s => s.Path).Distinct(StringComparer.Ordinal).Count();

    /// <summary>How often one goes from a room to another.</summary>
    internal int ChangesOfRoom => Stops.Zip(Stops.Skip(1)).Count(pair => pair.First.Room != pair.Second.Room);

    /// <summary>The walks of a page, by heading: every table whose second column links to files.</summary>
    internal static IReadOnlyList<Walk> Of(MarkdownPage page) =>
    [
        .. from row in page.Rows()
           let file = File().Match(row.Cells.ElementAtOrDefault(1) ?? "")
           where file.Success && row.Cells.Length == 4 && int.TryParse(row.Cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)
           group new Stop(int.Parse(row.Cells[0], CultureInfo.InvariantCulture), file.Groups["path"].Value, row.Cells[2]) by row.Heading into walk
           select new Walk(walk.Key, [.. walk]),
    ];

    /// <summary>What is not as the walk says: a file that is not there, or one that is not met where it is said to be.</summary>
    internal IEnumerable<string> Faults(Func<string, SourceFile?> read)
    {
        foreach (var (stop, i) in Stops.Select((s, i) => (s, i)))
            if (FaultOf(stop, i, read) is { } fault) yield return $"{Name} {stop.Number}, {stop.Path}: {fault}";
    }

    private string? FaultOf(Stop stop, int index, Func<string, SourceFile?> read)
    {
        if (stop.Number != index + 1) return $"it is number {index + 1}";
        if (read(stop.Path) is not { } file) return "there is no such file";
        if (stop.Met.Length == 0) return index == 0 ? null : "it does not say where it is met";
        var met = Met().Match(stop.Met);
        if (!met.Success || Stops.FirstOrDefault(s => s.Number.ToString(CultureInfo.InvariantCulture) == met.Groups["number"].Value) is not { } at) return $"\"{stop.Met}\" is no file of the walk";
        if (read(at.Path) is not { } other) return null;
        var (from, to) = met.Groups["names"].Success ? (file, other) : (other, file);
        return from.Uses(to) ? null : $"neither is met: \"{stop.Met}\", {at.Path}";
    }

    [GeneratedRegex(@"^\[[^\]]+\]\((?<path>[^)]+\.(?:cs|razor))\)$")]
    private static partial Regex File();

    [GeneratedRegex(@"^(?<names>names )?(?<number>\d+)$")]
    private static partial Regex Met();
}
