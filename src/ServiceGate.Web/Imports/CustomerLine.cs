using System.Globalization;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Web.Imports;

/// <summary>Reads a line into a customer and names the rules it breaks. No value of a customer goes into a message.</summary>
/// <param name="columns">Where the columns stand.</param>
/// <param name="units">Codes of the units that exist.</param>
internal sealed partial class CustomerLine(CustomerColumns columns, IReadOnlySet<string> units)
{
    private const int LongestName = 100;
    private const int LongestPushId = 128;
    private const int LongestUse = 100;
    private const int LongestProof = 200;
    private static readonly HashSet<string> Tiers = new(StringComparer.Ordinal) { "diamond", "gold", "silver", "basic" };
    private static readonly HashSet<string> Languages = new(StringComparer.Ordinal) { "zh-CN", "en" };

    /// <summary>Reads a line; it can be relied on only when the check passed.</summary>
    /// <param name="line">Number of the line.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="check">Collects the rules broken.</param>
    public CustomerRow Read(int line, string[] cells, Check check)
    {
        string? Cell(string column) => columns.Cell(cells, column);
        var customer = new CustomerRow(
            PastedText.Account(Cell("account") ?? ""), Cell("name"), Cell("phone") is { } phone ? PastedText.Phone(phone) : null, Cell("email"), Cell("push_id"), Cell("tier"), Cell("language"), Cell("unit"),
            ReadConsent(Cell, string.Create(CultureInfo.InvariantCulture, $"lines[{line}]"), check));
        Judge(customer, Cell("phone"), string.Create(CultureInfo.InvariantCulture, $"lines[{line}]"), check);
        return customer;
    }

    /// <summary>A consent is said whole or not at all: what for, how and when; without a last day it holds until it is taken back.</summary>
    private static Consent? ReadConsent(Func<string, string?> cell, string field, Check check)
    {
        var (what, how, on, until) = (cell("consent_for"), cell("consent_how"), cell("consent_on"), cell("consent_until"));
        if ((what ?? how ?? on ?? until) is null) return null;
        var (given, last) = (Day(on), Day(until));
        check.That(what is not null && how is not null && on is not null, "import.consent-incomplete", field + ".consent_for")
            .That(what is null or { Length: <= LongestUse } && how is null or { Length: <= LongestProof }, "import.consent-length", field + ".consent_for", ("longest", LongestUse), ("proof", LongestProof))
            .That(on is null || given is not null, "import.consent-day", field + ".consent_on")
            .That(until is null || last is not null, "import.consent-day", field + ".consent_until")
            .That(given is null || last is null || last >= given, "import.consent-order", field + ".consent_until");
        return what is not null && how is not null && given is { } day ? new(what, how, day, last) : null;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private void Judge(CustomerRow customer, string? typed, string field, Check check) => JudgePhone(customer.Phone, typed, field + ".phone", check)
        .That(Account().IsMatch(customer.Account), "import.account", field + ".account")
        .That(customer.Name is null || (customer.Name.Length <= LongestName && !customer.Name.Any(char.IsControl)), "import.name", field + ".name", ("longest", LongestName))
        .That(customer.Email is null || (customer.Email.Length <= 254 && Email().IsMatch(customer.Email)), "import.email", field + ".email")
        .That(customer.PushId is null || PushId().IsMatch(customer.PushId), "import.push-id", field + ".push_id", ("longest", LongestPushId))
        .That(customer.Tier is null || Tiers.Contains(customer.Tier), "import.tier", field + ".tier")
        .That(customer.Language is null || Languages.Contains(customer.Language), "import.language", field + ".language")
        .That(customer.UnitCode is null || units.Contains(customer.UnitCode), "import.unit", field + ".unit");

    // What is wrong may be nothing that one sees: the sentence names the character and its place, never the number.
    private static Check JudgePhone(string? phone, string? typed, string field, Check check) =>
        phone is null || Phone().IsMatch(phone) ? check
            : PastedText.OddInPhone(typed!) is var (place, code) ? check.That(false, "import.phone-character", field, ("place", place), ("code", code))
            : check.That(false, "import.phone", field);

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,32}\z")]
    private static partial Regex Account();

    /// <summary>A Chinese mobile number, or an international one after E.164.</summary>
    [GeneratedRegex(@"^(1[0-9]{10}|\+[1-9][0-9]{6,14})\z")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[^@\s,;:<>""()\[\]\\\p{C}]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"^[!-~]{1,128}\z")]
    private static partial Regex PushId();
}
