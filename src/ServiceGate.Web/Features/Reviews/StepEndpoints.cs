using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Reviews;

/// <summary>The steps at which people hand in and decide, and the findings that come of it.</summary>
internal static class StepEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/steps/{step}", StepAsync).Produces<StepDocument>().WithTag()
            .WithSummary("Shows what a step judges").WithDescription(
                "Its sections with their hashes, where its signature stands, and what changed item by item since it last decided. The entity tag goes into If-Match of the decision.");
        commands.MapPost("/launches/{number}/steps/{step}/submission", HandInAsync).Produces<Decided>()
            .WithSummary("Hands in").WithDescription("The owner's parts of the dossier, or customers and notices of operations. Nothing may be missing." + SendAsk.Hint);
        commands.MapPost("/launches/{number}/steps/{step}/decision", DecideAsync).Produces<Decided>()
            .WithSummary("Approves, rejects or returns").WithDescription("The content that was looked at is named by If-Match. Nobody signs what he or she submitted or changed.");
        commands.MapPost("/launches/{number}/steps/{step}/take-back", TakeBackAsync).Produces<CommandDone>()
            .WithSummary("Takes back one's own decision").WithDescription(
                "With a reason, until the first customer was told: the step waits again, a gate that it held open shuts, the owner is told. What was returned or handed in, only while nobody has gone on from it.");
        commands.MapPost("/launches/{number}/level", RaiseAsync).Produces<CommandDone>()
            .WithSummary("Raises the level of risk").WithDescription(
                "Whoever signs at a review says, with a reason, that the launch is more serious; it then takes the lane of that level. Nobody raises the own proposal, and no level falls.");
        reads.MapGet("/launches/{number}/findings", Findings).Produces<ItemList<FindingDocument>>().WithSummary("Lists the findings and conditions");
        commands.MapPost("/launches/{number}/findings/{finding:long}/answer", AnswerAsync).Produces<CommandDone>()
            .WithSummary("Answers a finding, or reports a condition fulfilled");
        commands.MapPost("/launches/{number}/conditions/{condition:long}/confirmation", ConfirmAsync).Produces<CommandDone>()
            .WithSummary("Confirms a condition").WithDescription(
                "Whoever may sign at the step that set it says whether it is fulfilled; never the one who reported it. Otherwise it is owed again, with a remark why.");
    }

    private static Task<IResult> RaiseAsync(ApiCall call, string number, JsonBody<LevelInput> body) =>
        call.RunAsync(number, new RaiseLevel(number, body.Value.Level, body.Value.Reason));

    private static Task<IResult> StepAsync(ApiCall call, ISessionFactory sessions, string number, string step) => call.ReadAsync(number, async view =>
    {
        if (view.Facts.Definition.AllActivities.FirstOrDefault(a => a.Id == step && StepReading.IsJudging(a)) is not { } activity)
            return Problems.Of(Refused.NotFound("step.unknown", "step", ("step", step)));
        await using var session = await sessions.ReadAsync(call.Cancellation);
        var document = await StepReading.ReadAsync(activity, view, session, call.Texts);
        return call.Json(document, Preconditions.TagOfContent(view.Launch.ContentRevision));
    });

    private static Task<IResult> HandInAsync(ApiCall call, string number, string step, JsonBody<RemarkInput> body, string? seen) =>
        call.RunAsync(new HandIn(number, step, body.Value.Remark), new SendAsk(seen), ApiCall.Json);

    private static Task<IResult> DecideAsync(ApiCall call, string number, string step, SeenContent seen, JsonBody<DecisionInput> body) =>
        CoreJson.TryParseCode<StepVote>(body.Value.Decision, out var vote)
            ? call.RunAsync(new DecideStep(number, step, vote, seen.Revision, body.Value.Reason, body.Value.Findings), ApiCall.Json)
            : Task.FromResult(Problems.Of(Refused.Invalid("review.decision-unknown", "decision", ("decision", body.Value.Decision ?? ""))));

    private static Task<IResult> TakeBackAsync(ApiCall call, string number, string step, JsonBody<ReasonInput> body) =>
        call.RunAsync(number, new TakeBackDecision(number, step, body.Value.Reason));

    private static Task<IResult> Findings(ApiCall call, string number, string? status, string? kind, string? section, string? step) => call.ReadAsync(number, view =>
    {
        var asked = new AskedFilters();
        var (standing, ofKind, place, by) = (asked.Code<FindingStatus>("status", status), asked.Code<FindingKind>("kind", kind), asked.Code<Section>("section", section), AskedFilters.Text(step));
        return asked.Wrong ?? ApiCall.Json(new ItemList<FindingDocument>(
        [
            .. view.Facts.Findings
                .Where(f => (standing is null || f.Status == standing) && (ofKind is null || f.Kind == ofKind) && (place is null || f.Section == place) && (by is null || f.Step == by))
                .Select(f => FindingDocument.Of(f, view, call.Texts)),
        ]));
    });

    private static Task<IResult> AnswerAsync(ApiCall call, string number, long finding, JsonBody<AnswerInput> body) =>
        call.RunAsync(number, new AnswerFinding(number, finding, body.Value.Answer));

    private static Task<IResult> ConfirmAsync(ApiCall call, string number, long condition, JsonBody<ConfirmationInput> body) =>
        body.Value.Fulfilled is { } fulfilled
            ? call.RunAsync(number, new ConfirmCondition(number, condition, fulfilled, body.Value.Remark))
            : Task.FromResult(Problems.Of(Refused.Invalid("value.required", "fulfilled")));
}

/// <summary>A remark for those who come next.</summary>
/// <param name="Remark">The remark.</param>
[BodyExample("""{"remark":"已补充"}""")]
public sealed record RemarkInput(string? Remark = null);

/// <summary>A decision.</summary>
/// <param name="Decision">approve, approve-with-conditions, reject or return.</param>
/// <param name="Reason">Why; needed for a rejection and for a return without findings.</param>
/// <param name="Findings">What is to be mended, with a return; the conditions, with an approval under conditions.</param>
[BodyExample("""{"decision":"approve","reason":"同意"}""")]
public sealed record DecisionInput(string? Decision = null, string? Reason = null, IReadOnlyList<FindingInput>? Findings = null);

/// <summary>What a reviewer says about a condition that was reported fulfilled.</summary>
/// <param name="Fulfilled">Whether it is.</param>
/// <param name="Remark">Why not; needed then.</param>
[BodyExample("""{"fulfilled":true,"remark":"已演练"}""")]
public sealed record ConfirmationInput(bool? Fulfilled = null, string? Remark = null);

/// <summary>The answer to a finding.</summary>
/// <param name="Answer">What was done about it.</param>
[BodyExample("""{"answer":"已补充演练记录"}""")]
public sealed record AnswerInput(string? Answer = null);

/// <summary>A level to be raised.</summary>
/// <param name="Level">The level: medium, high or critical; above the present one.</param>
/// <param name="Reason">Why.</param>
[BodyExample("""{"level":"high","reason":"影响账单"}""")]
public sealed record LevelInput(string? Level = null, string? Reason = null);
