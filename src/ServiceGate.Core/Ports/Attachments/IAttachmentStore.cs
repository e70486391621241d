using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Ports.Attachments;

/// <summary>What is attached to launches, in a transaction.</summary>
public interface IAttachmentStore : IStore
{
    /// <summary>Everything that is or was attached to a launch, by id.</summary>
    Task<IReadOnlyList<Attachment>> OfAsync(long launchId);

    /// <summary>Everything that refers or referred to content, of all launches, by id.</summary>
    Task<IReadOnlyList<Attachment>> OfContentAsync(string hash);

    /// <summary>Attaches something.</summary>
    Task AddAsync(Attachment attachment);

    /// <summary>Writes down that something was taken out.</summary>
    /// <param name="attachment">The attachment, with who took it out and when.</param>
    /// <exception cref="ConcurrentChangeException">It was taken out before; the command is retried.</exception>
    Task RemoveAsync(Attachment attachment);
}

/// <summary>The port's name in a transaction.</summary>
public static class AttachmentStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>What is attached to launches.</summary>
        public IAttachmentStore Attachments => session.Store<IAttachmentStore>();
    }
}
