namespace ServiceGate.Core.Rules.Searching;

/// <summary>
/// The grams of a text: what stands in it of one, two and, in letters and digits of ASCII, three characters in a row, each as a number. Text in Chinese has thousands of pairs, so that a pair
/// says where to look; pairs of digits are in every number, so that it takes three. A text that contains a word has all grams of the word; whether one that has them contains the word is
/// looked at in the text. Both are normalised (<see cref="SearchText"/>); characters are those of UTF-16. No gram has a space in it, as no word has.
/// </summary>
public static class Grams
{
    private const char Space = ' ', LastNarrow = '\x7F';
    private const int Place = 16;

    /// <summary>All grams of a text.</summary>
    /// <param name="text">Normalised text.</param>
    public static IReadOnlySet<long> Of(string text)
    {
        var grams = new HashSet<long>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]) && text[i] != Space) grams.Add(text[i]);
            if (IsPair(text, i)) grams.Add(Pair(text, i));
            if (IsTriple(text, i)) grams.Add(Triple(text, i));
        }
        return grams;
    }

    /// <summary>The grams by which a word is looked for: as few and as rare as there are. At least one.</summary>
    /// <param name="word">A normalised word.</param>
    public static IReadOnlyList<long> OfWord(string word)
    {
        if (word.Length == 1) return [word[0]];
        var grams = new List<long>();
        for (var i = 0; i + 1 < word.Length; i++)
        {
            if (IsTriple(word, i)) grams.Add(Triple(word, i));
            else if (!IsTriple(word, i - 1)) grams.Add(Pair(word, i));
        }
        return [.. grams.Distinct()];
    }

    private static bool IsPair(string text, int at) => at + 1 < text.Length && text[at] != Space && text[at + 1] != Space;

    private static bool IsTriple(string text, int at) =>
        at >= 0 && at + 2 < text.Length && IsNarrow(text[at]) && IsNarrow(text[at + 1]) && IsNarrow(text[at + 2]);

    private static bool IsNarrow(char one) => one is > Space and < LastNarrow;

    // Numbers of one, two and three characters never meet: no character is zero.
    private static long Pair(string text, int at) => ((long)text[at] << Place) | text[at + 1];

    private static long Triple(string text, int at) => (Pair(text, at) << Place) | text[at + 2];
}
