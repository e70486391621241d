using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>Checks after the work are work of operations, by the first one's time; what has failed or is late may be settled by service quality.</summary>
internal static class PostCheckWork
{
    /// <summary>The work owed now.</summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="since">Since when a piece of work is owed, by its key.</param>
    /// <param name="now">Business time.</param>
    public static IEnumerable<WorkItem> Of(LaunchFacts facts, Func<string, DateTimeOffset> since, DateTimeOffset now)
    {
        if (!PostChecks.AreOpen(facts)) yield break;
        var open = PostChecks.Of(facts).Where(c => !c.IsDone).ToList();
        if (open.Count == 0) yield break;
        yield return new(facts.Launch.Id, "post-checks", WorkKind.ProvePostChecks, null, new(Role.Operations), since("post-checks"), open.Min(c => c.DueAt));
        if (open.Any(c => c.HasFailed || c.DueAt <= now))
            yield return new(facts.Launch.Id, "post-checks:settle", WorkKind.SettlePostChecks, null, PostChecks.Seat, since("post-checks:settle"), open.Min(c => c.DueAt));
    }
}
