using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Rules.Concerns;

/// <summary>By when the service concerns of a launch are answered, where its checklist says so. What is overdue is work of the owner and shuts no gate. Asked of launches begun by <see cref="RuleSets.ConcernsAreDue"/> or later.</summary>
public static class ConcernDues
{
    /// <summary>When a concern is due; null: the checklist does not say, or the launch is not asked.</summary>
    public static DateTimeOffset? Of(Concern concern, LaunchFacts facts) => facts.Launch.RuleSet < RuleSets.ConcernsAreDue || concern.Due is not { } due ? null
        : (due.Milestone is ConcernMilestone.Window ? facts.Launch.Window.Start : GateTimes.GoAhead(facts)).AddDays(-due.Days);

    /// <summary>The unanswered ones that have a due time, with it, soonest first; none once the launch has a result.</summary>
    public static IEnumerable<(string Concern, DateTimeOffset At)> Unanswered(LaunchFacts facts) => facts.Launch is not { Result: null, HasEnded: false } ? [] :
        from concern in facts.Checklist.Concerns
        where !facts.Items.Any(i => i.Section is Section.Concerns && i.Key == concern.Id)
        let at = Of(concern, facts)
        where at is not null
        orderby at
        select (concern.Id, at.Value);
}
