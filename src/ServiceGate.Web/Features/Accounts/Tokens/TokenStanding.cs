using ServiceGate.Core.Facts.Tokens;

namespace ServiceGate.Web.Features.Accounts.Tokens;

/// <summary>How a token stands, by which the list of one's tokens is narrowed.</summary>
internal static class TokenStanding
{
    private const string Valid = "valid", Expired = "expired", Withdrawn = "withdrawn";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Valid, Expired, Withdrawn];

    /// <summary>That of a token; one that was withdrawn stays so, whenever it would have expired.</summary>
    public static string Of(ApiToken token, DateTimeOffset now) => token.WithdrawnAt is not null ? Withdrawn : token.ExpiresAt <= now ? Expired : Valid;
}
