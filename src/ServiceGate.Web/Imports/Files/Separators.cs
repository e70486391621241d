namespace ServiceGate.Web.Imports.Files;

/// <summary>What may stand between the cells of a text file, and its names.</summary>
internal static class Separators
{
    private static readonly (char Separator, string Name)[] All = [(',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "pipe")];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names => [.. All.Select(s => s.Name)];

    /// <summary>The name of one.</summary>
    public static string NameOf(char separator) => All.FirstOrDefault(s => s.Separator == separator).Name ?? separator.ToString();

    /// <summary>The one with a name, or that is meant by itself; null: there is none.</summary>
    public static char? Named(string? name) =>
        All.Where(s => s.Name == name || (name is [var c] && c == s.Separator) || (name is "\\t" && s.Separator == '\t')).Select(s => (char?)s.Separator).FirstOrDefault();

    /// <summary>
    /// The likeliest one of a header: the one that leaves the most cells of which <paramref name="known"/> says that they are a column's name, then the one that leaves the most. A line
    /// with none of them has one cell, and a comma does.
    /// </summary>
    /// <param name="header">The line.</param>
    /// <param name="known">Whether a cell is a column's name.</param>
    public static char Likeliest(string header, Func<string, bool> known) => All
        .Select(s => (s.Separator, Cells: Quotes.Split(header, s.Separator)))
        .Where(s => s.Cells.Count > 1)
        .OrderByDescending(s => s.Cells.Count(known)).ThenByDescending(s => s.Cells.Count)
        .Select(s => s.Separator).FirstOrDefault(',');
}
