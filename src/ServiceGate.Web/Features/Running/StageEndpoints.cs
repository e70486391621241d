using ServiceGate.Core.Commands.Launches;
using ServiceGate.Web.Api;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Running;

/// <summary>The stages of a roll-out and the watch over complaints between and after them.</summary>
internal static class StageEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/stages", List).Produces<ItemList<StageDocument>>()
            .WithSummary("Lists the stages of the roll-out").WithDescription("First to last, each with where it stands. Empty: the launch goes out all at once.");
        commands.MapPost("/launches/{number}/stages/decision", DecideAsync).Produces<CommandDone>().MayBeStale()
            .WithSummary("Decides about the next stage").WithDescription(
                "go: the next stage begins; not before its start, and only while every gate is open. hold: it waits. stop: there will be no further stage. Needs the role of operations." + SendAsk.Hint);
        commands.MapPost("/launches/{number}/alarms", AlarmAsync).Produces<CommandDone>()
            .WithSummary("Raises an alarm").WithDescription("While complaints are watched: the flow turns to those who have to act. Needs the role of service quality.");
    }

    private static Task<IResult> List(ApiCall call, string number) => call.ReadAsync(number, view =>
        ApiCall.Json(new ItemList<StageDocument>([.. StageView.Of(view.Facts).Select(s => StageDocument.Of(s, view, call.Texts))])));

    private static Task<IResult> DecideAsync(ApiCall call, string number, JsonBody<StageDecisionInput> body, string? seen) =>
        call.RunAsync(number, new DecideStage(number, body.Value.Decision, body.Value.Reason, body.Value.SeenDecisions), new SendAsk(seen));

    private static Task<IResult> AlarmAsync(ApiCall call, string number, JsonBody<ReasonInput> body) =>
        call.RunAsync(number, new RaiseAlarm(number, body.Value.Reason));
}

/// <summary>A decision about the next stage.</summary>
/// <param name="Decision">go, hold or stop.</param>
/// <param name="Reason">Why; needed for hold and stop.</param>
/// <param name="SeenDecisions">How many decisions about stages the decider has seen; when there are more by now it is refused. Absent: not asked.</param>
[BodyExample("""{"decision":"hold","reason":"等投诉回落"}""")]
public sealed record StageDecisionInput(string? Decision = null, string? Reason = null, int? SeenDecisions = null);
