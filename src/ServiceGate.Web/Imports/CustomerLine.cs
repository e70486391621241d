using System.Globalization;
using System.Text.RegularExpressions;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Web.Imports;

/// <summary>Reads a line into a customer and names the rules it breaks. No number, name or address of a customer goes into a message.</summary>
/// <param name="columns">Where the columns stand.</param>
/// <param name="units">The units that exist.</param>
/// <param name="dayZero">The day from which days are counted that come as numbers.</param>
internal sealed partial class CustomerLine(CustomerColumns columns, KnownUnits units, DateTime dayZero)
{
    private const int LongestName = 100;
    private const int LongestPushId = 128;
    private const int LongestUse = 100;
    private const int LongestProof = 200;
    private const int LongestShown = 40;

    /// <summary>Reads a line; it can be relied on only when the check passed.</summary>
    /// <param name="line">Number of the line.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="check">Collects the rules broken.</param>
    public CustomerRow Read(int line, string[] cells, Check check)
    {
        string? Cell(string column) => columns.Cell(cells, column) is { } cell && CellText.Tidy(cell) is { Length: > 0 } text ? text : null;
        void Broken(bool holds, string rule, string column, params (string, object)[] arguments)
        {
            if (!holds) check.That(false, rule, string.Create(CultureInfo.InvariantCulture, $"lines[{line}].{column}"), arguments);
        }

        var (account, phone, tier, language, unit) = (columns.Cell(cells, "account") ?? "", columns.Cell(cells, "phone"), Cell("tier"), Cell("language"), Cell("unit"));
        var customer = new CustomerRow(
            PastedText.Account(account), Cell("name"), phone is null || PastedText.Phone(phone) is not { Length: > 0 } stored ? null : stored, Cell("email"), Cell("push_id"),
            tier is null ? null : CellText.Tier(tier), language is null ? null : CellText.Language(language), unit is null ? null : units.CodeOf(unit), ReadConsent(Cell, Broken));
        if (phone is not null) JudgePhone(customer.Phone, phone, Broken);
        if (!Account().IsMatch(customer.Account)) Broken(false, PastedText.IsScientific(account) ? "import.scientific" : "import.account", "account");
        Broken(customer.Name is null || (customer.Name.Length <= LongestName && !customer.Name.Any(char.IsControl)), "import.name", "name", ("longest", LongestName));
        Broken(customer.Email is null || (customer.Email.Length <= 254 && Email().IsMatch(customer.Email)), "import.email", "email");
        Broken(customer.PushId is null || PushId().IsMatch(customer.PushId), "import.push-id", "push_id", ("longest", LongestPushId));
        Broken(tier is null || customer.Tier is not null, "import.tier", "tier", ("value", Shown(tier)));
        Broken(language is null || customer.Language is not null, "import.language", "language", ("value", Shown(language)));
        Broken(unit is null || customer.UnitCode is not null, "import.unit", "unit", ("value", Shown(unit)));
        return customer;
    }

    /// <summary>A consent is said whole or not at all: what for, how and when; without a last day it holds until it is taken back.</summary>
    private Consent? ReadConsent(Func<string, string?> cell, Breaking broken)
    {
        var (what, how, on, until) = (cell("consent_for"), cell("consent_how"), cell("consent_on"), cell("consent_until"));
        if ((what ?? how ?? on ?? until) is null) return null;
        var (given, last) = (CellText.Day(on, dayZero), CellText.Day(until, dayZero));
        broken(what is not null && how is not null && on is not null, "import.consent-incomplete", "consent_for");
        broken(what is null or { Length: <= LongestUse } && how is null or { Length: <= LongestProof }, "import.consent-length", "consent_for", ("longest", LongestUse), ("proof", LongestProof));
        broken(on is null || given is not null, "import.consent-day", "consent_on", ("value", Shown(on)));
        broken(until is null || last is not null, "import.consent-day", "consent_until", ("value", Shown(until)));
        broken(given is null || last is null || last >= given, "import.consent-order", "consent_until");
        return what is not null && how is not null && given is { } day ? new(what, how, day, last) : null;
    }

    // What is wrong may be nothing that one sees: the sentence names the character and its place, never the number.
    private static void JudgePhone(string? phone, string typed, Breaking broken)
    {
        if (phone is not null && StoredPhone.KindOf(phone) is not null) return;
        if (PastedText.IsScientific(typed)) broken(false, "import.scientific", "phone");
        else if (PastedText.OddInPhone(typed) is var (place, code)) broken(false, "import.phone-character", "phone", ("place", place), ("code", code), ("character", PastedText.KindOf(code)));
        else broken(phone is null, phone is not null && StoredPhone.LacksAreaCode(phone) ? "import.phone-area" : "import.phone", "phone");
    }

    private static string Shown(string? value) => value is null ? "" : value.Length <= LongestShown ? value : value[..LongestShown] + "…";

    private delegate void Breaking(bool holds, string rule, string column, params (string, object)[] arguments);

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,32}\z")]
    private static partial Regex Account();

    [GeneratedRegex(@"^[^@\s,;:<>""()\[\]\\\p{C}]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"^[!-~]{1,128}\z")]
    private static partial Regex PushId();
}
