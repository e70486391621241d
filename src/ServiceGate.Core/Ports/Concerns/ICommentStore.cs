using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Ports.Concerns;

/// <summary>Comments on service concerns, in a transaction. They are only added.</summary>
public interface ICommentStore : IStore
{
    /// <summary>Every comment on a launch's concerns, oldest first.</summary>
    Task<IReadOnlyList<ConcernComment>> OfAsync(long launchId);

    /// <summary>How many comments a launch's concerns have.</summary>
    Task<int> CountAsync(long launchId);

    /// <summary>Adds one.</summary>
    Task AddAsync(ConcernComment comment);
}

/// <summary>The port's name in a transaction.</summary>
public static class CommentStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Comments on service concerns.</summary>
        public ICommentStore Comments => session.Store<ICommentStore>();
    }
}
