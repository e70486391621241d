using ServiceGate.Core.Commands.Stress;
using ServiceGate.Core.Rules.Stress;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Stress;

/// <summary>Forecasts of calls against seats.</summary>
internal static class StressEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/stress", List).Produces<ItemList<StressDocument>>()
            .WithSummary("Forecasts the calls to the hotlines of a launch").WithDescription(
                "Each line with every step of the calculation, derived now from the list of customers, the notice plan and the window: calls an hour, load, and by Erlang C the waiting probability, service level, average speed of answer, "
                + "occupancy and the seats needed. Where the load is not below the seats, bounded is false: the queue grows as long as the hour lasts. line and state (of any hour) narrow it. Lines that nobody has filled in are missing; "
                + "launches whose kind asks for no stress test have none.");
        commands.MapPost("/launches/{number}/stress/{line}/acceptance", AcceptAsync).Produces<CommandDone>().WithExample("""{"from":"2026-11-01T00:00","until":"2027-12-31T00:00","reason":"短时排队，语音播报已加"}""")
            .WithSummary("Accepts that a hotline misses its target in some hours").WithDescription(
                "By the head of the hotline's department, who neither wrote the forecast nor owns the launch; each hour as it is now, so that one with more calls, fewer seats or a longer handling time is missed again. If-Match names the revision of the line's item.");
    }

    private static Task<IResult> List(ApiCall call, string number, string? line, string? state) => call.ReadAsync(number, view =>
    {
        var asked = new AskedFilters();
        var (of, only) = (AskedFilters.Text(line), asked.Code<HourStanding>("state", state));
        return asked.Wrong ?? ApiCall.Json(new ItemList<StressDocument>(
            [.. StressRules.Of(view.Facts).Where(l => of is null || l.Line.Code == of).Select(l => StressDocument.Of(l, view)).Where(d => only is null || d.Hours.Any(h => h.State == only))]));
    });

    private static Task<IResult> AcceptAsync(ApiCall call, string number, string line, SeenItem seen, JsonBody<HoursAcceptanceInput> body) =>
        call.RunAsync(number, new AcceptHours(number, line, body.Value.From, body.Value.Until, body.Value.Reason, seen.Revision));
}
