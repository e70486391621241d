using System.Text.RegularExpressions;

namespace ServiceGate.Core.Foundation.Checks;

/// <summary>Decimal numbers that are kept as the text in which they were typed, so that none is rounded: <c>2</c>, <c>-0.35</c>.</summary>
public static partial class DecimalText
{
    /// <summary>Whether a text is one: at most twelve digits before the point and six behind it, no blanks, no exponent.</summary>
    public static bool IsNumber(string? text) => text is not null && Form().IsMatch(text);

    [GeneratedRegex(@"^-?[0-9]{1,12}(\.[0-9]{1,6})?\z")]
    private static partial Regex Form();
}
