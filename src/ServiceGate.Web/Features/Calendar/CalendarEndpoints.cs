using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Calendar;

/// <summary>The calendar in which deadlines count.</summary>
internal static class CalendarEndpoints
{
    public static void Map(RouteGroupBuilder reads) => reads.MapGet("/calendar", Get).Produces<CalendarDocument>()
        .WithSummary("Shows the business calendar").WithDescription("Zone, week, hours, and for each year on file the notices it was taken from, holidays and make-up workdays.");

    private static IResult Get(ApiCall call, ICatalogue catalogue) => ApiCall.Json(CalendarDocument.Of(catalogue.Calendar));
}
