using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Notices;

/// <summary>Batches of notices.</summary>
internal static class BatchEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/batches", List).Produces<ItemList<BatchDocument>>().WithSummary("Lists the batches of a launch").WithDescription("By due time.");
        reads.MapGet("/launches/{number}/notices/lengths", Lengths).Produces<ItemList<LengthDocument>>()
            .WithSummary("Says how many SMS the texts of the plan are").WithDescription("Per step and language, as carriers count: with title and window as they are, and with the longest ones.");
        reads.MapGet("/batches/{batch:long}", GetAsync).Produces<BatchDetailsDocument>()
            .WithSummary("Shows a batch").WithDescription("How far, what it says, what failed and why. Cheap enough to be asked every second.");
        commands.MapPost("/launches/{number}/batches/{batch:long}/{action}", SteerAsync).Produces<CommandDone>()
            .WithSummary("Pauses, resumes, stops a batch, or sends again").WithDescription("The action is pause, resume, stop, resend (what is in doubt), again (of an ended batch, to those who were not told) or take-back (what somebody's act is about to send). Stopping needs a reason." + SendAsk.Hint);
        commands.MapPost("/launches/{number}/notices/{step}/service-only", DeclareAsync).Produces<CommandDone>().MayBeStale()
            .WithSummary("Says that a text which looks like marketing is service only").WithDescription(
                "A text of an outreach with a price, an offer or a link keeps the gates shut while its plan calls it service. A reviewer who did not write it may say that it serves only what the customers have; "
                + "a changed text asks again. Otherwise its nature is marketing, which goes only to who has agreed.");
    }

    private static Task<IResult> Lengths(ApiCall call, string number) => call.ReadAsync(number, view => ApiCall.Json(new ItemList<LengthDocument>(
    [
        .. from step in view.Facts.Contents<NoticeStep>(Section.Notices)
           where step.Content.Channels.Contains(NoticeChannel.Sms)
           from length in NoticeLength.Of(step.Content.Text, view.Facts)
           select new LengthDocument(step.Key, length.Language, length.Now.Characters, length.Now.Parts, length.Longest.Parts, length.Now.IsGsm),
    ])));

    private static Task<IResult> DeclareAsync(ApiCall call, string number, string step, JsonBody<SeenInput> body) =>
        call.RunAsync(number, new DeclareServiceOnly(number, step, body.Value.SeenRevision));

    private static Task<IResult> List(ApiCall call, string number, string? step, string? channel, string? status) => call.ReadAsync(number, view =>
    {
        var asked = new AskedFilters();
        var (ofStep, onChannel, standing) = (AskedFilters.Text(step), asked.Code<NoticeChannel>("channel", channel), asked.Code<BatchStatus>("status", status));
        return asked.Wrong ?? ApiCall.Json(new ItemList<BatchDocument>(
        [
            .. view.Facts.Batches.Where(b => (ofStep is null || b.Step == ofStep) && (onChannel is null || b.Channel == onChannel) && (standing is null || b.Status == standing))
                .Select(b => BatchDocument.Of(b, view.Launch.Number)),
        ]));
    });

    private static Task<IResult> GetAsync(ApiCall call, NoticeBoard board, BusinessClock clock, long batch) => call.AsCallerAsync(async (actor, _) =>
        await board.FindAsync(actor, batch, clock.GetUtcNow(), call.Cancellation) is { } details
            ? ApiCall.Json(BatchDetailsDocument.Of(details, call.Texts))
            : Problems.Of(Refused.NotFound("batch.unknown", "batch")));

    private static Task<IResult> SteerAsync(ApiCall call, string number, long batch, string action, JsonBody<ReasonInput> body, string? seen) =>
        call.RunAsync(number, new SteerBatch(number, batch, action, body.Value.Reason), new SendAsk(seen));
}

/// <summary>What somebody saw before saying something about it.</summary>
/// <param name="SeenRevision">Revision of the item.</param>
[BodyExample("""{"seenRevision":1}""")]
public sealed record SeenInput(int SeenRevision);

/// <summary>How long a text is as SMS.</summary>
/// <param name="Step">Step of the plan.</param>
/// <param name="Language">Language of the text.</param>
/// <param name="Characters">How many characters it has, placeholders filled; those of the GSM extension count twice.</param>
/// <param name="Parts">How many SMS it is.</param>
/// <param name="MostParts">How many it is with the longest title and window.</param>
/// <param name="Gsm">Whether the GSM alphabet suffices, so that 160 characters go into one.</param>
public sealed record LengthDocument(string Step, string Language, int Characters, int Parts, int MostParts, bool Gsm);
