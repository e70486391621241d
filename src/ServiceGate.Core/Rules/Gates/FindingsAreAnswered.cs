using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.SignOffs;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>Whatever reviewers want mended is answered.</summary>
public sealed class FindingsAreAnswered : GateRule
{
    internal const string Open = "gate.finding-open";

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) =>
        from finding in OpenPoints.Findings(facts)
        select Blocker(Open, Owner(facts), "review", ("finding", finding.Id), ("section", finding.Section.Code()), ("text", finding.Text));

    /// <inheritdoc/>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now) => [Act(OpeningKind.Answer, reason, reason.Arguments["finding"])];
}
