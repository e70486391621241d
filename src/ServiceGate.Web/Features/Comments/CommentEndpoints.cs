using ServiceGate.Core.Commands.Concerns;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Comments;

/// <summary>Comments on service concerns.</summary>
internal static class CommentEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/comments", ListAsync).Produces<ItemList<CommentDocument>>()
            .WithSummary("Lists what was said to a launch's service concerns").WithDescription("Oldest first; concern narrows it. No signature covers it.");
        commands.MapPost("/launches/{number}/comments", WriteAsync).Produces<CommentWritten>(StatusCodes.Status201Created)
            .WithSummary("Says something to a service concern").WithDescription(
                "Anybody who may read the launch, also once it has ended. Whoever is mentioned gets a message; only people who may read the launch can be. What was said stays.");
    }

    private static Task<IResult> ListAsync(ApiCall call, CommentReader reader, string number, string? concern) => call.ReadAsync(number, async view =>
        ApiCall.Json(new ItemList<CommentDocument>(
            [.. (await reader.OfAsync(view, call.Cancellation)).Where(c => concern is null || c.Concern == concern).Select(c => CommentDocument.Of(c, view, call.Texts))])));

    private static Task<IResult> WriteAsync(ApiCall call, string number, JsonBody<CommentInput> body) => call.RunAsync(
        new WriteComment(number, body.Value.Concern, body.Value.Text), written => call.Created(written, $"/launches/{number}/comments"));
}
