using ServiceGate.Core.Commands.Flows;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Web.Api;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Launches;

/// <summary>What a launch waits for, and reminding those who owe it.</summary>
internal static class UrgingEndpoints
{
    public static void Map(RouteGroupBuilder reads, RouteGroupBuilder commands)
    {
        reads.MapGet("/launches/{number}/work", ListAsync).Produces<ItemList<OwedDocument>>()
            .WithSummary("Lists what a launch waits for").WithDescription("Everything that somebody owes now, whoever it is, the most urgent first, with when that was last urged.");
        commands.MapPost("/launches/{number}/urgings", UrgeAsync).Produces<CommandDone>()
            .WithSummary("Urges somebody").WithDescription("Sends whoever owes a piece of work of the launch a message in the house, once an hour at most, whoever urges. The owner does, a deputy, the head of the department, operations.");
    }

    private static Task<IResult> ListAsync(ApiCall call, UrgingReader urged, string number) => call.ReadAsync(number, async view =>
    {
        var last = await urged.LastAsync(view.Work, call.Cancellation);
        return ApiCall.Json(new ItemList<OwedDocument>(
            [.. view.Work.OrderBy(w => w.DueAt ?? DateTimeOffset.MaxValue).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => OwedDocument.Of(w, last[w.Key], view, call.Texts))]));
    });

    private static Task<IResult> UrgeAsync(ApiCall call, string number, JsonBody<UrgeInput> body) => call.RunAsync(number, new UrgeWork(number, body.Value.Work));
}

/// <summary>A piece of work that a launch waits for.</summary>
/// <param name="Work">Its key within the launch, by which it is urged.</param>
/// <param name="Kind">What kind of work it is.</param>
/// <param name="Text">The same in words, in the language of the request.</param>
/// <param name="Step">The step of the definition, where it is one.</param>
/// <param name="Who">Who owes it.</param>
/// <param name="Since">Since when.</param>
/// <param name="DueAt">By when.</param>
/// <param name="UrgedAt">When somebody was last urged; absent: nobody was.</param>
public sealed record OwedDocument(string Work, WorkKind Kind, string Text, string? Step, ClearerDocument Who, DateTimeOffset Since, DateTimeOffset? DueAt, DateTimeOffset? UrgedAt)
{
    internal static OwedDocument Of(WorkItem work, DateTimeOffset? urged, LaunchView view, Texts texts) => new(
        work.Key, work.Kind, texts.Owed(work), work.Step, ClearerDocument.Of(work.Who, view.Launch, view.Directory, texts), work.Since, work.DueAt, urged);
}

/// <summary>What is urged.</summary>
/// <param name="Work">The work's key within the launch.</param>
[BodyExample("""{"work":"review-it#1"}""")]
public sealed record UrgeInput(string? Work = null);
