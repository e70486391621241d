using System.Text;

namespace ServiceGate.Data.Launches;

/// <summary>Text as a search compares it: compatibility forms folded (full-width letters and digits too), lower case, single spaces.</summary>
internal static class SearchText
{
    /// <summary>The form in which text is stored and searched.</summary>
    public static string Normalise(string text) =>
        string.Join(' ', text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The words of a search.</summary>
    public static string[] Words(string? search) => Normalise(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A pattern for <c>LIKE … ESCAPE '\'</c> for each word of a search; all of them have to be there.</summary>
    public static IReadOnlyList<string> Patterns(string? search) =>
        [.. Words(search).Select(word => $"%{Escape(word)}%")];

    private static string Escape(string word) =>
        word.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal);
}
