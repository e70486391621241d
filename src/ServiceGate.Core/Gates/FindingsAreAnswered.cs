using ServiceGate.Core.Content;
using ServiceGate.Core.Launches;
using ServiceGate.Core.SignOffs;

namespace ServiceGate.Core.Gates;

/// <summary>Whatever reviewers want mended is answered.</summary>
public sealed class FindingsAreAnswered : GateRule
{
    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now) =>
        from finding in SignOffRules.OpenFindings(facts)
        select Blocker("gate.finding-open", Owner(facts), "review", ("finding", finding.Id), ("section", finding.Section.Code()), ("text", finding.Text));
}
