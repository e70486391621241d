namespace ServiceGate.Core.Facts.Tokens;

/// <summary>A token with which a program speaks for a person. Only the hash of its secret is kept.</summary>
/// <param name="Id">Id; part of the token's text.</param>
/// <param name="PersonId">For whom it speaks; it may do what that person may do at the moment of use.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="SecretHash">SHA-256 of the secret, 64 hexadecimal digits.</param>
/// <param name="Scopes">What it may be used for: <c>read</c>, <c>write</c>.</param>
/// <param name="CreatedAt">Since when, machine time.</param>
/// <param name="ExpiresAt">Until when, machine time.</param>
/// <param name="WithdrawnAt">When it was withdrawn, machine time; null while it was not.</param>
/// <param name="LastUsedAt">When it was last used, machine time, to within some minutes; null when never.</param>
public sealed record ApiToken(
    long Id, long PersonId, string Name, string SecretHash, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? WithdrawnAt = null, DateTimeOffset? LastUsedAt = null);

/// <summary>The names of what tokens may be used for.</summary>
public static class TokenScopes
{
    /// <summary>Look at what the person may see.</summary>
    public const string Read = "read";

    /// <summary>Give commands.</summary>
    public const string Write = "write";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Read, Write];
}
