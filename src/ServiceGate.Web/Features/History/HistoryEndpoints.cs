using System.Text.Json;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Queries;
using ServiceGate.Data.Queries.Trail;
using ServiceGate.Web.Api;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.History;

/// <summary>What happened to a launch: its timeline, and the audit trail with its check.</summary>
internal static class HistoryEndpoints
{
    internal const int MostEvents = 500;
    private const int UsualPage = 100;

    public static void Map(RouteGroupBuilder reads)
    {
        reads.MapGet("/launches/{number}/history", HistoryAsync).Produces<ItemList<HistoryDocument>>()
            .WithSummary("Shows what happened to a launch").WithDescription("Edits, decisions, findings, gates, steps and acknowledgements, newest first, at most the newest 500 of those that pass the filters.");
        reads.MapGet("/launches/{number}/audit", AuditAsync).Produces<AuditDocument>()
            .WithSummary("Shows the audit trail of a launch").WithDescription(
                "Newest first, a page at a time, with the result of checking the whole chain of hashes, whatever the filters. Needs the role of auditor or administrator.");
        reads.MapGet("/audit-events", TrailAsync).Produces<AuditTrailDocument>()
            .WithSummary("Reads the audit trail").WithDescription(
                "Who did what, newest first, a page at a time: events of launches of the units whose trail the caller reads; at the top everything, and for administrators of a unit what happened to its people. "
                + "Needs the role of auditor or administrator. Filters narrow each other; total counts what passes them.");
    }

    private static Task<IResult> HistoryAsync(ApiCall call, LaunchHistory history, string number, string? kind, string? from, string? until) => call.ReadAsync(number, async view =>
    {
        var asked = new AskedFilters();
        var filter = new HistoryFilter(asked.Code<HistoryKind>("kind", kind), asked.Moment("from", from), asked.Moment("until", until));
        if (asked.Wrong is { } wrong) return wrong;
        var entries = await history.OfAsync(view.ActorOf(call.PersonId)!, view.Launch.Id, MostEvents, filter, call.Cancellation);
        return ApiCall.Json(new ItemList<HistoryDocument>([.. entries.Select(e => HistoryDocument.Of(e, view, call))]));
    });

    private static Task<IResult> AuditAsync(
        ApiCall call, AuditReading audit, string number, string? who, string? what, string? from, string? until, string? page, string? pageSize) => call.ReadAsync(number, async view =>
    {
        if (view.ActorOf(call.PersonId) is not { } actor || !Policy.Allows(actor, Permission.ReadAudit, view.Directory.Tree, view.Launch.UnitId))
            return ApiCall.NotAllowed(Permission.ReadAudit);
        if (Filter(who, what, from, until, page, pageSize, MostEvents, out var filter) is { } wrong) return wrong;
        var events = await audit.FindAsync(actor, filter with { Chain = view.Launch.Id }, call.Cancellation);
        return ApiCall.Json(AuditDocument.Of(await audit.CheckAsync(view.Launch.Id, call.Cancellation), events, filter, view, call));
    });

    private static Task<IResult> TrailAsync(ApiCall call, AuditReading audit, string? who, string? what, string? from, string? until, string? page, string? pageSize) =>
        call.AsCallerAsync(async (actor, tree) =>
        {
            if (!Policy.Allows(actor, Permission.ReadAudit, tree, null)) return ApiCall.NotAllowed(Permission.ReadAudit);
            return Filter(who, what, from, until, page, pageSize, UsualPage, out var filter)
                ?? ApiCall.Json(AuditTrailDocument.Of(await audit.FindAsync(actor, filter, call.Cancellation), filter, call.Texts));
        });

    /// <summary>Reads a filter of the trail.</summary>
    /// <returns>The answer to a value that makes no sense; null: all of them do.</returns>
    private static IResult? Filter(string? who, string? what, string? from, string? until, string? page, string? pageSize, int usual, out AuditFilter filter)
    {
        var asked = new AskedFilters();
        filter = new()
        {
            Who = AskedFilters.Text(who),
            What = asked.OneOf("what", what, AuditKinds.All),
            From = asked.Moment("from", from),
            Until = asked.Moment("until", until),
            Page = asked.Number("page", page, 1, QueryValues.LastPage),
            PageSize = asked.Number("pageSize", pageSize, usual, QueryValues.LargestPage),
        };
        return asked.Wrong;
    }
}

/// <summary>Something that happened to a launch.</summary>
/// <param name="At">When, business time.</param>
/// <param name="By">Who.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="What">What happened: changed, removed, approved, returned, open, reported …</param>
/// <param name="Section">The section, for items and findings.</param>
/// <param name="Subject">The item's key, the step, the gate, the activity, the channel.</param>
/// <param name="Text">Reason, finding, answer or outcome.</param>
/// <param name="Revision">The item's revision after the change.</param>
/// <param name="Hash">Hash of the item's content or of the script.</param>
/// <param name="For">For whom a substitute did it; absent: in the own name.</param>
/// <param name="Count">How many customers failed, of a reported result.</param>
public sealed record HistoryDocument(
    DateTimeOffset At, PersonDocument By, HistoryKind Kind, string What, Section? Section, string? Subject, string? Text, int? Revision, string? Hash, PersonDocument? For = null, int? Count = null)
{
    internal static HistoryDocument Of(HistoryEntry entry, LaunchView view, ApiCall call) => new(
        entry.At, PersonDocument.Of(entry.By.Id, view.Directory, call.Texts), entry.Kind, entry.What, entry.Section, entry.Subject, entry.Text, entry.Revision, entry.Hash, PersonDocument.Of(entry.For?.Id, view.Directory, call.Texts), entry.Count);
}

/// <summary>The audit trail of a launch.</summary>
/// <param name="Whole">Whether the chain is whole: no event was changed, left out or cut off.</param>
/// <param name="Events">How many events were checked.</param>
/// <param name="FirstBroken">Sequence of the first event that does not follow from the one before.</param>
/// <param name="EndIsCut">Whether the chain ends otherwise than its head says.</param>
/// <param name="Items">The events of the page.</param>
/// <param name="Total">How many events there are on all pages, of those that pass the filters.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">How many a page holds at the most.</param>
public sealed record AuditDocument(
    bool Whole, long Events, long? FirstBroken, bool EndIsCut, IReadOnlyList<AuditEventDocument> Items, long? Total = null, int? Page = null, int? PageSize = null)
{
    internal static AuditDocument Of(AuditCheck check, FoundAudit found, AuditFilter filter, LaunchView view, ApiCall call) => new(
        check.IsWhole, check.Events, check.FirstBroken?.Sequence, check.EndIsCut, [.. found.Rows.Select(r => AuditEventDocument.Of(r, view, call))], found.Total, filter.Page, filter.PageSize);
}

/// <summary>An event of the audit trail.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">When, business time.</param>
/// <param name="By">Who.</param>
/// <param name="What">What happened.</param>
/// <param name="Body">What is hashed, in canonical JSON.</param>
/// <param name="Previous">Hash of the event before.</param>
/// <param name="Hash">SHA-256 over the previous hash, a line feed and the canonical body.</param>
public sealed record AuditEventDocument(long Sequence, DateTimeOffset At, PersonDocument By, string What, JsonElement Body, string Previous, string Hash)
{
    internal static AuditEventDocument Of(AuditRow row, LaunchView view, ApiCall call) => new(
        row.Event.Sequence, row.Event.At, PersonDocument.Of(row.Event.PersonId, view.Directory, call.Texts), row.Event.What,
        JsonSerializer.Deserialize<JsonElement>(row.Event.Body), row.Event.Previous, row.Event.Hash);
}
