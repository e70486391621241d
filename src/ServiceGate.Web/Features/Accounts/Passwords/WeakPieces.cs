using System.Text;

namespace ServiceGate.Web.Features.Accounts.Passwords;

/// <summary>
/// What a password is worth to somebody who tries the common ones: it is cut into common words, rows of keys, repeated characters and years as cheaply as can be,
/// and what is left counts by itself. That judges more passwords than any list holds, and needs none of those that were stolen.
/// </summary>
internal static class WeakPieces
{
    private const int OfWord = 2, OfRow = 1, OfLetter = 2, OfOther = 1;

    /// <summary>What must be left at least: four letters, or a third word.</summary>
    private const int Enough = 7;

    /// <summary>A shorter piece of a row of keys is met in any word.</summary>
    private const int ShortestRow = 3;

    private static readonly string[] Words = Read();

    private static readonly string[] Rows =
        [.. new[]
        {
            "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "qwertzuiop", "azertyuiop",
            "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "0okm", "9ijn", "147258369", "159", "753",
            "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "!@#$%^&*()", "13579", "24680", "112233445566778899", "5201314", "520", "1314",
        }.SelectMany(row => new[] { row, Reversed(row) })];

    /// <summary>How weak a password is.</summary>
    public static Weakness Of(string password)
    {
        var text = password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        if (HasShortPeriod(text)) return Weakness.RowOfKeys;
        // The cheapest way to each place, and whether it needed a word; what needs none is told as a row of keys.
        var best = new (int Cost, bool HasWord)[text.Length + 1];
        Array.Fill(best, (int.MaxValue, false), 1, text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            Take(at, 1, char.IsLetter(text[at]) ? OfLetter : OfOther, false);
            for (var length = ShortestRow; at + length <= text.Length && IsRow(text.AsSpan(at, length)); length++) Take(at, length, OfRow, false);
            if (IsYear(text.AsSpan(at))) Take(at, 4, OfRow, false);
            foreach (var word in Words)
                if (StartsWith(text, at, word)) Take(at, word.Length, OfWord, true);
        }
        return best[^1] is var (cost, hasWord) && cost >= Enough ? Weakness.None : hasWord ? Weakness.Common : Weakness.RowOfKeys;

        void Take(int at, int length, int cost, bool isWord)
        {
            var way = (best[at].Cost + cost, best[at].HasWord || isWord);
            if (way.Item1 < best[at + length].Cost) best[at + length] = way;
        }
    }

    /// <summary>Whether it is the same few characters again and again.</summary>
    private static bool HasShortPeriod(string text) =>
        Enumerable.Range(1, 4).Any(period => text.Length >= 3 * period && !Enumerable.Range(period, text.Length - period).Any(i => text[i] != text[i - period]));

    private static bool IsRow(ReadOnlySpan<char> piece)
    {
        if (!piece.ContainsAnyExcept(piece[0])) return true;
        foreach (var row in Rows)
            if (row.AsSpan().Contains(piece, StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsYear(ReadOnlySpan<char> rest) =>
        rest.Length >= 4 && (rest.StartsWith("19", StringComparison.Ordinal) || rest.StartsWith("20", StringComparison.Ordinal)) && char.IsAsciiDigit(rest[2]) && char.IsAsciiDigit(rest[3]);

    private static bool StartsWith(string text, int at, string word)
    {
        if (at + word.Length > text.Length) return false;
        for (var i = 0; i < word.Length; i++)
            if (text[at + i] != word[i] && Letter(text[at + i]) != word[i]) return false;
        return true;
    }

    /// <summary>The letter for which a digit or a sign is often written.</summary>
    private static char Letter(char c) => c switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    };

    private static string Reversed(string text) => new([.. text.Reverse()]);

    private static string[] Read()
    {
        using var stream = typeof(WeakPieces).Assembly.GetManifestResourceStream("common-words.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#')];
    }
}

/// <summary>Why a password is soon guessed.</summary>
internal enum Weakness
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>One character, or rows of keys.</summary>
    RowOfKeys,

    /// <summary>Common words with what people put around them.</summary>
    Common,
}
