using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Notices;

/// <summary>A batch of notices: one step of the plan on one channel.</summary>
/// <param name="Id">Id.</param>
/// <param name="Launch">Number of the launch.</param>
/// <param name="Step">Step of the plan.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DueAt">When it is to go out.</param>
/// <param name="UsefulUntil">When it loses its use.</param>
/// <param name="Planned">To how many customers it goes.</param>
/// <param name="Accepted">How many were accepted by the gateway.</param>
/// <param name="Failed">How many the gateway refused for good.</param>
/// <param name="Expired">How many were not told because it was too late, stopped or replaced.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When it ended.</param>
/// <param name="BegunBy">By what it was begun: a reminder's job (<c>CustomerNoticeReminders.Send</c>) or <c>sweep</c>; absent until then.</param>
/// <param name="Excluded">How many customers of the list it leaves out as marketing; 0 until it has begun.</param>
/// <param name="Pace">How fast it goes at most, in customers (0: without that limit); absent: as fast as its channel does.</param>
/// <param name="Held">Which limit holds it back, and until when; absent when none was found to.</param>
/// <param name="Stopped">How many were not told because somebody stopped it or the launch was called off.</param>
/// <param name="Replaced">How many were not told because a newer notice took its place.</param>
/// <param name="EndedWhy">Why it ended before everybody was told: stopped, replaced, called-off, expired; absent when it did not.</param>
/// <param name="EndedReason">What was said to that; who and when stand in the batch in full.</param>
/// <param name="Zone">To customers of the list who live in this zone (IANA name), where it has customers of several; absent: to everybody.</param>
public sealed record BatchDocument(
    long Id, string Launch, string Step, NoticePurpose Purpose, NoticeChannel Channel, BatchStatus Status, DateTimeOffset DueAt, DateTimeOffset UsefulUntil,
    int Planned, int Accepted, int Failed, int Expired, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, string? BegunBy, int Excluded, Pace? Pace, PaceHold? Held,
    int Stopped, int Replaced, BatchEndCause? EndedWhy, string? EndedReason, string? Zone)
{
    internal static BatchDocument Of(Batch batch, string launch) => new(
        batch.Id, launch, batch.Step, batch.Purpose, batch.Channel, batch.Status, batch.DueAt, batch.UsefulUntil, batch.Planned, batch.Accepted, batch.Failed,
        batch.Expired, batch.StartedAt, batch.FinishedAt, batch.BegunBy, batch.Excluded, batch.Pace, batch.Held, batch.StoppedFor, batch.ReplacedFor, batch.EndedWhy, batch.End?.Reason,
        batch.Segment);
}

/// <summary>A batch in full.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Text">What it says, in the language of the request.</param>
/// <param name="FailedText">What it says to customers for whom the launch failed.</param>
/// <param name="Version">Version of the text, from 1.</param>
/// <param name="InDoubt">For how many customers it is not known whether it went out.</param>
/// <param name="Chunks">How many chunks stand where.</param>
/// <param name="Failures">Why the gateway refused messages, most frequent first.</param>
/// <param name="Doubts">What is in doubt, the longest first.</param>
/// <param name="Exclusions">Whom of the list it leaves out as marketing, by reason: as it was, or before it has begun as it would be now.</param>
/// <param name="EndedBy">By whose act it ended before everybody was told, by name; absent: by nobody's, or it is not on record.</param>
public sealed record BatchDetailsDocument(
    BatchDocument Batch, string Text, string? FailedText, int Version, int InDoubt, IReadOnlyDictionary<ChunkStatus, int> Chunks, IReadOnlyList<FailureDocument> Failures,
    IReadOnlyList<DoubtDocument> Doubts, IReadOnlyList<Exclusion> Exclusions, string? EndedBy)
{
    internal static BatchDetailsDocument Of(BatchDetails details, Texts texts) => new(
        BatchDocument.Of(details.Row.Batch, details.Row.LaunchNumber), details.Version.Text.In(texts.Language.Tag),
        details.Version.FailedText?.In(texts.Language.Tag), details.Version.Version, details.Row.Batch.InDoubt, details.Chunks,
        [.. details.Failures.Select(f => new FailureDocument(f.Reason, f.Count))], [.. details.Doubts.Select(d => new DoubtDocument(d.Customers, d.Since, d.Answer))], details.Exclusions,
        details.EndedBy?.Name?.In(texts.Language.Tag));
}

/// <summary>Customers of whom it is not known whether they were told.</summary>
/// <param name="Customers">How many.</param>
/// <param name="Since">Since when; absent where an older program did not write it down.</param>
/// <param name="Answer">The beginning of what the gateway answered, where that was not understood; longer numbers in it are masked.</param>
public sealed record DoubtDocument(int Customers, DateTimeOffset? Since, string? Answer);

/// <summary>Why messages were refused.</summary>
/// <param name="Reason">The gateway's reason code; empty when it gave none.</param>
/// <param name="Count">How many.</param>
public sealed record FailureDocument(string Reason, int Count);
