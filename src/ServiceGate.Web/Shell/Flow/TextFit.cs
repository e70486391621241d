using System.Globalization;

namespace ServiceGate.Web.Shell.Flow;

/// <summary>Breaks text for a box whose width is known, with letters' widths estimated: a Chinese character is as wide as it is high.</summary>
internal static class TextFit
{
    /// <summary>At most <paramref name="lines" /> lines of at most <paramref name="width" /> units; what does not fit ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Lines(string text, double size, double width, int lines)
    {
        var result = new List<string>();
        var rest = text.Trim();
        while (rest.Length > 0 && result.Count < lines)
        {
            var taken = Take(rest, size, width);
            var isLast = result.Count == lines - 1 && taken < rest.Length;
            result.Add(isLast ? rest[..Math.Max(1, Fitting(rest, size, width - size))] + "…" : rest[..taken].TrimEnd());
            rest = rest[taken..].TrimStart();
        }
        return result;
    }

    /// <summary>The estimated width of a text.</summary>
    public static double Width(string text, double size) => text.Sum(letter => WidthOf(letter) * size);

    private static int Take(string text, double size, double width)
    {
        var fits = Fitting(text, size, width);
        if (fits == text.Length)
            return fits;
        // Words of letters are kept whole; Chinese breaks anywhere.
        var space = text.LastIndexOf(' ', fits);
        return space > 0 && IsNarrow(text[fits - 1]) ? space : fits;
    }

    private static int Fitting(string text, double size, double width)
    {
        var (length, used) = (0, 0.0);
        foreach (var element in StringInfo.GetTextElementEnumerator(text).AsElements())
        {
            used += Width(element, size);
            if (used > width && length > 0)
                return length;
            length += element.Length;
        }
        return length;
    }

    private static IEnumerable<string> AsElements(this TextElementEnumerator elements)
    {
        while (elements.MoveNext())
            yield return elements.GetTextElement();
    }

    private static double WidthOf(char letter) => letter switch
    {
        ' ' or '·' or '.' or ',' or 'i' or 'l' or 'j' => 0.32,
        _ when !IsNarrow(letter) => 1,
        _ => char.IsUpper(letter) ? 0.68 : 0.56,
    };

    private static bool IsNarrow(char letter) => letter < 0x2E80;
}
