using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Rules.Dossiers;

/// <summary>
/// By when the controls of a launch's risks are in place. One that is not proved by then is overdue: work of the owner, which shuts no gate, since the risk counts as it was without it anyway. Asked of launches begun
/// by <see cref="RuleSets.DiscountsNeedControls"/> or later.
/// </summary>
public static class ControlDues
{
    /// <summary>The risks of controls that are still to be proved, with the end of the control's day, soonest first. One that was given up is not waited for.</summary>
    public static IEnumerable<(string Risk, DateTimeOffset At)> Unproved(LaunchFacts facts) => !facts.RiskRule.AsksControls ? [] : PromisedDays.Ends(facts,
        from risk in facts.Contents<Risk>(Section.Risks)
        from control in risk.Content.ControlRecords ?? []
        where !control.IsProved() && control.State is not ControlState.Failed
        select (risk.Key, (string?)control.Due));
}
