using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Times;

/// <summary>
/// The hours in which no customer is disturbed (免打扰时段): outside <see cref="TimeBand.Daytime"/>, 08:00 to 20:00. What is urgent goes out all the same
/// (<see cref="NoticePurposes.IsUrgent"/>: emergencies and their progress); any other step of a plan only where it says so and gives a reason, the step's
/// <see cref="NoticeStep.DeviationReason"/>, which is signed with the plan.
/// </summary>
public static class QuietHours
{
    /// <summary>Whether something may leave now.</summary>
    /// <param name="ignored">Whether it goes out at night too.</param>
    /// <param name="now">Business time.</param>
    /// <param name="zone">Whose night it is.</param>
    public static bool Allow(bool ignored, DateTimeOffset now, TimeZoneInfo zone) => ignored || TimeBand.Daytime.Contains(now, zone);

    /// <summary>The first moment, not before a given one, at which something may leave.</summary>
    /// <param name="ignored">Whether it goes out at night too.</param>
    /// <param name="at">The moment from which on it could.</param>
    /// <param name="zone">Whose night it is.</param>
    public static DateTimeOffset Over(bool ignored, DateTimeOffset at, TimeZoneInfo zone) => ignored ? at : TimeBand.Daytime.AtOrAfter(at, zone);
}
