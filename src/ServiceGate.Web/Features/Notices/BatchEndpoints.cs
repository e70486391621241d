using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Notices;

/// <summary>Batches of notices.</summary>
internal static class BatchEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/batches", List).Produces<ItemList<BatchDocument>>().WithSummary("Lists the batches of a launch").WithDescription("By due time.");
        reads.MapGet("/batches/{batch:long}", GetAsync).Produces<BatchDetailsDocument>()
            .WithSummary("Shows a batch").WithDescription("How far, what it says, what failed and why. Cheap enough to be asked every second.");
        commands.MapPost("/launches/{number}/batches/{batch:long}/{action}", SteerAsync).Produces<CommandDone>()
            .WithSummary("Pauses, resumes, stops a batch, or sends again").WithDescription("The action is pause, resume, stop, resend (what is in doubt), again (of an ended batch, to those who were not told) or take-back (what somebody's act is about to send). Stopping needs a reason." + SendAsk.Hint);
    }

    private static Task<IResult> List(ApiCall call, string number) => call.ReadAsync(
        number, view => ApiCall.Json(new ItemList<BatchDocument>([.. view.Facts.Batches.Select(b => BatchDocument.Of(b, view.Launch.Number))])));

    private static Task<IResult> GetAsync(ApiCall call, NoticeBoard board, long batch) => call.ReadAsync(async (_, actor, _) =>
        await board.FindAsync(actor, batch, call.Cancellation) is { } details
            ? ApiCall.Json(BatchDetailsDocument.Of(details, call.Texts))
            : Problems.Of(Refused.NotFound("batch.unknown", "batch")));

    private static Task<IResult> SteerAsync(ApiCall call, string number, long batch, string action, JsonBody<ReasonInput> body, string? seen) =>
        call.RunAsync(number, new SteerBatch(number, batch, action, body.Value.Reason), new SendAsk(seen));
}
