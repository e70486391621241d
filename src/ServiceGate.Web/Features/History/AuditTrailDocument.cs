using System.Text.Json;
using ServiceGate.Data.Queries.Trail;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.History;

/// <summary>A page of the audit trail.</summary>
/// <param name="Items">The events of the page, newest first.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">How many a page holds at the most.</param>
public sealed record AuditTrailDocument(IReadOnlyList<TrailEventDocument> Items, long Total, int Page, int PageSize)
{
    internal static AuditTrailDocument Of(FoundAudit found, AuditFilter filter, Texts texts) =>
        new([.. found.Rows.Select(row => TrailEventDocument.Of(row, texts))], found.Total, filter.Page, filter.PageSize);
}

/// <summary>An event of the audit trail, of a launch or of the installation.</summary>
/// <param name="Launch">Number of the launch; absent: it is about the installation.</param>
/// <param name="Sequence">Its place in its chain, from 1, without gaps.</param>
/// <param name="At">When, business time.</param>
/// <param name="PersonId">Who; absent: the system.</param>
/// <param name="Name">That person's name, in the language of the request.</param>
/// <param name="What">What happened.</param>
/// <param name="Body">What is hashed, in canonical JSON.</param>
/// <param name="Hash">SHA-256 over the hash before, a line feed and the canonical body.</param>
public sealed record TrailEventDocument(string? Launch, long Sequence, DateTimeOffset At, long? PersonId, string? Name, string What, JsonElement Body, string Hash)
{
    internal static TrailEventDocument Of(AuditRow row, Texts texts) => new(
        row.LaunchNumber, row.Event.Sequence, row.Event.At, row.By.Id == 0 ? null : row.By.Id, row.By.Name?.In(texts.Language.Tag), row.Event.What, JsonSerializer.Deserialize<JsonElement>(row.Event.Body),
        row.Event.Hash);
}
