using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
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

    /// <summary>Nobody has to do anything while announcements are still to go out; afterwards operations tell those who were not reached.</summary>
    public override IEnumerable<OpeningAct> Acts(Blocker reason, LaunchFacts facts, DateTimeOffset now) =>
        IsStillToBeTold(facts) ? [] : [Mend(reason) with { Touches = null }];

    /// <inheritdoc/>
    public override bool ClearsByItself(Blocker reason, LaunchFacts facts) => IsStillToBeTold(facts);

    private static bool IsStillToBeTold(LaunchFacts facts) =>
        facts.Gates.Any(g => g.Name == GateNames.NoticeRelease && g.Status is GateStatus.Waiting) || facts.Batches.Any(b => b.Purpose is NoticePurpose.Announcement && !b.HasEnded);
}
