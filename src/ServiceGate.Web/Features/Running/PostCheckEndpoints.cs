using ServiceGate.Core.Commands.AfterWork;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Running;

/// <summary>The checks after the work of a launch.</summary>
internal static class PostCheckEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        commands.MapPost("/launches/{number}/end", EndAsync).Produces<CommandDone>()
            .WithSummary("Reports that the work is done").WithDescription(
                "Of a launch that owes checks after the work: their minutes count from it. It says nothing of how it went; success is reported once every check has passed or is settled, rolled-back at any time. After a check has failed and the "
                + "work went on it is reported again, and everything is checked anew. Needs the role of operations.");
        reads.MapGet("/launches/{number}/post-checks", List).Produces<ItemList<PostCheckDocument>>()
            .WithSummary("Lists the checks after the work").WithDescription("Those of the kind, then the launch's own. Empty: none is asked, or the launch began before they were.");
        commands.MapPost("/launches/{number}/post-checks/{check}/outcome", RecordAsync).Produces<CommandDone>()
            .WithSummary("Writes down what a check after the work has shown").WithDescription(
                "From the reported end to the closing, by operations or by who is on duty for the launch. Tried again, the last outcome counts. What the figures contradict is not said to have passed. While one is open or has failed, no "
                + "success is reported, the notice of completion waits and nothing is closed; one that failed is told to owner, head and operations, one that is open when its minutes are over to operations, commander, checker and monitoring.");
        commands.MapPost("/launches/{number}/post-checks/{check}/settlement", SettleAsync).Produces<CommandDone>()
            .WithSummary("Lets a check count that has not passed").WithDescription(
                "A second person of service quality with a reason: neither who reported start or end or wrote an outcome down, nor the owner or a deputy. Emergency calls that failed are settled by nobody.");
    }

    private static Task<IResult> EndAsync(ApiCall call, string number, JsonBody<EndInput> body) =>
        call.RunAsync(number, new ReportEnd(number, body.Value.End, body.Value.EndOffset, body.Value.Note));

    private static Task<IResult> List(ApiCall call, string number) => call.ReadAsync(number, view =>
        ApiCall.Json(new ItemList<PostCheckDocument>([.. PostChecks.Of(view.Facts).Select(c => PostCheckDocument.Of(c, view, call.Texts))])));

    private static Task<IResult> RecordAsync(ApiCall call, string number, string check, JsonBody<PostCheckInput> body) => call.RunAsync(number, new RecordPostCheck(
        number, check, body.Value.Result, body.Value.Expected, body.Value.Measured, body.Value.Proof, body.Value.Attachment, body.Value.At, body.Value.AtOffset));

    private static Task<IResult> SettleAsync(ApiCall call, string number, string check, JsonBody<ReasonInput> body) =>
        call.RunAsync(number, new SettlePostCheck(number, check, body.Value.Reason));
}

/// <summary>A check after the work.</summary>
/// <param name="Number">Its place in the list, from 1.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, in the caller's language.</param>
/// <param name="Kind">test-call, emergency-call, figure or check.</param>
/// <param name="Minutes">Within how many minutes of the reported end it is proven.</param>
/// <param name="Least">How many calls are made at least, or the least value before the work; 0: no least.</param>
/// <param name="DropPercent">By how many percent what is measured may lie below what is expected and still pass.</param>
/// <param name="By">By when it is proven; absent: the end was not reported.</param>
/// <param name="State">open, passed, failed or settled.</param>
/// <param name="At">When it was tried.</param>
/// <param name="Expected">Calls made, or the figure before the work.</param>
/// <param name="Measured">Calls completed, or the figure after it.</param>
/// <param name="Proof">What proves it.</param>
/// <param name="Attachment">Id of the attachment that proves it.</param>
/// <param name="RecordedBy">Who wrote it down.</param>
/// <param name="RecordedAt">When it was written down.</param>
/// <param name="SettledBy">The second person who lets it count.</param>
/// <param name="SettledAt">When.</param>
/// <param name="Reason">Why it counts all the same.</param>
public sealed record PostCheckDocument(
    int Number, string Code, string Name, string Kind, int Minutes, int Least, int DropPercent, DateTimeOffset? By, string State, DateTimeOffset? At, string? Expected, string? Measured, string? Proof, long? Attachment,
    PersonDocument? RecordedBy, DateTimeOffset? RecordedAt, PersonDocument? SettledBy, DateTimeOffset? SettledAt, string? Reason)
{
    internal static PostCheckDocument Of(PostCheckStanding standing, LaunchView view, Texts texts)
    {
        var (check, outcome, settled) = (standing.Check, standing.Outcome, standing.Settlement);
        return new(
            standing.Number, check.Code, check.Name.In(texts.Language.Tag), check.Kind.Code(), check.Minutes, check.Least, check.DropPercent, standing.DueAt,
            outcome is { Passed: true } ? "passed" : settled is not null ? "settled" : outcome is null ? "open" : "failed", outcome?.At, outcome?.Expected, outcome?.Measured, outcome?.Proof, outcome?.Attachment,
            PersonDocument.Of(outcome?.By, view.Directory, texts), outcome?.WrittenAt, PersonDocument.Of(settled?.By, view.Directory, texts), settled?.At, settled?.Reason);
    }
}

/// <summary>That the work is done.</summary>
/// <param name="End">When, local in the window's zone: 2026-11-28T04:40. Absent: now.</param>
/// <param name="EndOffset">Which of two the end means when clocks are turned back: +02:00.</param>
/// <param name="Note">Why hold points were passed over; required where some were.</param>
[BodyExample("""{"end":"2026-12-22T00:20"}""")]
public sealed record EndInput(string? End = null, string? EndOffset = null, string? Note = null);

/// <summary>What a check has shown.</summary>
/// <param name="Result">passed or failed.</param>
/// <param name="Expected">Calls made, or the figure before the work: a decimal number as text. Not for checks without figures.</param>
/// <param name="Measured">Calls completed, or the figure after it.</param>
/// <param name="Proof">What proves it, at most 500 characters; may be absent where an attachment does.</param>
/// <param name="Attachment">Id of an attachment of the launch that proves it.</param>
/// <param name="At">When it was tried, local in the window's zone; absent: now.</param>
/// <param name="AtOffset">Which of two that moment means when clocks are turned back.</param>
[BodyExample("""{"result":"passed","expected":"4","measured":"4","proof":"110、119、120、122 各拨通一次，拨测记录 17"}""")]
public sealed record PostCheckInput(
    string? Result = null, string? Expected = null, string? Measured = null, string? Proof = null, long? Attachment = null, string? At = null, string? AtOffset = null);
