using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.SignOffs;

namespace ServiceGate.Core.Rules.SignOffs;

/// <summary>What reviewers still wait for.</summary>
public static class OpenPoints
{
    /// <summary>What reviewers want mended and nobody has answered.</summary>
    public static IEnumerable<Finding> Findings(LaunchFacts facts) =>
        facts.Findings.Where(f => f.Kind is FindingKind.Finding && f.Status is FindingStatus.Open);

    /// <summary>Conditions under which somebody signed, that are not yet confirmed as fulfilled.</summary>
    public static IEnumerable<Finding> Conditions(LaunchFacts facts) =>
        facts.Findings.Where(f => f.Kind is FindingKind.Condition && f.Status is not FindingStatus.Settled);
}
