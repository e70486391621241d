using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>Somebody is named for every position on duty during the window (值守).</summary>
public sealed class DutyIsConfirmed : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now)
    {
        var open = facts.Checklist.Duties.Where(d => !facts.Duties.Any(a => a.Duty == d.Code)).Select(d => d.Code).ToList();
        if (open.Count > 0) yield return Blocker("gate.duty-not-confirmed", Operations, "duty", ("duty", string.Join(",", open)));
    }

    /// <summary>All positions are named at once.</summary>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now) => [Act(OpeningKind.Name, reason, "duty")];
}
