using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Ports.Concerns;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Features.Comments;

/// <summary>Reads the comments on a launch's concerns, which somebody may see, once for each request.</summary>
/// <param name="sessions">Opens readings.</param>
internal sealed class CommentReader(ISessionFactory sessions)
{
    private readonly Dictionary<long, Task<IReadOnlyList<ConcernComment>>> _read = [];

    /// <summary>All of them, oldest first.</summary>
    public Task<IReadOnlyList<ConcernComment>> OfAsync(LaunchView view, CancellationToken cancellation)
    {
        if (!_read.TryGetValue(view.Launch.Id, out var read)) _read[view.Launch.Id] = read = ReadAsync(view.Launch.Id, cancellation);
        return read;
    }

    private async Task<IReadOnlyList<ConcernComment>> ReadAsync(long launchId, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.Comments.OfAsync(launchId);
    }
}
