using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Notices;

/// <summary>How a promised announcement that was not given, or not in time, is settled.</summary>
public enum SettlementKind
{
    /// <summary>What the law asks cannot be waived: customers are told late, by another channel, and it stays on the launch as a breach (逾期通告、违规记录).</summary>
    [JsonStringEnumMemberName("late-notice")] LateNotice,

    /// <summary>What the house promised itself is let off (豁免).</summary>
    [JsonStringEnumMemberName("waiver")] Waiver,
}

/// <summary>That somebody said yes or no to a settlement.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When, business time.</param>
public sealed record SettlementVote(long By, DateTimeOffset At);

/// <summary>
/// A proposal how to settle an announcement that was promised for a window and not given, or not in time, and what became of it. It holds for that window only: for
/// a moved one the announcement is owed anew.
/// </summary>
/// <param name="Id">Id.</param>
/// <param name="LaunchId">The launch.</param>
/// <param name="Step">The announcement's step in the plan.</param>
/// <param name="Kind">How.</param>
/// <param name="WindowStart">Start of the window that it was promised for.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
/// <param name="Instead">By which other channel customers are told now, at most 500 characters; always for a late notice.</param>
/// <param name="Compensation">What customers get for it, at most 500 characters; always for a late notice.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="CustomerService">The yes of the head of customer service; null until given.</param>
/// <param name="Legal">The yes of the head of legal, which a late notice needs besides; null until given.</param>
/// <param name="Refused">The no that ended it; null when there was none.</param>
/// <param name="Segments">For customers of which zones (IANA names) it fell short, where the list had customers of several; null: for everybody.</param>
public sealed record NoticeSettlement(
    long Id, long LaunchId, string Step, SettlementKind Kind, DateTimeOffset WindowStart, string Reason, string? Instead, string? Compensation,
    long ProposedBy, DateTimeOffset ProposedAt, SettlementVote? CustomerService = null, SettlementVote? Legal = null, SettlementVote? Refused = null,
    IReadOnlyList<string>? Segments = null)
{
    /// <summary>Whether everybody who is asked said yes.</summary>
    public bool IsSettled => Refused is null && CustomerService is not null && (Kind is SettlementKind.Waiver || Legal is not null);

    /// <summary>Whether it is about the customers of a zone.</summary>
    /// <param name="zone">The zone, as an IANA name.</param>
    public bool Covers(string zone) => Segments is null || Segments.Contains(zone);

    /// <summary>Whether somebody has still to decide.</summary>
    public bool IsOpen => Refused is null && !IsSettled;
}
