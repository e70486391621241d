using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ServiceGate.Web.Features.DossierFiles.Registers;

/// <summary>
/// How a text stands in a cell so that no spreadsheet runs it, and comes back as it was. What would be taken for a formula has an apostrophe before it; what a workbook does not keep (blanks at its ends, carriage
/// returns, an empty text) stands as a JSON string behind one.
/// </summary>
internal static partial class CellGuard
{
    private const char Mark = '\'';

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text as it is written.</summary>
    public static string Write(string text) =>
        !IsKept(text) ? Mark + JsonSerializer.Serialize(text, Relaxed).Replace("_x", "\\u005fx", StringComparison.Ordinal)
        : text[0] is '=' or '+' or '-' or '@' or Mark ? Mark + text
        : text;

    /// <summary>The text that was meant; null for an empty cell.</summary>
    public static string? Read(string cell) => cell switch
    {
        "" => null,
        [Mark, '"', ..] => FromJson(cell[1..]) ?? cell[1..],
        [Mark, ..] => cell[1..],
        _ => cell,
    };

    /// <summary>Whether a workbook keeps it: what Excel itself writes as <c>_x000D_</c> it reads as something else.</summary>
    private static bool IsKept(string text) => text.Length > 0 && text.Trim().Length == text.Length && !Changed().IsMatch(text);

    private static string? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"[\u0000-\u0009\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF\u2028\u2029]|_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Changed();
}
