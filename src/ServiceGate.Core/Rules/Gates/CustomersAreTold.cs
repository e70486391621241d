using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Gates;

namespace ServiceGate.Core.Rules.Gates;

/// <summary>As many of the affected customers were told as the checklist's percentage says.</summary>
public sealed class CustomersAreTold : GateRule
{
    /// <inheritdoc/>
    public override bool IsAskedOfNotices => false;

    /// <inheritdoc/>
    public override IEnumerable<Blocker> Find(LaunchFacts facts, DateTimeOffset now)
    {
        var count = facts.Audience?.Count ?? 0;
        if (count > 0 && (long)facts.Launch.ToldCount * 100 < (long)count * facts.Checklist.CoveragePercent)
            yield return Blocker("gate.coverage-too-low", Operations, "notices",
                ("told", facts.Launch.ToldCount), ("customers", count), ("percent", facts.Checklist.CoveragePercent));
    }
}
