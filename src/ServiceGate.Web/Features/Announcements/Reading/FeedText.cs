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
                [0xEF, 0xBB, 0xBF, .. var rest] => Strict.GetString(rest),
                [0xFF, 0xFE, .. var rest] => new UnicodeEncoding(false, false, true).GetString(rest),
                [0xFE, 0xFF, .. var rest] => new UnicodeEncoding(true, false, true).GetString(rest),
                _ => Strict.GetString(bytes),
            };
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFeedException("feed.encoding");
        }
    }
}
