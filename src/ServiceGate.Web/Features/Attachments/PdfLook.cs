using System.Globalization;
using System.Text;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Rules.Searching;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace ServiceGate.Web.Features.Attachments;

/// <summary>
/// Looks into a PDF for its pages and the beginning of its text. What is in such a file decides how long this takes and how much memory: it belongs into a process of its own (<see cref="DocumentLooks"/>).
/// </summary>
internal static class PdfLook
{
    private const int PagesForText = 3;

    /// <summary>Looks.</summary>
    /// <param name="file">The file, which can be read anywhere.</param>
    /// <returns>What was found; null when it cannot be read: damaged, locked by a password.</returns>
    public static FileLook? Of(Stream file)
    {
        try
        {
            file.Position = 0;
            using var document = PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            return new(document.NumberOfPages, FirstText(document));
        }
        // The reader of PDFs names no exceptions of its own for what may be wrong with a file.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>A text on one line, without what is no text, as long as it may be.</summary>
    internal static string? Plain(string text)
    {
        var (plain, apart) = (new StringBuilder(), false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)) apart = true;
            else if (IsText(rune))
            {
                var written = Written(rune);
                // Chinese has no spaces; those between its characters are ends of lines, or of columns where it is written downwards.
                var space = apart && plain.Length > 0 && !(IsChinese(plain[^1]) && IsChinese(written[0]));
                if (plain.Length + written.Length + (space ? 1 : 0) > FileLook.MostText) break;
                plain.Append(space ? " " : "").Append(written);
                apart = false;
            }
        }
        return plain.Length > 0 ? plain.ToString() : null;
    }

    private static bool IsText(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate) && rune != Rune.ReplacementChar;

    private static bool IsChinese(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFF60');

    // Browsers write some characters into a PDF as the radicals that look the same, and forms for vertical lines: 方, 户 and ， would be other characters than those that people write.
    private static string Written(Rune rune) => rune.Value switch
    {
        0x2F3E => "户",
        >= 0x2F00 and <= 0x2FDF => rune.ToString().Normalize(NormalizationForm.FormKC),
        >= 0x2E80 and <= 0x2EFF => Radicals.Of(rune),
        >= 0xFE10 and <= 0xFE19 => "，、。：；！？〖〗…".Substring(rune.Value - 0xFE10, 1),
        _ => rune.ToString(),
    };

    // A cover page is often a picture.
    private static string? FirstText(PdfDocument document)
    {
        for (var page = 1; page <= Math.Min(PagesForText, document.NumberOfPages); page++)
            if (Plain(ContentOrderTextExtractor.GetText(document.GetPage(page))) is { } text) return text;
        return null;
    }
}
