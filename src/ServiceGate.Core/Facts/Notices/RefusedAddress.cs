using System.Text.Json.Serialization;
using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Facts.Notices;

/// <summary>By which way somebody refused.</summary>
public enum RefusalWay
{
    /// <summary>Entered by operations, from a list of elsewhere.</summary>
    [JsonStringEnumMemberName("operations")] Operations,

    /// <summary>Said to the hotline.</summary>
    [JsonStringEnumMemberName("hotline")] Hotline,

    /// <summary>Replied to a message.</summary>
    [JsonStringEnumMemberName("reply")] Reply,
}

/// <summary>That marketing may not be sent to an address (拒收). It holds for every launch and beats every consent, until it is taken back.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Address">Number or id on it.</param>
/// <param name="At">Since when.</param>
/// <param name="Way">By which way.</param>
/// <param name="UnitId">The unit that took it down.</param>
/// <param name="By">Who did.</param>
public sealed record RefusedAddress(NoticeChannel Channel, string Address, DateTimeOffset At, RefusalWay Way, long UnitId, long By);
