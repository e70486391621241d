using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.InMemory;

internal sealed class MemoryTokens(MemorySession session) : ITokenStore
{
    public Task<ApiToken?> FindAsync(long tokenId) => Task.FromResult(session.State.Tokens.GetValueOrDefault(tokenId));

    public Task<IReadOnlyList<ApiToken>> OfPersonAsync(long personId) =>
        Task.FromResult<IReadOnlyList<ApiToken>>([.. session.State.Tokens.Values.Where(t => t.PersonId == personId).Reverse()]);

    public Task AddAsync(ApiToken token)
    {
        session.State = session.State with { Tokens = session.State.Tokens.Add(token.Id, token) };
        return Task.CompletedTask;
    }

    public Task<bool> WithdrawAsync(long tokenId, DateTimeOffset at)
    {
        if (session.State.Tokens.GetValueOrDefault(tokenId) is not { WithdrawnAt: null } token) return Task.FromResult(false);
        session.State = session.State with { Tokens = session.State.Tokens.SetItem(tokenId, token with { WithdrawnAt = at }) };
        return Task.FromResult(true);
    }

    public async Task<int> WithdrawAllAsync(long personId, DateTimeOffset at)
    {
        var count = 0;
        foreach (var token in await OfPersonAsync(personId))
            if (await WithdrawAsync(token.Id, at)) count++;
        return count;
    }

    public Task TouchAsync(long tokenId, DateTimeOffset at)
    {
        if (session.State.Tokens.GetValueOrDefault(tokenId) is { } token)
            session.State = session.State with { Tokens = session.State.Tokens.SetItem(tokenId, token with { LastUsedAt = at }) };
        return Task.CompletedTask;
    }
}
