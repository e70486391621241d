using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>The addresses that refuse marketing.</summary>
public interface IRefusalStore : IStore
{
    /// <summary>Those of these addresses of a channel that refuse already. At most 500 a call.</summary>
    Task<IReadOnlySet<string>> KnownAsync(NoticeChannel channel, IReadOnlyCollection<string> addresses);

    /// <summary>Adds refusals, none of which is there. At most 500 a call.</summary>
    Task AddAsync(IReadOnlyList<RefusedAddress> refusals);

    /// <summary>A refusal; null when the address does not refuse.</summary>
    Task<RefusedAddress?> FindAsync(NoticeChannel channel, string address);

    /// <summary>Takes a refusal back.</summary>
    Task RemoveAsync(NoticeChannel channel, string address);
}

/// <summary>The port's name in a transaction.</summary>
public static class RefusalStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>The addresses that refuse marketing.</summary>
        public IRefusalStore Refusals => session.Store<IRefusalStore>();
    }
}
