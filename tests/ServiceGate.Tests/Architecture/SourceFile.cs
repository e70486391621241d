using System.Text.RegularExpressions;

namespace ServiceGate.Tests.Architecture;

/// <summary>A file of the sources as the map and the glossary see it: the types that it declares and the names that it uses. What comments say does not count.</summary>
internal sealed partial class SourceFile
{
    /// <summary>Reads a file; a component declares a type of its own name.</summary>
    internal SourceFile(string path)
    {
        var code = Comment().Replace(File.ReadAllText(path), "");
        Types = path.EndsWith(".razor", StringComparison.Ordinal)
            ? [Path.GetFileNameWithoutExtension(path)]
            : [.. Declaration().Matches(code).Select(m => m.Groups["name"].Value)];
        Names = Name().Matches(code).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The types that it declares.</summary>
    internal HashSet<string> Types { get; }

    /// <summary>Every name that stands in it.</summary>
    internal HashSet<string> Names { get; }

    /// <summary>Whether it names a type of another file.</summary>
    internal bool Uses(SourceFile other) => Names.Overlaps(other.Types);

    /// <summary>All files of the product, components among them.</summary>
    internal static IEnumerable<SourceFile> All => Repository.Projects.Keys
        .SelectMany(project => Repository.SourcesOf(project).Concat(Repository.PagesOf(project))).Select(file => new SourceFile(file));

    [GeneratedRegex(@"@\*.*?\*@|/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(?:class|record struct|record|struct|interface|enum) +(?<name>[A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b[A-Z]\w*")]
    private static partial Regex Name();
}
