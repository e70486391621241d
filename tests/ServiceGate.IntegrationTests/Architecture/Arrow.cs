namespace ServiceGate.IntegrationTests.Architecture;

/// <summary>A file names something that another file declares.</summary>
/// <param name="From">The file that names it, relative to its project, with slashes.</param>
/// <param name="To">The file that declares it.</param>
/// <param name="Symbol">What is named.</param>
internal readonly record struct Arrow(string From, string To, string Symbol)
{
    /// <summary>The folder of a file, relative to its project; the root's is empty.</summary>
    internal static string Folder(string file) => file.LastIndexOf('/') is >= 0 and var slash ? file[..slash] : "";

    /// <summary>A folder as messages name it.</summary>
    internal static string Spoken(string folder) => folder.Length == 0 ? "(root)" : folder;

    public override string ToString() => $"{From} -> {To}: {Symbol}";
}
