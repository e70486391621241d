using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.Trials;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>What work unfixed findings of trials make: one piece for the owner, since and due when the first of them was.</summary>
internal static class FindingWork
{
    /// <summary>The work owed now.</summary>
    public static IEnumerable<WorkItem> Of(LaunchFacts facts, DateTimeOffset now) =>
        from overdue in FindingDues.Open(facts).Where(f => f.At <= now).Take(1)
        select new WorkItem(facts.Launch.Id, "findings-overdue", WorkKind.FixFindings, null, Assignees.Owner(facts.Launch), overdue.At, overdue.At);
}
