using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Facts.Notices;

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

/// <summary>One step of the plan on one channel, to the customers of one zone where the list has several. Its counters are kept with the ledger, in the same transactions.</summary>
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
/// <param name="Again">The ended batch whose customers who were not told this one tells; null: it is no second try.</param>
/// <param name="TimeZone">Whose quiet hours it keeps, as an IANA name; null: those of the launch's window.</param>
/// <param name="InDoubt">Of how many it is not known whether they were told; counted whenever it is read.</param>
/// <param name="DoubtTold">Of how many in doubt operations were told.</param>
/// <param name="Marketing">To whom it goes by the rules of marketing; null: it is none.</param>
/// <param name="Excluded">How many customers of the list it leaves out by those rules; 0 until it has begun.</param>
/// <param name="Riders">How many of its customers share an address with one before (<see cref="Rider"/>); 0 until it has begun, and for batches begun by older programs.</param>
/// <param name="Pace">How fast it goes; null: as fast as its channel does.</param>
/// <param name="Held">Which of these limits holds it back, as it was last found.</param>
/// <param name="End">How it ended before everybody was told; null where it did not, and for batches that ended under older programs.</param>
/// <param name="Segment">To whom of the list it goes: to those who live in this zone (IANA name), where the list has customers of several; null: to everybody.</param>
public sealed record Batch(
    long Id, long LaunchId, string Step, NoticePurpose Purpose, NoticeChannel Channel, long VersionId, DateTimeOffset DueAt, DateTimeOffset UsefulUntil,
    bool IgnoreQuietHours = false, BatchStatus Status = BatchStatus.Planned, int Planned = 0, int Accepted = 0, int Failed = 0, int Expired = 0,
    DateTimeOffset? StartedAt = null, DateTimeOffset? FinishedAt = null, string? BegunBy = null, long? Again = null, string? TimeZone = null, int InDoubt = 0, int DoubtTold = 0,
    MarketingTerms? Marketing = null, int Excluded = 0, int Riders = 0, Pace? Pace = null, PaceHold? Held = null, BatchEnd? End = null, string? Segment = null)
{
    /// <summary>Why it ended before everybody was told; for batches of older programs as far as their status says.</summary>
    public BatchEndCause? EndedWhy => End?.Why ?? Status switch { BatchStatus.Stopped => BatchEndCause.Stopped, BatchStatus.Expired => BatchEndCause.Expired, _ => null };

    /// <summary>How many were not told because somebody stopped it, or the launch was called off, after it was to go out.</summary>
    public int StoppedFor => EndedWhy is BatchEndCause.Stopped or BatchEndCause.CalledOff ? NotTold : 0;

    /// <summary>How many were not told by it because a newer notice took its place.</summary>
    public int ReplacedFor => EndedWhy is BatchEndCause.Replaced ? NotTold : 0;

    /// <summary>How many it was too late for: of a batch that was stopped or replaced, none.</summary>
    public int TooLateFor => EndedWhy is null or BatchEndCause.Expired ? Expired : 0;

    private int NotTold => Status is BatchStatus.NotNeeded ? 0 : Math.Max(0, Planned - Accepted - Failed);

    /// <summary>The zone whose quiet hours it keeps.</summary>
    /// <param name="window">Zone of the launch's window.</param>
    public TimeZoneInfo ZoneIn(TimeZoneInfo window) => TimeZone is { } own ? LocalTimes.Zone(own) : window;

    /// <summary>The zone whose hours and days its pace counts: one for all zones to which a step goes on a channel, so that they share its limits.</summary>
    /// <param name="window">Zone of the launch's window.</param>
    public TimeZoneInfo PaceZoneIn(TimeZoneInfo window) => Segment is null ? ZoneIn(window) : window;

    /// <summary>How a batch stands from which something may still be sent.</summary>
    public static IReadOnlyList<BatchStatus> Open { get; } = [BatchStatus.Planned, BatchStatus.Running, BatchStatus.Paused];

    /// <summary>Whether nothing more will be sent.</summary>
    public bool HasEnded => Status is BatchStatus.Done or BatchStatus.Expired or BatchStatus.Stopped or BatchStatus.NotNeeded;

    /// <summary>Whether it may be sent only while the notice-release gate is open.</summary>
    public bool NeedsGate => Purpose is NoticePurpose.Announcement;
}
