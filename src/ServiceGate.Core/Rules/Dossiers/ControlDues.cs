using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Dossiers;

/// <summary>
/// By when the controls of a launch's risks are in place: until the day that each names is over, by the clock of the launch's unit. One that is not proved by then is overdue: work of the owner, which shuts no
/// gate, since the risk counts as it was without it anyway. Asked of launches begun by <see cref="RuleSets.DiscountsNeedControls"/> or later.
/// </summary>
public static class ControlDues
{
    /// <summary>The controls that are still to be proved, with the end of their day, soonest first; none once the launch has a result. One that was given up is not waited for.</summary>
    public static IEnumerable<(string Risk, DateTimeOffset At)> Unproved(LaunchFacts facts)
    {
        if (!facts.RiskRule.AsksControls || facts.Launch is not { Result: null, HasEnded: false } || facts.Tree.Find(facts.Launch.UnitId) is not { } unit) return [];
        var zone = LocalTimes.Zone(unit.TimeZone);
        return from risk in facts.Contents<Risk>(Section.Risks)
               from control in risk.Content.ControlRecords ?? []
               where !control.IsProved() && control.State is not ControlState.Failed
               let day = Days.Find(control.Due)
               where day is not null
               let at = LocalTimes.StartOfDay(day.Value.AddDays(1), zone)
               orderby at
               select (risk.Key, at);
    }
}
