using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Rosters;

/// <summary>In which role somebody is on duty (值班岗).</summary>
public enum DutyRole
{
    /// <summary>Leads the shift of a city, a province or the group (值班长).</summary>
    [JsonStringEnumMemberName("duty-manager")] DutyManager,

    /// <summary>Leads the shift of customer service (客服值班长).</summary>
    [JsonStringEnumMemberName("customer-service-duty-manager")] CustomerServiceDutyManager,
}

/// <summary>A time in which somebody is on duty for a unit and everything below it (值班班次). The phone number is kept apart, since it goes earlier.</summary>
/// <param name="Id">Id.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="PersonId">Who is on duty.</param>
/// <param name="Role">In which role.</param>
/// <param name="From">Its first moment.</param>
/// <param name="Until">The moment at which it is over; not part of it.</param>
/// <param name="PutBy">Who put the person on the roster.</param>
/// <param name="PutAt">When.</param>
/// <param name="RemovedAt">When it was taken off the roster; null: it was not.</param>
/// <param name="RemovedBy">Who took it off.</param>
public sealed record DutyShift(
    long Id, long UnitId, long PersonId, DutyRole Role, DateTimeOffset From, DateTimeOffset Until, long PutBy, DateTimeOffset PutAt, DateTimeOffset? RemovedAt = null, long? RemovedBy = null)
{
    /// <summary>Whether somebody is on duty by it at a moment.</summary>
    public bool HoldsAt(DateTimeOffset moment) => From <= moment && moment < Until && !(RemovedAt <= moment);

    /// <summary>Whether it and a time have a moment in common.</summary>
    public bool Meets(DateTimeOffset from, DateTimeOffset until) => From < until && from < Until;
}
