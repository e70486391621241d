using System.Globalization;
using System.Text.RegularExpressions;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Facts.FactSheets;

/// <summary>What a value of a fact must say, by the fact's type, and what it must not say.</summary>
public static partial class FactValueRules
{
    private static readonly Dictionary<FactType, string[]> Members = new()
    {
        [FactType.Money] = ["amount", "currency", "per"],
        [FactType.Date] = ["date"],
        [FactType.Moment] = ["from", "until"],
        [FactType.Number] = ["number", "unit"],
        [FactType.Duration] = ["number", "unit"],
        [FactType.Percentage] = ["percent"],
        [FactType.Text] = ["text"],
        [FactType.Phone] = ["phone"],
        [FactType.Url] = ["url"],
        [FactType.YesNo] = ["yes"],
    };

    /// <summary>Names the rules that a value breaks.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The fact's type.</param>
    /// <param name="field">Path of the value, with its dot.</param>
    /// <param name="check">Collects violations.</param>
    public static void Verify(FactValue value, FactType type, string field, Check check)
    {
        var members = Members[type];
        foreach (var (member, given) in Given(value))
            check.That(!given || members.Contains(member, StringComparer.Ordinal), "fact.member-of-type", field + member, ("member", member), ("type", type.Code()));
        VerifyOwn(value, type, field, check);
    }

    private static void VerifyOwn(FactValue value, FactType type, string field, Check check)
    {
        switch (type)
        {
            case FactType.Money:
                VerifyAmount(value.Amount, "fact.amount-required", field + "amount", check);
                check.That(value.Currency is null || (value.Currency.Length == 3 && value.Currency.All(char.IsAsciiLetterUpper)), "fact.currency", field + "currency", ("value", Said(value.Currency)));
                break;
            case FactType.Date: Days.Read(value.Date, field + "date", check); break;
            case FactType.Moment: VerifyMoment(value, field, check); break;
            case FactType.Number or FactType.Duration:
                VerifyAmount(value.Number, "fact.number-required", field + "number", check);
                check.That(!string.IsNullOrWhiteSpace(value.Unit), "fact.unit-required", field + "unit")
                    .That(string.IsNullOrWhiteSpace(value.Unit) || FactUnits.Find(value.Unit) is { } unit && (type is FactType.Number || unit.IsTime), "fact.unit-unknown", field + "unit",
                        ("value", Said(value.Unit)), ("known", string.Join(", ", FactUnits.All.Where(u => type is FactType.Number || u.IsTime).Select(u => u.Code))));
                break;
            case FactType.Percentage: VerifyAmount(value.Percent, "fact.number-required", field + "percent", check); break;
            case FactType.Text:
                check.That(value.Text is not null, "text.required", field + "text");
                value.Text?.Check(field + "text", FactValue.LongestText, check);
                check.That(value.Text is null || !HasBraces(value.Text), "fact.brace", field + "text");
                break;
            case FactType.Phone: check.That(Phone().IsMatch(value.Phone ?? ""), "fact.phone", field + "phone", ("value", Said(value.Phone))); break;
            case FactType.Url: check.That(IsAddress(value.Url), "fact.url", field + "url", ("value", Said(value.Url))); break;
            default: check.That(value.Yes is not null, "value.required", field + "yes"); break;
        }
    }

    private static void VerifyMoment(FactValue value, string field, Check check)
    {
        var (from, until) = (FindMoment(value.From), FindMoment(value.Until));
        check.That(from is not null, "time.local-format", field + "from", ("value", Said(value.From)));
        if (value.Until is null) return;
        check.That(until is not null, "time.local-format", field + "until", ("value", Said(value.Until))).That(from is null || until is null || from < until, "fact.moment-order", field + "until");
    }

    /// <summary>The local time that a text names; null: none.</summary>
    public static DateTime? FindMoment(string? text) =>
        DateTime.TryParseExact(text, LocalTimes.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && Days.IsTaken(DateOnly.FromDateTime(time)) ? time : null;

    private static IEnumerable<(string Member, bool Given)> Given(FactValue value) =>
    [
        ("amount", value.Amount is not null), ("currency", value.Currency is not null), ("per", value.Per is not null), ("date", value.Date is not null), ("from", value.From is not null),
        ("until", value.Until is not null), ("number", value.Number is not null), ("unit", value.Unit is not null), ("percent", value.Percent is not null), ("text", value.Text is not null),
        ("phone", value.Phone is not null), ("url", value.Url is not null), ("yes", value.Yes is not null),
    ];

    // What is left out is said to be left out.
    private static void VerifyAmount(string? text, string required, string field, Check check)
    {
        var given = !string.IsNullOrWhiteSpace(text);
        check.That(given, required, field).That(!given || IsAmount(text), "fact.amount", field, ("value", Said(text)));
    }

    private static bool IsAmount(string? text) => text is { Length: <= 18 } && Amount().IsMatch(text);

    private static bool HasBraces(LocalText text) => $"{text.Zh}{text.En}".AsSpan().ContainsAny("{}｛｝");

    private static bool IsAddress(string? text) => text is { Length: <= 300 } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Host.Length > 0;

    private static string Said(string? value) => (value ?? "").Shortened(64);

    [GeneratedRegex(@"^\d{1,12}(\.\d{1,4})?$", RegexOptions.ECMAScript)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^\+?\d[\d -]{1,18}\d$", RegexOptions.ECMAScript)]
    private static partial Regex Phone();
}
