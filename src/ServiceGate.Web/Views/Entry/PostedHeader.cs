using System.Globalization;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Briefs;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Web.Views.Entry;

/// <summary>Reads the basics of a launch from a posted form.</summary>
internal static class PostedHeader
{
    private static readonly char[] Separators = [',', '，', '、', ';', '\n'];

    /// <summary>The input as the core takes it; the core checks it.</summary>
    /// <param name="form">The form.</param>
    /// <param name="tree">The organisation: a unit within another one that is ticked too says nothing of its own.</param>
    public static HeaderInput Read(IFormCollection form, OrganisationTree tree) => new(
        Text(form, "title"),
        new WindowInput(LocalTime(form, "window.start"), LocalTime(form, "window.end"), Text(form, "window.timeZone"), Text(form, "window.startOffset"), Text(form, "window.endOffset")),
        Folded([.. form["scope"].OfType<string>().SelectMany(codes => codes.Split(','))], tree),
        [.. (Text(form, "externalOrders") ?? "").Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        Text(form, "description"), PostedStages.Read(form), Text(form, "cause"),
        Text(form, "withdrawal"), Text(form, "licenceTouched") == "true" ? true : null, Text(form, "termEnds"), Text(form, "freezeReason"), HoldPointsOf(form),
        ImpactOf(form), BillsOf(form), PostChecksOf(form));

    /// <summary>The rows of hold points that say anything.</summary>
    private static List<OwnHoldPoint>? HoldPointsOf(IFormCollection form) => RowsOf(form, "holdPoints", HoldPoints.MostOwn, (minutes, name) => new OwnHoldPoint(minutes, name));

    /// <summary>The rows of checks after the work that say anything.</summary>
    private static List<OwnPostCheck>? PostChecksOf(IFormCollection form) => RowsOf(form, "postChecks", PostChecks.MostOwn, (minutes, name) => new OwnPostCheck(minutes, name));

    /// <summary>Minutes that are no number are out of every range, which the core says beside the field.</summary>
    private static List<T>? RowsOf<T>(IFormCollection form, string list, int most, Func<int, string, T> row)
    {
        var typed = Enumerable.Range(0, most).Select(i => (Minutes: Text(form, $"{list}[{i}].minutes")?.Trim(), Name: Text(form, $"{list}[{i}].name")?.Trim()))
            .Where(r => r.Minutes is { Length: > 0 } || r.Name is { Length: > 0 });
        var rows = typed.Select(r => row(int.TryParse(r.Minutes, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minutes) ? minutes : int.MaxValue, r.Name ?? "")).ToList();
        return rows.Count > 0 ? rows : null;
    }

    /// <summary>What is stated of the customers; a number that is none is out of every range, which the core says beside the field.</summary>
    private static CustomerImpact? ImpactOf(IFormCollection form) => new CustomerImpact(
        Text(form, "impact.service"), Number(form, "impact.minutes"), Number(form, "impact.flaps"), Number(form, "impact.important"), Number(form, "impact.elderlyPercent"),
        LocalTime(form, "impact.latestRollback")).Plain();

    private static int? Number(IFormCollection form, string name) => Text(form, name)?.Trim() is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    /// <summary>The rows of test bills that say anything.</summary>
    private static List<TestBill>? BillsOf(IFormCollection form)
    {
        var bills = Enumerable.Range(0, TestBill.Most).Select(i => Row(form, i)).OfType<TestBill>().ToList();
        return bills.Count > 0 ? bills : null;
    }

    private static TestBill? Row(IFormCollection form, int i)
    {
        string? Said(string field) => Text(form, $"bills[{i}].{field}")?.Trim() is { Length: > 0 } text ? text : null;
        var (whose, before, after, unit, evidence) = (Said("case"), Said("before"), Said("after"), Said("unit"), Said("evidence"));
        return whose is null && before is null && after is null && unit is null && evidence is null ? null : new(whose ?? "", before ?? "", after ?? "", unit ?? "", evidence);
    }

    /// <summary>The units without those that another of them contains.</summary>
    internal static IReadOnlyList<string> Folded(IReadOnlyList<string> codes, OrganisationTree tree) =>
        [.. codes.Where(code => tree.Find(code) is not { } unit || !codes.Any(other => other != code && tree.Find(other) is { } above && tree.Covers(above.Id, unit.Id)))];

    /// <summary>A posted field; null when it is empty.</summary>
    internal static string? Text(IFormCollection form, string name) => form[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A posted local time; some browsers post seconds.</summary>
    internal static string? LocalTime(IFormCollection form, string name) => LocalTime(Text(form, name));

    /// <summary>A posted local time; some browsers post seconds.</summary>
    internal static string? LocalTime(string? text) => text?.Length == 19 && text.EndsWith(":00", StringComparison.Ordinal) ? text[..16] : text;
}
