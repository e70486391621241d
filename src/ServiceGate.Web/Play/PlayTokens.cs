using ServiceGate.Core.Commands;
using ServiceGate.Core.Tokens;
using ServiceGate.Web.Tokens;

namespace ServiceGate.Web.Play;

/// <summary>API tokens for the actors of a story.</summary>
internal static class PlayTokens
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Issues a token for each actor. Each start of a playing issues its own, since a token is shown only once.</summary>
    /// <exception cref="InvalidDataException">The organisation has no such person.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> IssueAsync(IServiceProvider services, IEnumerable<string> userNames, CancellationToken cancellation)
    {
        var (tokens, issuer) = (new Dictionary<string, string>(StringComparer.Ordinal), services.GetRequiredService<ApiTokens>());
        foreach (var userName in userNames.Distinct(StringComparer.Ordinal))
        {
            var person = await PersonAsync(services, userName, cancellation);
            var issued = await issuer.IssueAsync(person, "play", [TokenScopes.Read, TokenScopes.Write], Lifetime, $"play-token-{Guid.NewGuid():N}", cancellation);
            tokens[userName] = issued.Required().Text;
        }
        return tokens;
    }

    private static async Task<long> PersonAsync(IServiceProvider services, string userName, CancellationToken cancellation)
    {
        await using var session = await services.GetRequiredService<ISessionFactory>().ReadAsync(cancellation);
        return (await session.Organisation.FindPersonAsync(userName))?.Id ?? throw new InvalidDataException($"The organisation has nobody called {userName}.");
    }
}
