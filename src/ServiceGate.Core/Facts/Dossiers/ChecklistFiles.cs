using System.Globalization;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>
/// The checklists of a folder by the definitions' version from which they hold: <c>&lt;kind&gt;.checklist.json</c> from the first, <c>&lt;kind&gt;.checklist.v2.json</c> from
/// the second. A launch keeps the one that belongs to the version it began with.
/// </summary>
public sealed partial class ChecklistFiles
{
    private readonly Dictionary<(LaunchKind, LaunchVariant), SortedList<int, Checklist>> _byVersion = [];

    /// <summary>Whether a file holds a checklist, by its name.</summary>
    public static bool IsChecklist(string file) => FileName().IsMatch(Path.GetFileName(file));

    /// <summary>Adds a file.</summary>
    /// <param name="file">Its name, or its path.</param>
    /// <param name="checklist">What it says.</param>
    /// <exception cref="ArgumentException">There is another of the same kind and version.</exception>
    public void Add(string file, Checklist checklist)
    {
        var from = FileName().Match(Path.GetFileName(file)).Groups["version"] is { Success: true } version ? int.Parse(version.Value, CultureInfo.InvariantCulture) : 1;
        foreach (var variant in Enum.GetValues<LaunchVariant>())
        {
            if (!_byVersion.TryGetValue((checklist.Kind, variant), out var versions)) _byVersion[(checklist.Kind, variant)] = versions = [];
            versions.Add(from, checklist.For(variant));
        }
    }

    /// <summary>Whether a kind has one.</summary>
    public bool Has(LaunchKind kind, LaunchVariant variant) => _byVersion.ContainsKey((kind, variant));

    /// <summary>The checklist that holds for a version of the definition; null: the newest one.</summary>
    /// <exception cref="KeyNotFoundException">The kind has none.</exception>
    public Checklist Of(LaunchKind kind, LaunchVariant variant, int? version) =>
        _byVersion[(kind, variant)] is var all && version is { } known ? all.Last(from => from.Key <= known).Value : all.Values[^1];

    [GeneratedRegex(@"\.checklist(\.v(?<version>[0-9]+))?\.json$", RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();
}
