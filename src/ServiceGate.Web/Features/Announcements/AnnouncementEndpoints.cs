using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Announcements;

/// <summary>Announcements of other operators.</summary>
internal static class AnnouncementEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        commands.MapPost("/announcements", TakeOverAsync).Accepts<string>("application/json", "text/calendar").Produces<TakeoverDocument>()
            .WithExample("""[{"provider":"华东光缆","maintenanceId":"HD-2027-0112","account":"HZ-TEL","status":"CONFIRMED","start":"2027-01-12T00:00:00+08:00","end":"2027-01-12T04:00:00+08:00","circuits":[{"id":"HZ-SH-01","impact":"OUTAGE"}],"summary":"光缆割接"}]""")
            .WithExample("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "text/calendar")
            .WithSummary("Takes announced maintenance windows over as network cutovers").WithDescription(
                "The body is a file: a calendar with the properties of maintnote, JSON of the public circuit-maintenance-parser, or a list of objects with provider, maintenanceId, account, status, start, end, "
                + "circuits (id, impact), summary and announced. Its content says which. Each row is judged by itself: one that is refused stops no other. Rows count in the order in which they were announced; "
                + "the outcome is compared with the launches, and where nothing differs nothing changes. A time without an offset is refused unless zone says what it means. New launches belong to unit and to owner, "
                + $"a product manager; without owner to who calls. With preview=true nothing is done. At most {AnnouncementUpload.MostBytes / 1024} KiB and {AnnouncementUpload.MostRows} rows.");
        reads.MapGet("/launches/{number}/announcement", GetAsync).Produces<AnnouncementDocument>()
            .WithSummary("Shows what was announced of a launch's window").WithDescription("With the other windows of the same maintenance, and the launch whose place it took.");
    }

    private static async Task<IResult> TakeOverAsync(
        ApiCall call, AnnouncementTakeover takeover, HttpRequest request, string? unit, string? owner, string? zone, bool? preview)
    {
        var file = AnnouncementUpload.Read(await AnnouncementUpload.TakeAsync(request.Body, call.Cancellation), zone);
        if (!file.IsDone) return Problems.Of(file.Refusal!.Value, file.Violations);
        var outcome = await takeover.RunAsync(new(file.Value!), new(unit, owner), call.PersonId, call.Key, preview ?? false, call.Cancellation);
        return ApiCall.Answer(outcome, report => ApiCall.Json(TakeoverDocument.Of(report, preview ?? false, call.Texts)));
    }

    private static Task<IResult> GetAsync(ApiCall call, ISessionFactory sessions, string number) => call.ReadAsync(number, async view =>
    {
        await using var session = await sessions.ReadAsync(call.Cancellation);
        return await AnnouncedNight.ReadAsync(session, view.Launch.Id) is { } night
            ? ApiCall.Json(AnnouncementDocument.Of(night))
            : Problems.Of(Refused.NotFound("announcement.none", "launch", ("launch", number)));
    });
}
