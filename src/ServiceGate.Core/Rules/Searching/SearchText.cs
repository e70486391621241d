using System.Text;

namespace ServiceGate.Core.Rules.Searching;

/// <summary>Text as a search compares it: compatibility forms folded (full-width letters and digits too), radicals as the characters that they stand for, lower case, single spaces.</summary>
public static class SearchText
{
    /// <summary>The form in which text is stored and searched. What is no Unicode stands for itself as U+FFFD; control characters part words.</summary>
    public static string Normalise(string text) =>
        string.Join(' ', Clean(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The words of a search; a word has no space in it.</summary>
    public static string[] Words(string? search) => Normalise(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A pattern for <c>LIKE … ESCAPE '\'</c> that finds a word anywhere: nothing in the word is a wildcard.</summary>
    public static string Pattern(string word) => $"%{Escape(word)}%";

    private static string Clean(string text) => text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || Radicals.IsOne(c))
        ? string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? " " : Radicals.Of(rune)))
        : text;

    private static string Escape(string word) =>
        word.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal);
}
