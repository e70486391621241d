using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Flows;

namespace ServiceGate.Web.Views.Launches;

/// <summary>Reads when people were urged.</summary>
/// <param name="sessions">Opens readings.</param>
public sealed class UrgingReader(ISessionFactory sessions)
{
    /// <summary>When somebody was last urged to do each of these pieces of work; null where nobody was.</summary>
    /// <param name="work">Work of one launch.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset?>> LastAsync(IReadOnlyList<WorkItem> work, CancellationToken cancellation = default)
    {
        if (work.Count == 0) return new Dictionary<string, DateTimeOffset?>();
        await using var session = await sessions.ReadAsync(cancellation);
        var messages = await session.Messages.OfLaunchAsync(work[0].LaunchId);
        return work.ToDictionary(w => w.Key, w => Urging.Last(w, messages), StringComparer.Ordinal);
    }
}
