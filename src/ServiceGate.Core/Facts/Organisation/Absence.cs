namespace ServiceGate.Core.Facts.Organisation;

/// <summary>A time in which somebody is away and somebody else stands in (缺席与代理人).</summary>
/// <param name="Id">Id.</param>
/// <param name="PersonId">Who is away.</param>
/// <param name="SubstituteId">Who stands in meanwhile.</param>
/// <param name="From">Its first moment.</param>
/// <param name="Until">The moment at which it is over; not part of it.</param>
/// <param name="RecordedBy">Who wrote it down: the person, the department's head or an administrator.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="EndedAt">When it was ended before its time, or called off before it began; null: it was not.</param>
/// <param name="EndedBy">Who ended it.</param>
public sealed record Absence(
    long Id, long PersonId, long SubstituteId, DateTimeOffset From, DateTimeOffset Until, long RecordedBy, DateTimeOffset RecordedAt, DateTimeOffset? EndedAt = null, long? EndedBy = null)
{
    /// <summary>The moment at which it is really over.</summary>
    public DateTimeOffset Over => EndedAt < Until ? EndedAt.Value : Until;

    /// <summary>Whether it holds at a moment.</summary>
    public bool HoldsAt(DateTimeOffset moment) => From <= moment && moment < Over;

    /// <summary>Whether it and a time have a moment in common.</summary>
    public bool Meets(DateTimeOffset from, DateTimeOffset until) => From < until && from < Over;
}

/// <summary>For whom somebody has a role while that person is away.</summary>
/// <param name="PersonId">Who is away, and has the role.</param>
/// <param name="Since">Since when; what was written to the role before is not for the substitute.</param>
public sealed record StandIn(long PersonId, DateTimeOffset Since);
