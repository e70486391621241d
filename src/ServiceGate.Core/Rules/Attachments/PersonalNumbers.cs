using System.Text;
using System.Text.RegularExpressions;

namespace ServiceGate.Core.Rules.Attachments;

/// <summary>
/// Counts phone and identity numbers in a file: a list of customers is no attachment, since it has a place of its own, where it is masked, kept for a time and erased. Digits look the same in every
/// encoding that is in use, so that none need be known; those that a Chinese keyboard writes in full width are known by their bytes in UTF-8, GB18030 and UTF-16. Not safe for use by two threads at once.
/// </summary>
public sealed partial class PersonalNumbers
{
    /// <summary>With more different ones a file counts as a list of customers.</summary>
    public const int Most = 20;

    private const int Longest = 40;
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private string _before = "", _end = "";

    /// <summary>Whether there are too many.</summary>
    public bool TooMany => _found.Count > Most;

    /// <summary>How many different ones were found.</summary>
    public int Count => _found.Count;

    /// <summary>Looks at the next bytes of the file.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        _end = Wide().Replace(_end + Encoding.Latin1.GetString(bytes).Replace("\0", "", StringComparison.Ordinal), digit => $"{(char)('0' + (digit.Groups["digit"].Value[0] & 0xF))}");
        // A number that may go on is looked at with what follows.
        if (_end.Length > Longest) Find(_end.Length - Longest);
    }

    /// <summary>The file, or a part of it, is over.</summary>
    public void End()
    {
        Find(_end.Length);
        _before = "";
    }

    /// <summary>Finds the numbers that begin in the first characters of what was not looked at yet. The character before them says whether they are the end of a longer one.</summary>
    private void Find(int count)
    {
        var text = _before + _end;
        var (from, to) = (_before.Length, _before.Length + count);
        foreach (var match in Phone().EnumerateMatches(text))
            if (match.Index >= from && match.Index < to) _found.Add(string.Concat(text.AsSpan(match.Index, match.Length).ToString().Where(char.IsAsciiDigit))[^11..]);
        foreach (var match in Identity().EnumerateMatches(text))
            if (match.Index >= from && match.Index < to && text.Substring(match.Index, match.Length) is var number && IsIdentity(number)) _found.Add(number.ToUpperInvariant());
        (_before, _end) = (count > 0 ? text[(to - 1)..to] : _before, _end[count..]);
    }

    // GB 11643: the last digit is computed from the others.
    private static bool IsIdentity(string number) => "10X98765432"[Weights.Select((w, i) => w * (number[i] - '0')).Sum() % 11] == char.ToUpperInvariant(number[17]);

    [GeneratedRegex(@"\u00EF\u00BC(?<digit>[\u0090-\u0099])|\u00A3(?<digit>[\u00B0-\u00B9])|(?<digit>[\u0010-\u0019])\u00FF|\u00FF(?<digit>[\u0010-\u0019])")]
    private static partial Regex Wide();

    [GeneratedRegex(@"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<![\d.])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])")]
    private static partial Regex Identity();
}
