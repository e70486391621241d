using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>
/// A reminder before the latest moment of a gate that is still shut: it guards the customers' time (list not imported, text unconfirmed, duty not named), so it goes by the
/// clock to who is on duty. Asked of launches that began by <see cref="RuleSets.RemindersKeepWorkingHours"/> or later and are handed in; an emergency has no time ahead.
/// </summary>
/// <param name="Gate">The gate.</param>
/// <param name="Clock">By which clock it was counted: <c>clock</c>, or <c>working-hours</c>.</param>
/// <param name="At">When it is due.</param>
/// <param name="Latest">By when the gate must open to be of use.</param>
/// <param name="To">Whom it goes to.</param>
public sealed record GateReminder(string Gate, string Clock, DateTimeOffset At, DateTimeOffset Latest, IReadOnlyList<Assignee> To)
{
    /// <summary>The reminders of all gates that are shut now and may still open in time; those that were due before the gate was awaited are none.</summary>
    public static IEnumerable<GateReminder> Of(LaunchFacts facts, DateTimeOffset now) =>
        from gate in IsAsked(facts.Launch) ? facts.Gates.Where(g => g.Status is not GateStatus.Open) : []
        let latest = GateTimes.Latest(gate.Name, facts, now)
        where latest > now
        from reminder in Of(gate.Name, latest, facts)
        where reminder.At > gate.ChangedAt
        select reminder;

    /// <summary>The person's own position where the duty is named, operations otherwise; owner and head in the last working hours before a moment that lies outside them.</summary>
    private static IEnumerable<GateReminder> Of(string gate, DateTimeOffset latest, LaunchFacts facts)
    {
        var hours = facts.Checklist.GateReminderHours;
        yield return new(gate, "clock", latest.AddHours(-hours), latest, [.. OnDuty(facts)]);
        if (!facts.Calendar.IsWorkingTime(latest))
            yield return new(gate, "working-hours", facts.Calendar.SubtractWorkingHours(latest, hours), latest,
                [Assignees.Owner(facts.Launch), new(Role.DepartmentHead, facts.Launch.Department)]);
    }

    private static bool IsAsked(Launch launch) =>
        launch.RuleSet >= RuleSets.RemindersKeepWorkingHours && launch is { Result: null, HasEnded: false, Variant: not LaunchVariant.Emergency, Status: not LaunchStatus.Draft };

    private static IEnumerable<Assignee> OnDuty(LaunchFacts facts) =>
        facts.Duties.Select(d => d.PersonId).Distinct().Select(person => new Assignee(Role.Operations, PersonId: person)).DefaultIfEmpty(new(Role.Operations));
}
