using ServiceGate.Core.Launches;
using ServiceGate.Core.SignOffs;

namespace ServiceGate.Core.Gates;

/// <summary>Every condition under which somebody signed is fulfilled and confirmed.</summary>
public sealed class ConditionsAreFulfilled : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) =>
        from condition in SignOffRules.OpenConditions(facts)
        let open = condition.Status is FindingStatus.Open
        let who = open ? Owner(facts) : Clearers.Of(facts.Definition.Find(condition.Step), facts)
        select Blocker(open ? "gate.condition-open" : "gate.condition-unconfirmed", who, "review", ("condition", condition.Id), ("text", condition.Text)) with { By = condition.DueAt };
}
