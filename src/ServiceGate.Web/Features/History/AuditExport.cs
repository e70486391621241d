using System.Globalization;
using ServiceGate.Data.Queries.Trail;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Lists;
using ServiceGate.Web.Shell.Viewing;
using ServiceGate.Web.Views.People;

namespace ServiceGate.Web.Features.History;

/// <summary>The audit trail as CSV, filtered as on the page, newest first: the newest 10,000 events; times in UTC.</summary>
internal static class AuditExport
{
    private const int MostRows = 10_000;
    private static readonly string[] Header = ["at", "who", "what", "what_name", "about", "launch", "chain", "sequence", "body", "hash"];

    /// <summary>Maps <c>GET /history/export.csv</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/history/export.csv", async (HttpContext request, SignedIn person, AuditReading audit, ViewerTime time, Texts texts) =>
    {
        var me = await person.RequiredAsync();
        var found = await audit.FindAsync(me.Actor, AuditQuery.Read(request.Request.Query, time.Zone) with { PageSize = MostRows, MostCounted = MostRows }, request.RequestAborted);
        return CsvExport.Result("audit.csv", Header, found.Rows.Select(row => Line(row, texts)));
    }).RequireAuthorization(nameof(Core.Facts.Organisation.Permission.ReadAudit));

    private static string?[] Line(AuditRow row, Texts texts) =>
    [
        row.Event.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), row.By.Name?.In(texts.Language.Tag) ?? texts.T("role.system"), row.Event.What,
        texts.Name("event", row.Event.What), AuditSubjects.Of(row.Event, texts), row.LaunchNumber, row.Event.Chain.ToString(CultureInfo.InvariantCulture),
        row.Event.Sequence.ToString(CultureInfo.InvariantCulture), row.Event.Body, row.Event.Hash,
    ];
}
