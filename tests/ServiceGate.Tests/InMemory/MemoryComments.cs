using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Ports.Concerns;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryComments(MemorySession session) : ICommentStore
{
    public Task<IReadOnlyList<ConcernComment>> OfAsync(long launchId) =>
        Task.FromResult<IReadOnlyList<ConcernComment>>([.. session.State.Comments.Values.Where(c => c.LaunchId == launchId)]);

    public Task<int> CountAsync(long launchId) => Task.FromResult(session.State.Comments.Values.Count(c => c.LaunchId == launchId));

    public Task AddAsync(ConcernComment comment)
    {
        session.State = session.State with { Comments = session.State.Comments.Add(comment.Id, comment) };
        return Task.CompletedTask;
    }
}
