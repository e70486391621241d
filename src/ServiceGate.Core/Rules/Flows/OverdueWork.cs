using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Trials;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>
/// What work it makes that something of a dossier was promised with a day and is not proved when that is over: controls of risks, what channels have to have ready, fixes of what trials found. One piece for the
/// owner of each kind, since and due when the first of them was.
/// </summary>
public static class OverdueWork
{
    /// <summary>The work owed now.</summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    internal static IEnumerable<WorkItem> Of(LaunchFacts facts, DateTimeOffset now) =>
        from kind in Kinds(facts)
        from at in kind.Ends.Where(at => at <= now).Take(1)
        select new WorkItem(facts.Launch.Id, kind.Key, kind.Work, null, Assignees.Owner(facts.Launch), at, at);

    /// <summary>The moments at which something more is overdue.</summary>
    /// <param name="facts">The launch's facts.</param>
    public static IEnumerable<DateTimeOffset> Moments(LaunchFacts facts) => Kinds(facts).SelectMany(kind => kind.Ends);

    private static IEnumerable<(string Key, WorkKind Work, IEnumerable<DateTimeOffset> Ends)> Kinds(LaunchFacts facts) =>
    [
        ("controls-overdue", WorkKind.ProveControls, ControlDues.Unproved(facts).Select(c => c.At)),
        ("elements-overdue", WorkKind.ProveElements, ElementDues.Unproved(facts).Select(e => e.At)),
        ("findings-overdue", WorkKind.FixFindings, FindingDues.Open(facts).Select(f => f.At)),
    ];
}
