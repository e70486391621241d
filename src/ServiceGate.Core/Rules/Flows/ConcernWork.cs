using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Rules.Concerns;
using ServiceGate.Core.Rules.Steps;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>What work unanswered concerns make: one piece for the owner, since and due when the first of them was.</summary>
internal static class ConcernWork
{
    /// <summary>The key of that piece of work.</summary>
    public const string Key = "concerns-overdue";

    /// <summary>The work owed now.</summary>
    public static IEnumerable<WorkItem> Of(LaunchFacts facts, DateTimeOffset now) =>
        from overdue in ConcernDues.Unanswered(facts).Where(c => c.At <= now).Take(1)
        select new WorkItem(facts.Launch.Id, Key, WorkKind.AnswerConcerns, null, Assignees.Owner(facts.Launch), overdue.At, overdue.At);
}
