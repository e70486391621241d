namespace ServiceGate.Web.Shell.Viewing;

/// <summary>One entry of the navigation.</summary>
/// <param name="Key">Its name: the text is <c>nav.{key}</c>, the icon has the same name.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Count">A number of things that wait there; null or 0 shows none.</param>
public sealed record NavigationEntry(string Key, string Href, int? Count = null)
{
    /// <summary>Whether a page at this path belongs to the entry.</summary>
    public bool Covers(PathString path) => Href == "/" ? path == "/" : path.StartsWithSegments(Href);
}

/// <summary>What the navigation shows to one viewer, in order.</summary>
/// <param name="Entries">The entries that the viewer may open.</param>
public sealed record NavigationModel(IReadOnlyList<NavigationEntry> Entries)
{
    /// <summary>Shows nothing.</summary>
    public static readonly NavigationModel Empty = new([]);

    /// <summary>Every entry there is, in the order they are shown.</summary>
    public static IReadOnlyList<NavigationEntry> All { get; } =
    [
        new("today", "/"),
        new("launches", "/launches"),
        new("reviews", "/reviews"),
        new("notices", "/notices"),
        new("customers", "/customers"),
        new("organisation", "/organisation"),
        new("definitions", "/definitions"),
        new("history", "/history"),
        new("nodes", "/nodes"),
        new("scheduler", "/hangfire"),
        new("account", "/account"),
    ];

    /// <summary>The entries whose key is visible to somebody, with the counts given by key.</summary>
    public static NavigationModel Of(Func<string, bool> visible, IReadOnlyDictionary<string, int>? counts = null) =>
        new([.. All.Where(entry => visible(entry.Key)).Select(entry => entry with { Count = counts?.GetValueOrDefault(entry.Key) })]);
}
