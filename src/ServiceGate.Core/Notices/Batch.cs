using System.Text.Json.Serialization;
using ServiceGate.Core.Dossiers;

namespace ServiceGate.Core.Notices;

/// <summary>Where a batch stands.</summary>
public enum BatchStatus
{
    /// <summary>Waits for its time, and for its gate where it needs one (待发).</summary>
    [JsonStringEnumMemberName("planned")] Planned,

    /// <summary>Being sent (发送中).</summary>
    [JsonStringEnumMemberName("running")] Running,

    /// <summary>Held by somebody (暂停).</summary>
    [JsonStringEnumMemberName("paused")] Paused,

    /// <summary>Everything was sent or given up (完成).</summary>
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>Lost its use before it could go out (超时未发).</summary>
    [JsonStringEnumMemberName("expired")] Expired,

    /// <summary>Ended by somebody (终止).</summary>
    [JsonStringEnumMemberName("stopped")] Stopped,

    /// <summary>What it would have said is no longer so (无需发送).</summary>
    [JsonStringEnumMemberName("not-needed")] NotNeeded,
}

/// <summary>One step of the plan on one channel. Its counters are kept with the ledger, in the same transactions.</summary>
/// <param name="Id">Id.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="Step">The step's code in the plan.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Channel">Channel.</param>
/// <param name="VersionId">The text that it sends.</param>
/// <param name="DueAt">When it is to go out.</param>
/// <param name="UsefulUntil">When it loses its use; chunks not claimed by then expire.</param>
/// <param name="IgnoreQuietHours">Whether it may reach customers at night.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Planned">To how many customers it goes: those with an address on the channel.</param>
/// <param name="Accepted">How many were accepted by the gateway.</param>
/// <param name="Failed">How many the gateway refused for good.</param>
/// <param name="Expired">How many it was too late for.</param>
/// <param name="StartedAt">When the first chunk could be claimed.</param>
/// <param name="FinishedAt">When it ended.</param>
/// <param name="BegunBy">By what it was begun (<see cref="Reminders.BegunBy"/>); null while it was not, and for batches begun by older programs.</param>
public sealed record Batch(
    long Id, long LaunchId, string Step, NoticePurpose Purpose, NoticeChannel Channel, long VersionId, DateTimeOffset DueAt, DateTimeOffset UsefulUntil,
    bool IgnoreQuietHours = false, BatchStatus Status = BatchStatus.Planned, int Planned = 0, int Accepted = 0, int Failed = 0, int Expired = 0,
    DateTimeOffset? StartedAt = null, DateTimeOffset? FinishedAt = null, string? BegunBy = null)
{
    /// <summary>Whether nothing more will be sent.</summary>
    public bool HasEnded => Status is BatchStatus.Done or BatchStatus.Expired or BatchStatus.Stopped or BatchStatus.NotNeeded;

    /// <summary>Whether it may be sent only while the notice-release gate is open.</summary>
    public bool NeedsGate => Purpose is NoticePurpose.Announcement;
}

/// <summary>The text of a step as it was at one time, ready to send. Immutable; a changed text is a new version.</summary>
/// <param name="Id">Id; part of the ledger's key.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="Step">The step.</param>
/// <param name="Version">From 1 for each step.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Text">The text, placeholders filled.</param>
/// <param name="FailedText">The text for customers for whom the launch failed.</param>
/// <param name="Hash">Hash over both texts.</param>
public sealed record NoticeVersion(long Id, long LaunchId, string Step, int Version, NoticePurpose Purpose, LocalText Text, LocalText? FailedText, string Hash);

/// <summary>Where a chunk stands.</summary>
public enum ChunkStatus
{
    /// <summary>Waits to be claimed.</summary>
    [JsonStringEnumMemberName("pending")] Pending,

    /// <summary>Claimed by a sender until its lease ends.</summary>
    [JsonStringEnumMemberName("claimed")] Claimed,

    /// <summary>Sent and recorded.</summary>
    [JsonStringEnumMemberName("sent")] Sent,

    /// <summary>Its sender died while it was claimed: it may or may not have gone out.</summary>
    [JsonStringEnumMemberName("in-doubt")] InDoubt,

    /// <summary>Given up after the last try, or refused by the gateway as a whole.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>Too late.</summary>
    [JsonStringEnumMemberName("expired")] Expired,
}

/// <summary>A run of a batch's customers, by ascending id; what is claimed, sent and recorded at once.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Sequence">From 1.</param>
/// <param name="First">Least customer id.</param>
/// <param name="Last">Greatest customer id.</param>
/// <param name="Count">How many customers.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Attempts">How often it was claimed.</param>
/// <param name="ClaimedBy">Which process holds it.</param>
/// <param name="LeaseUntil">Until when, machine time.</param>
/// <param name="NotBefore">When it may be claimed again, machine time.</param>
public sealed record Chunk(
    long BatchId, int Sequence, long First, long Last, int Count, ChunkStatus Status = ChunkStatus.Pending, int Attempts = 0,
    string? ClaimedBy = null, DateTimeOffset? LeaseUntil = null, DateTimeOffset? NotBefore = null);

/// <summary>What became of one notice to one customer.</summary>
public enum DeliveryStatus
{
    /// <summary>Accepted by the gateway (已提交网关).</summary>
    [JsonStringEnumMemberName("accepted")] Accepted = 1,

    /// <summary>Refused by the gateway for good (失败).</summary>
    [JsonStringEnumMemberName("failed")] Failed = 2,

    /// <summary>Not sent, since it was too late (超时未发).</summary>
    [JsonStringEnumMemberName("expired")] Expired = 3,
}

/// <summary>A row of the ledger (送达台账). Its key is version, channel and customer, and holds no personal data.</summary>
/// <param name="VersionId">The text.</param>
/// <param name="Channel">The channel.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Status">What became of it.</param>
/// <param name="At">When, business time.</param>
/// <param name="Reason">The gateway's reason code, when failed.</param>
public sealed record Delivery(long VersionId, NoticeChannel Channel, long CustomerId, DeliveryStatus Status, DateTimeOffset At, string? Reason = null)
{
    /// <summary>The key under which receivers see each message, the same however often it is sent.</summary>
    public static string KeyOf(long versionId, NoticeChannel channel, long customerId) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{versionId}-{(int)channel}-{customerId}");
}

/// <summary>Somebody a chunk goes to.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Address">Number or id on the channel.</param>
/// <param name="Language">Language.</param>
/// <param name="LaunchFailed">Whether the launch failed for this customer.</param>
public sealed record Recipient(long CustomerId, string Address, string Language, bool LaunchFailed);
