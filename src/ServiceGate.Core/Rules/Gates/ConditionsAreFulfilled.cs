using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>Every condition under which somebody signed is fulfilled and confirmed.</summary>
public sealed class ConditionsAreFulfilled : GateRule
{
    internal const string Open = "gate.condition-open";
    internal const string Unconfirmed = "gate.condition-unconfirmed";

    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) =>
        from condition in OpenPoints.Conditions(facts)
        let open = condition.Status is FindingStatus.Open
        let who = open ? Owner(facts) : Assignees.Of(facts.Definition.Find(condition.Step), facts)
        select Blocker(open ? Open : Unconfirmed, who, "review", ("condition", condition.Id), ("text", condition.Text)) with { By = condition.DueAt };

    /// <summary>Whoever owes it fulfils it, and who set it confirms that.</summary>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now)
    {
        var id = reason.Arguments["condition"];
        var condition = OpenPoints.Conditions(facts).First(c => c.Id.ToString(CultureInfo.InvariantCulture) == id);
        if (reason.Rule == Open) yield return Act(OpeningKind.Answer, reason, id);
        yield return Act(OpeningKind.Confirm, reason with { Rule = Unconfirmed, Who = Assignees.Of(facts.Definition.Find(condition.Step), facts) }, id);
    }
}
