using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Notices;

/// <summary>Where a chunk stands.</summary>
public enum ChunkStatus
{
    /// <summary>Waits to be claimed.</summary>
    [JsonStringEnumMemberName("pending")] Pending,

    /// <summary>Claimed by a sender until its lease ends.</summary>
    [JsonStringEnumMemberName("claimed")] Claimed,

    /// <summary>Sent and recorded.</summary>
    [JsonStringEnumMemberName("sent")] Sent,

    /// <summary>It may or may not have gone out: its sender died while it was claimed, or the gateway gave no answer that is understood (结果待核实).</summary>
    [JsonStringEnumMemberName("in-doubt")] InDoubt,

    /// <summary>Given up after the last try, or refused by the gateway as a whole.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>Too late.</summary>
    [JsonStringEnumMemberName("expired")] Expired,
}

/// <summary>
/// A run of a batch's customers, by ascending id; what is claimed, sent and recorded at once. Who shares an address with somebody before goes along with that one
/// (<see cref="Rider"/>), in whatever chunk it is.
/// </summary>
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
/// <param name="Doubt">In doubt: the beginning of the answer that was not understood; null where there was none. Such a chunk is sent again only when somebody decides so.</param>
/// <param name="DoubtSince">In doubt: since when, business time; null for chunks of older programs.</param>
/// <param name="Pieces">How many pieces of it were sent and recorded by themselves; <paramref name="Count"/> is then what is left.</param>
public sealed record Chunk(
    long BatchId, int Sequence, long First, long Last, int Count, ChunkStatus Status = ChunkStatus.Pending, int Attempts = 0,
    string? ClaimedBy = null, DateTimeOffset? LeaseUntil = null, DateTimeOffset? NotBefore = null, string? Doubt = null, DateTimeOffset? DoubtSince = null,
    int Pieces = 0);

/// <summary>Somebody a chunk goes to.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Address">Number or id on the channel.</param>
/// <param name="Language">Language.</param>
/// <param name="LaunchFailed">Whether the launch failed for this customer.</param>
public sealed record Recipient(long CustomerId, string Address, string Language, bool LaunchFailed);
