using ServiceGate.Data.Queries;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Lists;
using ServiceGate.Web.Shell.Viewing;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.Notices.Board;

/// <summary>The board of batches as CSV, filtered and sorted as on the page; times in UTC.</summary>
internal static class BoardExport
{
    private const int MostRows = 10_000;

    /// <summary>Maps <c>GET /notices/export.csv</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/notices/export.csv", async (HttpContext request, SignedIn person, NoticeBoard board, ViewerTime time, Texts texts) =>
    {
        var me = await person.RequiredAsync();
        var rows = await board.FindAsync(me.Actor, BoardQuery.From(request.Request.Query).Read(me.Tree, time.Zone) with { Most = MostRows }, request.RequestAborted);
        return CsvExport.Result("notices.csv", BoardColumns.All, rows, texts);
    });
}
