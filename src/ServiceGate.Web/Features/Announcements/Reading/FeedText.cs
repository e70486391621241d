using System.Text;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>The text of a file: UTF-8, or UTF-16 with its mark.</summary>
internal static class FeedText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The text, without a mark.</summary>
    /// <exception cref="UnreadableFeedException">It is in another encoding.</exception>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes switch
            {
                [0xEF, 0xBB, 0xBF, .. var rest] => Utf8(rest),
                [0xFF, 0xFE, .. var rest] => new UnicodeEncoding(false, false, true).GetString(rest),
                [0xFE, 0xFF, .. var rest] => new UnicodeEncoding(true, false, true).GetString(rest),
                _ => Utf8(bytes),
            };
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFeedException("feed.encoding");
        }
    }

    // RFC 5545, 3.1: programs fold the lines of a calendar by octets, within a character too; readers put the octets together before they make characters of them.
    private static string Utf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException) when (CalendarParts.IsCalendar(Encoding.Latin1.GetString(bytes)))
        {
            return Strict.GetString(Unfolded(bytes));
        }
    }

    private static byte[] Unfolded(ReadOnlySpan<byte> bytes)
    {
        var whole = new List<byte>(bytes.Length);
        for (var at = 0; at < bytes.Length; at++)
        {
            var end = bytes[at..] switch { [(byte)'\r', (byte)'\n', ..] => 2, [(byte)'\r' or (byte)'\n', ..] => 1, _ => 0 };
            if (end > 0 && bytes[(at + end)..] is [(byte)' ' or (byte)'\t', ..]) at += end;
            else whole.Add(bytes[at]);
        }
        return [.. whole];
    }
}
