using System.Text;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Imports.Files;

/// <summary>Finds out in which encoding a file is written. Whatever is decided, every byte of the file was found valid in it.</summary>
internal static class TextEncoding
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
        [([0xEF, 0xBB, 0xBF], Utf8), ([0xFF, 0xFE], Utf16), ([0xFE, 0xFF], Utf16BigEndian), ([0x84, 0x31, 0x95, 0x33], Gb18030)];

    /// <summary>
    /// The encoding of a file, or why it cannot be read: a byte-order mark decides, then what was asked for, then bytes of zero, of which UTF-16 is full, then UTF-8. A file that is not UTF-8 but valid
    /// GB18030 is not guessed to be that, since other encodings look the same; the rule <c>import.encoding</c> offers it instead.
    /// </summary>
    /// <param name="file">The file, read from its start.</param>
    /// <param name="asked">Name of the encoding asked for, or null.</param>
    public static (Encoding? Encoding, Violation? Problem) Of(Stream file, string? asked)
    {
        var encoding = Marked(file) ?? (string.IsNullOrWhiteSpace(asked) ? Unmarked(file) : null) ?? Named(asked);
        if (encoding is null) return (null, Violation.Of("import.encoding-unknown", "encoding", ("encoding", asked!)));
        if (FirstBrokenLine(file, encoding) is not { } line) return (encoding, null);
        return encoding == Utf8 && FirstBrokenLine(file, Gb18030) is null
            ? (null, Violation.Of("import.encoding", "encoding", ("encoding", "gb18030")))
            : (null, Violation.Of("import.encoding-broken", "encoding", ("encoding", NameOf(encoding)), ("line", line)));
    }

    /// <summary>The name under which an encoding is asked for.</summary>
    public static string NameOf(Encoding encoding) => encoding == Gb18030 ? "gb18030" : encoding == Utf8 ? "utf-8" : "utf-16";

    private static Encoding? Named(string? name) => name?.Trim().ToLowerInvariant() switch
    {
        null or "" or "utf-8" or "utf8" or "us-ascii" => Utf8,
        "utf-16" or "utf-16le" => Utf16,
        "utf-16be" => Utf16BigEndian,
        "gb18030" or "gbk" or "gb2312" => Gb18030,
        _ => null,
    };

    private static Encoding? Marked(Stream file)
    {
        var start = new byte[4];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Marks.FirstOrDefault(m => start.AsSpan(0, read).StartsWith(m.Mark)).Encoding;
    }

    /// <summary>
    /// UTF-16 without a mark: of its first characters many are digits, separators and line ends, which have a byte of zero each, always on the same side. Text in another encoding
    /// has none.
    /// </summary>
    private static Encoding? Unmarked(Stream file)
    {
        var start = new byte[4 * 1024];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) & ~1;
        var (even, odd) = (0, 0);
        for (var i = 0; i < read; i += 2)
        {
            if (start[i] == 0) even++;
            if (start[i + 1] == 0) odd++;
        }
        return (even, odd) switch
        {
            (0, > 0) when odd * 8 > read / 2 => Utf16,
            ( > 0, 0) when even * 8 > read / 2 => Utf16BigEndian,
            _ => null,
        };
    }

    /// <summary>The line, from 1, of the first byte that is not valid; null when all are.</summary>
    private static int? FirstBrokenLine(Stream file, Encoding encoding)
    {
        var (bytes, decoder, line) = (new byte[64 * 1024], encoding.GetDecoder(), 1);
        var chars = new char[encoding.GetMaxCharCount(bytes.Length)];
        file.Position = 0;
        while (true)
        {
            var read = file.Read(bytes);
            try
            {
                line += chars.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, read), chars, flush: read == 0)).Count('\n');
            }
            catch (DecoderFallbackException e)
            {
                return line + LinesBefore(bytes.AsSpan(0, Math.Clamp(e.Index, 0, read)), encoding);
            }
            if (read == 0) return null;
        }
    }

    private static int LinesBefore(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var forgiving = (Encoding)encoding.Clone();
        forgiving.DecoderFallback = DecoderFallback.ReplacementFallback;
        return forgiving.GetString(bytes).AsSpan().Count('\n');
    }
}
