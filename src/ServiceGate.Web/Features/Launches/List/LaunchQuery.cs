using System.Globalization;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Launches.List;

/// <summary>
/// Which launches are asked for, as it stands in an address: the same for the page, the export and the API. An empty value asks for nothing. What makes no sense is
/// named; the API refuses it, while the page, whose address may be an old bookmark, shows the list without it.
/// </summary>
internal sealed record LaunchQuery(string? Q, string? Kind, string? Variant, string? Status, string? Unit, string? Page, string? PageSize, string? Sort, string? Standing = null, string? FromDay = null, string? UntilDay = null)
{
    /// <summary>Launches of a page unless the address says otherwise.</summary>
    private const int UsualPage = 50;

    /// <summary>Reads the address of the page or of the export, which choose the size of a page themselves.</summary>
    public static LaunchQuery From(IQueryCollection query) => new(
        query["q"], query["kind"], query["variant"], query["status"], query["unit"], query["page"], null, query["sort"], query["standing"], query["from"], query["until"]);

    /// <summary>What is too much in it, checked before anything is looked for; null when it may be asked. Unlike what makes no sense it is refused everywhere.</summary>
    public Violation? TooMuch() => SearchLimits.Broken(Q, "q");

    /// <summary>The filter. Who looks is asked where it is used.</summary>
    /// <param name="tree">The organisation.</param>
    /// <param name="wrong">What makes no sense, by name; it is not in the filter.</param>
    /// <param name="zone">The zone in which its days are meant; UTC when absent.</param>
    public LaunchFilter Read(OrganisationTree tree, out IReadOnlyList<(string Field, string Value)> wrong, TimeZoneInfo? zone = null)
    {
        var found = new List<(string Field, string Value)>();
        var filter = new LaunchFilter
        {
            Text = Given(Q),
            Kind = Code<LaunchKind>("kind", Kind, found),
            Variant = Code<LaunchVariant>("variant", Variant, found),
            // Named once however often: each is a value of the statement.
            Statuses = [.. (Status ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(s => Code<LaunchStatus>("status", s, found)).OfType<LaunchStatus>().Distinct()],
            Standings = [.. (Standing ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(s => Code<LaunchStanding>("standing", s, found)).OfType<LaunchStanding>().Distinct()],
            UnitId = UnitIn(tree, found),
            WindowFrom = Day("from", FromDay, 0, zone ?? TimeZoneInfo.Utc, found),
            WindowUntil = Day("until", UntilDay, 1, zone ?? TimeZoneInfo.Utc, found),
            Order = Code<LaunchOrder>("sort", Sort, found, Sort?.TrimStart('-')) ?? LaunchOrder.Window,
            Descending = Sort?.StartsWith('-') == true,
            Page = Number("page", Page, 1, QueryValues.LastPage, found),
            PageSize = Number("pageSize", PageSize, UsualPage, QueryValues.LargestPage, found),
        };
        wrong = found;
        return filter;
    }

    private static string? Given(string? text) => text is { Length: > 0 } ? text : null;

    private long? UnitIn(OrganisationTree tree, List<(string, string)> wrong)
    {
        if (Given(Unit) is not { } code) return null;
        if (tree.Find(code) is { } unit) return unit.Id;
        wrong.Add(("unit", code));
        return null;
    }

    private static T? Code<T>(string field, string? text, List<(string, string)> wrong, string? code = null) where T : struct, Enum
    {
        if (Given(text) is not { } given) return null;
        if (CoreJson.TryParseCode<T>(code ?? given, out var value)) return value;
        wrong.Add((field, given));
        return null;
    }

    /// <summary>The beginning of a day, or of the day after it.</summary>
    private static DateTimeOffset? Day(string field, string? text, int after, TimeZoneInfo zone, List<(string, string)> wrong)
    {
        if (Given(text) is not { } given) return null;
        if (DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 9000)
            return LocalTimes.StartOfDay(day.AddDays(after), zone);
        wrong.Add((field, given));
        return null;
    }

    private static int Number(string field, string? text, int otherwise, int most, List<(string, string)> wrong)
    {
        if (QueryValues.Number(Given(text), otherwise, most) is { } number) return number;
        wrong.Add((field, text!));
        return otherwise;
    }
}
