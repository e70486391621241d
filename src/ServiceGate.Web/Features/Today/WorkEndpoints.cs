using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Today;

/// <summary>What the caller must do now.</summary>
internal static class WorkEndpoints
{
    public static void Map(RouteGroupBuilder reads) => reads.MapGet("/work", ListAsync).Produces<ItemList<WorkDocument>>()
        .WithSummary("Lists what the caller must do now").WithDescription("Sorted by the latest moment at which it still helps.");

    private static Task<IResult> ListAsync(ApiCall call, WorkQueue queue, string? kind, string? launch, string? until) => call.AsCallerAsync(async (actor, _) =>
    {
        var asked = new AskedFilters();
        var filter = new WorkFilter(asked.Code<WorkKind>("kind", kind), AskedFilters.Text(launch), asked.Moment("until", until));
        // Whole, so that total counts everything; how much of it is answered the page says.
        return asked.Wrong ?? ApiCall.Json(new ItemList<WorkDocument>([.. (await queue.OfAsync(actor, int.MaxValue, filter, call.Cancellation)).Select(WorkDocument.Of)]));
    });
}

/// <summary>A piece of work.</summary>
/// <param name="Launch">Number of the launch.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Window">When it takes place.</param>
/// <param name="Kind">What kind of work it is.</param>
/// <param name="Step">The step of the definition, where it is one.</param>
/// <param name="Department">The department for which it is owed.</param>
/// <param name="Channel">The channel for which it is owed.</param>
/// <param name="Since">Since when it is owed.</param>
/// <param name="DueAt">By when.</param>
public sealed record WorkDocument(
    string Launch, string Title, LaunchStatus Status, WindowDocument Window, WorkKind Kind, string? Step, string? Department, string? Channel,
    DateTimeOffset Since, DateTimeOffset? DueAt)
{
    internal static WorkDocument Of(QueuedWork work) => new(
        work.LaunchNumber, work.LaunchTitle, work.Status, WindowDocument.Of(work.Window), work.Item.Kind, work.Item.Step, work.Item.Who.Department,
        work.Item.Who.Channel, work.Item.Since, work.Item.DueAt);
}
