using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Steps;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>What work elements of scripts that are not ready in time make: one piece for the owner, since and due when the first of them was.</summary>
internal static class ElementWork
{
    /// <summary>The work owed now.</summary>
    public static IEnumerable<WorkItem> Of(LaunchFacts facts, DateTimeOffset now) =>
        from overdue in ElementDues.Unproved(facts).Where(e => e.At <= now).Take(1)
        select new WorkItem(facts.Launch.Id, "elements-overdue", WorkKind.ProveElements, null, Assignees.Owner(facts.Launch), overdue.At, overdue.At);
}
