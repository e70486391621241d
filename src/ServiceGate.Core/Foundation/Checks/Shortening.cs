using System.Globalization;

namespace ServiceGate.Core.Foundation.Checks;

/// <summary>Makes texts shorter where somebody else's text is longer than what is kept.</summary>
public static class Shortening
{
    /// <summary>The beginning of a text that has at most <paramref name="longest"/> UTF-16 units and ends between two characters as people see them, never inside one.</summary>
    public static string Shortened(this string text, int longest)
    {
        if (text.Length <= longest) return text;
        // One character is rarely longer than this; looking at the whole of a long text would be paid for nothing.
        const int near = 64;
        var end = Math.Max(0, longest - near);
        if (end > 0 && char.IsLowSurrogate(text[end])) end--;
        while (true)
        {
            var next = end + StringInfo.GetNextTextElementLength(text.AsSpan(end));
            if (next > longest) return text[..end];
            end = next;
        }
    }
}
