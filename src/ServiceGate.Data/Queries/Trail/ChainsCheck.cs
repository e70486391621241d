using System.Text.Json.Serialization;

namespace ServiceGate.Data.Queries.Trail;

/// <summary>What is wrong with a chain of the audit trail.</summary>
public enum ChainFaultKind
{
    /// <summary>An event was changed, left out or put in.</summary>
    [JsonStringEnumMemberName("broken")] Broken,

    /// <summary>The chain ends otherwise than its head says.</summary>
    [JsonStringEnumMemberName("cut")] Cut,

    /// <summary>The chain has no head, though there are events or there is a launch.</summary>
    [JsonStringEnumMemberName("no-head")] NoHead,

    /// <summary>An event whose hash was written down outside the database is another one or gone.</summary>
    [JsonStringEnumMemberName("not-as-signed")] NotAsSigned,
}

/// <summary>A chain that is not whole.</summary>
/// <param name="Chain">The launch's id, or 0 for the system's chain.</param>
/// <param name="Launch">The launch's number; null for the system's chain or a launch that is gone.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Sequence">The event from which on it is; 0 where the whole chain is meant.</param>
public sealed record FaultyChain(long Chain, string? Launch, ChainFaultKind Kind, long Sequence);

/// <summary>Where a chain ends.</summary>
/// <param name="Chain">The launch's id, or 0 for the system's chain.</param>
/// <param name="Launch">The launch's number; null for the system's chain.</param>
/// <param name="Sequence">Its last event.</param>
/// <param name="Hash">That event's hash, which stands for all before it.</param>
public sealed record ChainHead(long Chain, string? Launch, long Sequence, string Hash);

/// <summary>What a check of all chains has found.</summary>
/// <param name="Chains">How many there are.</param>
/// <param name="Events">How many events they have, as far as they are whole.</param>
/// <param name="Faults">Those that are not whole.</param>
public sealed record ChainsCheck(int Chains, long Events, IReadOnlyList<FaultyChain> Faults);
