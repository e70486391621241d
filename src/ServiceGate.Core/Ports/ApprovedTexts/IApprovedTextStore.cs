using ServiceGate.Core.Facts.ApprovedTexts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Ports.ApprovedTexts;

/// <summary>Pre-approved texts and the words of their lists, in a transaction.</summary>
public interface IApprovedTextStore : IStore
{
    /// <summary>Adds a proposal. Of one version there is one.</summary>
    Task AddAsync(ApprovedText text);

    /// <summary>All versions of some units, of one kind or of all, by id.</summary>
    Task<IReadOnlyList<ApprovedText>> OfAsync(IReadOnlyCollection<long> units, LaunchKind? kind = null);

    /// <summary>Decides about a proposal that is open; false when it no longer is, or is none.</summary>
    Task<bool> DecideAsync(long id, bool approved, long by, DateTimeOffset at, string? note);

    /// <summary>Withdraws what was not withdrawn before; false when it was, or is none.</summary>
    Task<bool> WithdrawAsync(long id, long by, DateTimeOffset at);
}

/// <summary>The port's name in a transaction.</summary>
public static class ApprovedTextStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Pre-approved texts and the words of their lists.</summary>
        public IApprovedTextStore ApprovedTexts => session.Store<IApprovedTextStore>();
    }
}
