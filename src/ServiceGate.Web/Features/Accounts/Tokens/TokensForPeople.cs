using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Web.Features.Accounts.Tokens;

/// <summary>Issues API tokens for people of a played story or a demonstration, whose programs run beside the server.</summary>
/// <param name="sessions">Finds the people.</param>
/// <param name="tokens">Issues tokens.</param>
internal sealed class TokensForPeople(ISessionFactory sessions, ApiTokens tokens)
{
    /// <summary>
    /// Issues a token, to read and write, for each person. Called again it issues others, since a token is shown only once, and withdraws those of that name
    /// before: what nobody has any more opens nothing.
    /// </summary>
    /// <param name="userNames">Sign-in names.</param>
    /// <param name="name">What the tokens are called.</param>
    /// <param name="lifetime">How long they are good.</param>
    /// <param name="cancellation">Ends it; what was issued so far stays.</param>
    /// <returns>Tokens by sign-in name.</returns>
    /// <exception cref="InvalidDataException">The organisation has no such person.</exception>
    public async Task<IReadOnlyDictionary<string, string>> IssueAsync(IEnumerable<string> userNames, string name, TimeSpan lifetime, CancellationToken cancellation)
    {
        var issued = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var userName in userNames.Distinct(StringComparer.Ordinal))
        {
            var person = await PersonAsync(userName, cancellation);
            await WithdrawAsync(person, name, cancellation);
            var token = await tokens.IssueAsync(person, name, TokenScopes.All, lifetime, $"{name}-token-{Guid.NewGuid():N}", cancellation: cancellation);
            issued[userName] = token.Required().Text;
        }
        return issued;
    }

    private async Task WithdrawAsync(long person, string name, CancellationToken cancellation)
    {
        foreach (var token in (await tokens.OfPersonAsync(person, cancellation)).Where(t => t.Name == name && t.WithdrawnAt is null))
            await tokens.WithdrawAsync(person, token.Id, $"{name}-withdrawal-{Guid.NewGuid():N}", cancellation);
    }

    private async Task<long> PersonAsync(string userName, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return (await session.Organisation.FindPersonAsync(userName))?.Id ?? throw new InvalidDataException($"The organisation has nobody called {userName}.");
    }
}
