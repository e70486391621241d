using ServiceGate.Core.Facts.Tokens;

namespace ServiceGate.Core.Ports.Stores;

/// <summary>The tokens of a transaction.</summary>
public interface ITokenStore : IStore
{
    /// <summary>A token, also an expired or withdrawn one; null when there is none.</summary>
    Task<ApiToken?> FindAsync(long tokenId);

    /// <summary>The tokens of a person, newest first.</summary>
    Task<IReadOnlyList<ApiToken>> OfPersonAsync(long personId);

    /// <summary>Adds a token.</summary>
    Task AddAsync(ApiToken token);

    /// <summary>Withdraws a token; false when there is none or it was withdrawn before.</summary>
    Task<bool> WithdrawAsync(long tokenId, DateTimeOffset at);

    /// <summary>Withdraws all tokens of a person that were not withdrawn before.</summary>
    /// <returns>How many.</returns>
    Task<int> WithdrawAllAsync(long personId, DateTimeOffset at);

    /// <summary>Notes that a token was used.</summary>
    Task TouchAsync(long tokenId, DateTimeOffset at);
}

/// <summary>The port's name in a transaction.</summary>
public static class TokenStoreName
{
    extension(ICommandSession session)
    {
        /// <summary>Tokens of programs.</summary>
        public ITokenStore Tokens => session.Store<ITokenStore>();
    }
}
