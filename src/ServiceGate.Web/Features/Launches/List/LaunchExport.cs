using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Lists;
using ServiceGate.Web.Shell.Viewing;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Launches.List;

/// <summary>The launches' list as CSV, filtered as on the page; times in UTC.</summary>
public static class LaunchExport
{
    private const int MostRows = 10_000;

    /// <summary>Maps <c>GET /launches/export.csv</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/launches/export.csv", async (HttpContext request, SignedIn person, LaunchList launches, ViewerTime time, Texts texts) =>
    {
        var query = LaunchQuery.From(request.Request.Query);
        if (query.TooMuch() is { } tooMuch) return Problems.Of(Refusal.Invalid, [tooMuch]);
        var me = await person.RequiredAsync();
        var page = await launches.FindAsync(me.Actor, query.Read(me.Tree, out _, time.Zone) with { Page = 1, PageSize = MostRows }, request.RequestAborted);
        return CsvExport.Result("launches.csv", LaunchColumns.All, page.Rows, texts);
    });
}
