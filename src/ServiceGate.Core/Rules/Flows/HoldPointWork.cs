using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Launches;

namespace ServiceGate.Core.Rules.Flows;

/// <summary>The hold point whose turn it is is work of operations, by its own time.</summary>
internal static class HoldPointWork
{
    /// <summary>The work owed now.</summary>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="since">Since when a piece of work is owed, by its key.</param>
    public static IEnumerable<WorkItem> Of(LaunchFacts facts, Func<string, DateTimeOffset> since)
    {
        if (!HoldPoints.AreOpen(facts) || HoldPoints.Next(facts) is not { } next) yield break;
        var key = $"hold-point:{next.Code}";
        yield return new(facts.Launch.Id, key, WorkKind.TickHoldPoint, null, new(Role.Operations), since(key), next.At);
    }
}
