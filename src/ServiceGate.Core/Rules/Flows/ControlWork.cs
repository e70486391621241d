using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Steps;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>What work unproved controls of risks make: one piece for the owner, since and due when the first of them was.</summary>
internal static class ControlWork
{
    /// <summary>The work owed now.</summary>
    public static IEnumerable<WorkItem> Of(LaunchFacts facts, DateTimeOffset now) =>
        from overdue in ControlDues.Unproved(facts).Where(c => c.At <= now).Take(1)
        select new WorkItem(facts.Launch.Id, "controls-overdue", WorkKind.ProveControls, null, Assignees.Owner(facts.Launch), overdue.At, overdue.At);
}
