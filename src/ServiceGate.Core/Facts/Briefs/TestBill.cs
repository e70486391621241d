using System.Globalization;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Briefs;

/// <summary>A test bill (试算账单): what a customer of a case pays now and will pay.</summary>
/// <param name="Case">Whose bill: which customer holds what, at most 200 characters.</param>
/// <param name="Before">What is paid now: a decimal number as text (<c>58.00</c>).</param>
/// <param name="After">What will be paid.</param>
/// <param name="Unit">In what, with the term: <c>元/月</c>; at most 20 characters.</param>
/// <param name="Evidence">Where the bills lie, at most 500 characters; null: not said.</param>
[Members("case", "before", "after", "unit", "evidence")]
public sealed record TestBill(string Case, string Before, string After, string Unit, string? Evidence = null)
{
    /// <summary>The most test bills of a launch.</summary>
    public const int Most = 10;

    /// <summary>How much more, or less, is paid.</summary>
    public decimal Difference() => Number(After) - Number(Before);

    /// <summary>Checks it.</summary>
    internal void Check(string field, Check check) => check
        .Text(Case, field + ".case", 200).Text(Unit, field + ".unit", 20).Optional(Evidence, field + ".evidence", 500)
        .That(IsAmount(Before), "test-bill.amount", field + ".before").That(IsAmount(After), "test-bill.amount", field + ".after");

    private static bool IsAmount(string? text) => text is { Length: > 0 and <= 16 } && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
