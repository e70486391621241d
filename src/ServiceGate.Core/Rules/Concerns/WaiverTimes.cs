using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Concerns;

namespace ServiceGate.Core.Rules.Concerns;

/// <summary>
/// When time does something to a waiver: some working hours before its end those whom it concerns are reminded, and at its end the gate shuts.
/// </summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="RemindAt">When they are reminded.</param>
public sealed record WaiverTimes(ConcernWaiver Waiver, DateTimeOffset RemindAt)
{
    /// <summary>Those of the waivers that count now and have not ended.</summary>
    public static IEnumerable<WaiverTimes> Of(LaunchFacts facts, DateTimeOffset now) =>
        from waiver in facts.Launch is { Result: null, HasEnded: false } ? WaiverRules.Counting(facts) : []
        where waiver.Until > now
        select new WaiverTimes(waiver, facts.Calendar.SubtractWorkingHours(waiver.Until, facts.Checklist.WaiverReminderHours));
}
