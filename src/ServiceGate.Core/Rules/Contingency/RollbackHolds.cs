using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Contingency;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.Core.Rules.Contingency;

/// <summary>Many customers who want to go back are a sign: then nobody else is told or moved until somebody has looked.</summary>
public static class RollbackHolds
{
    /// <summary>What messages about it are about, in place of a step.</summary>
    public const string About = "rollback";

    /// <summary>From how many within an hour on what comes next is held; more than the share, and at least so many.</summary>
    /// <param name="facts">The launch's facts.</param>
    public static long From(LaunchFacts facts)
    {
        var share = (facts.Audience?.Count ?? 0) * (long)facts.Checklist.RollbackHoldPercent / 100;
        return Math.Max(share + 1, facts.Checklist.RollbackHoldLeast);
    }

    /// <summary>Whether so many uses hold what comes next.</summary>
    /// <param name="uses">The uses, that of now included.</param>
    /// <param name="facts">The launch's facts.</param>
    public static bool Holds(RollbackUses uses, LaunchFacts facts) => uses.LastHour >= From(facts);

    /// <summary>Whether notices of a purpose wait while it is held: what would draw more customers in. What those who were told are owed goes on.</summary>
    /// <param name="launch">The launch.</param>
    /// <param name="purpose">The notice's purpose.</param>
    public static bool Waits(Launch launch, NoticePurpose purpose) => launch.RollbacksHeldAt is not null && (purpose is NoticePurpose.Announcement or NoticePurpose.Outreach);
}
