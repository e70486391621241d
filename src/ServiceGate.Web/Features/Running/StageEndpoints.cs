using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Launches;
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
                "go: the next stage begins; not before its start, and only while every gate is open. hold: it waits. stop: there will be no further stage. Where the stage before has measures, figures says what was measured: go needs a reason when one is not met or not given, and after an unanswered alarm; "
                + "when one that is a must is not met, a second person confirms it first. Needs the role of operations." + SendAsk.Hint);
        commands.MapPost("/launches/{number}/stages/confirmation", ConfirmAsync).Produces<CommandDone>().MayBeStale()
            .WithSummary("Says as a second person whether the next stage begins").WithDescription(
                "While a go waits since a criterion that is a must is not met (`waits` of the stage). Neither who decided it nor the launch's owner. Needs the role of service quality." + SendAsk.Hint);
        commands.MapPost("/launches/{number}/watch/end", EndWatchAsync).Produces<CommandDone>()
            .WithSummary("Ends a watch over complaints before its time").WithDescription("The flow goes on as if it were over. Launches created before this was possible are watched to the end: 409. Needs the role of service quality.");
        commands.MapPost("/launches/{number}/alarms", AlarmAsync).Produces<CommandDone>()
            .WithSummary("Raises an alarm").WithDescription("While complaints are watched: the flow turns to those who have to act. Needs the role of service quality.");
    }

    private static Task<IResult> List(ApiCall call, string number) => call.ReadAsync(number, view =>
        ApiCall.Json(new ItemList<StageDocument>([.. StageView.Of(view.Facts).Select(s => StageDocument.Of(s, view, call.Texts))])));

    private static Task<IResult> DecideAsync(ApiCall call, string number, JsonBody<StageDecisionInput> body, string? seen) =>
        call.RunAsync(number, new DecideStage(number, body.Value.Decision, body.Value.Reason, body.Value.SeenDecisions, body.Value.Figures), new SendAsk(seen));

    private static Task<IResult> ConfirmAsync(ApiCall call, string number, JsonBody<StageConfirmationInput> body, string? seen) =>
        call.RunAsync(number, new ConfirmStage(number, body.Value.Agrees, body.Value.Reason, body.Value.SeenDecisions), new SendAsk(seen));

    private static Task<IResult> EndWatchAsync(ApiCall call, string number, JsonBody<ReasonInput> body) => call.RunAsync(number, new EndWatch(number, body.Value.Reason));

    private static Task<IResult> AlarmAsync(ApiCall call, string number, JsonBody<ReasonInput> body) =>
        call.RunAsync(number, new RaiseAlarm(number, body.Value.Reason));
}

/// <summary>A decision about the next stage.</summary>
/// <param name="Decision">go, hold or stop.</param>
/// <param name="Reason">Why; needed for hold and stop, and for go where something speaks against it.</param>
/// <param name="SeenDecisions">How many decisions about stages the decider has seen; when there are more by now it is refused. Absent: not asked.</param>
/// <param name="Figures">What was measured, by the names of the measures; values are decimal numbers as text.</param>
[BodyExample("""{"decision":"hold","reason":"等投诉回落"}""")]
public sealed record StageDecisionInput(string? Decision = null, string? Reason = null, int? SeenDecisions = null, IReadOnlyList<FigureInput>? Figures = null);

/// <summary>What a second person says to a go.</summary>
/// <param name="Agrees">Whether the next stage begins.</param>
/// <param name="Reason">Why; needed for no.</param>
/// <param name="SeenDecisions">How many decisions about stages were seen; when there are more by now it is refused. Absent: not asked.</param>
[BodyExample("""{"agrees":false,"reason":"投诉仍在上升"}""")]
public sealed record StageConfirmationInput(bool? Agrees = null, string? Reason = null, int? SeenDecisions = null);
