using System.Globalization;
using ServiceGate.Core.Content;
using ServiceGate.Core.Gates;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Lists;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Launches.List;

/// <summary>The launches' list as CSV, filtered as on the page; times in UTC.</summary>
public static class LaunchExport
{
    private const int MostRows = 10_000;

    /// <summary>Maps <c>GET /launches/export.csv</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/launches/export.csv", async (HttpContext request, SignedIn person, LaunchList launches, Texts texts) =>
    {
        var me = await person.RequiredAsync();
        var page = await launches.FindAsync(LaunchQuery.From(request.Request.Query).Read(me.Actor, me.Tree, out _) with { Page = 1, PageSize = MostRows }, request.RequestAborted);
        return CsvExport.Result("launches.csv", ["number", "title", "kind", "variant", "status", "unit", "window_start", "window_end", "time_zone", "owner", "customers", "told", "gates_open"],
            page.Rows.Select(row => Row(row, texts)));
    });

    private static string?[] Row(LaunchRow row, Texts texts) =>
    [
        row.Number, row.Title, row.Kind.Code(), row.Variant.Code(), row.Status.Code(), row.UnitCode, Utc(row.Window.Start), Utc(row.Window.End), row.Window.TimeZone,
        row.Owner.Name?.In(texts.Language.Tag), row.AudienceCount?.ToString(CultureInfo.InvariantCulture), row.ToldCount.ToString(CultureInfo.InvariantCulture),
        string.Join(' ', row.Gates.Where(g => g.Status is GateStatus.Open).Select(g => g.Name)),
    ];

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
