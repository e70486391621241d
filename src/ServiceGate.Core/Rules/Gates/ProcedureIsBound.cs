using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>
/// A launch with hold points has its operation procedure (操作方案) attached, in a version: reviewers sign its hash with the launch itself, so that an exchanged one shuts the gate until it is signed again.
/// </summary>
public sealed class ProcedureIsBound : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now)
    {
        if (HoldPoints.IsAsked(facts) && !HoldPoints.Procedures(facts).Any()) yield return Blocker("gate.procedure-missing", Owner(facts), "attachments");
    }

    /// <summary>It is attached to the launch itself, whose section it changes.</summary>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now) => [Mend(reason) with { Touches = Section.Launch }];
}
