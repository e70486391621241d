using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Web.Languages;
using ServiceGate.Web.Launches;

namespace ServiceGate.Web.Api.Launches;

/// <summary>The stages of a roll-out and the watch over complaints between and after them.</summary>
internal static class StageEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/stages", List).Produces<ItemList<StageDocument>>()
            .WithSummary("Lists the stages of the roll-out").WithDescription("First to last, each with where it stands. Empty: the launch goes out all at once.");
        commands.MapPost("/launches/{number}/stages/decision", DecideAsync).Produces<CommandDone>()
            .WithSummary("Decides about the next stage").WithDescription(
                "go: the next stage begins; not before its start, and only while every gate is open. hold: it waits. stop: there will be no further stage. Needs the role of operations.");
        commands.MapPost("/launches/{number}/alarms", AlarmAsync).Produces<CommandDone>()
            .WithSummary("Raises an alarm").WithDescription("While complaints are watched: the flow turns to those who have to act. Needs the role of service quality.");
    }

    private static Task<IResult> List(ApiCall call, string number) => call.ReadAsync(number, view =>
        ApiCall.Json(new ItemList<StageDocument>([.. StageView.Of(view.Facts).Select(s => StageDocument.Of(s, view, call.Texts))])));

    private static Task<IResult> DecideAsync(ApiCall call, string number, JsonBody<StageDecisionInput> body) =>
        call.RunAsync(number, new DecideStage(number, body.Value.Decision, body.Value.Reason, body.Value.SeenDecisions));

    private static Task<IResult> AlarmAsync(ApiCall call, string number, JsonBody<ReasonInput> body) =>
        call.RunAsync(number, new RaiseAlarm(number, body.Value.Reason));
}

/// <summary>A stage of a roll-out.</summary>
/// <param name="Name">Its name in both languages.</param>
/// <param name="Kind">How much of the customers it reaches.</param>
/// <param name="Start">Planned start, local in the window's zone.</param>
/// <param name="StartsAt">Planned start as an instant.</param>
/// <param name="Criteria">What must hold before the next stage begins.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Verdict">The decision by which it began, waits or was dropped.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Reason">Why.</param>
public sealed record StageDocument(
    LocalText Name, StageKind Kind, string Start, DateTimeOffset StartsAt, string? Criteria, StageState State, Verdict? Verdict, PersonDocument? DecidedBy,
    DateTimeOffset? DecidedAt, string? Reason)
{
    internal static StageDocument Of(StageView stage, LaunchView view, Texts texts) => new(
        stage.Stage.Name, stage.Stage.Kind, stage.Stage.Start, stage.Start, stage.Stage.Criteria, stage.State, stage.Decision?.Verdict,
        PersonDocument.Of(stage.Decision?.By, view.Directory, texts), stage.Decision?.At, stage.Decision?.Reason);
}

/// <summary>A decision about the next stage.</summary>
/// <param name="Decision">go, hold or stop.</param>
/// <param name="Reason">Why; needed for hold and stop.</param>
/// <param name="SeenDecisions">How many decisions about stages the decider has seen; when there are more by now it is refused. Absent: not asked.</param>
public sealed record StageDecisionInput(string? Decision = null, string? Reason = null, int? SeenDecisions = null);
