using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Web.Api;

namespace ServiceGate.Web.Features.Accounts.Tokens;

/// <summary>A token, without its secret.</summary>
/// <param name="Id">Its id, which is part of its text.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Scopes">What it may be used for: read, write.</param>
/// <param name="CreatedAt">Since when, by the machine's clock.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="WithdrawnAt">When it was withdrawn.</param>
/// <param name="LastUsedAt">When it was last used, to within ten minutes.</param>
public sealed record TokenDocument(
    long Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? WithdrawnAt, DateTimeOffset? LastUsedAt)
{
    internal static TokenDocument Of(ApiToken token) => new(token.Id, token.Name, token.Scopes, token.CreatedAt, token.ExpiresAt, token.WithdrawnAt, token.LastUsedAt);
}

/// <summary>A token to be made.</summary>
/// <param name="Name">What its owner calls it, at most 100 characters.</param>
/// <param name="Scopes">What it may be used for: read, write or both.</param>
/// <param name="Days">For how many days it is good, 1 to 366.</param>
/// <param name="Password">The caller's password.</param>
/// <param name="Code">A code of the caller's second factor, where there is one.</param>
[BodyExample("""{"name":"热线系统","scopes":["read"],"days":30,"password":"your password","code":"123456"}""")]
public sealed record TokenInput(string? Name = null, IReadOnlyList<string>? Scopes = null, int? Days = null, string? Password = null, string? Code = null)
{
    /// <summary>Without what is secret, so that it cannot slip into a log.</summary>
    public override string ToString() => $"token {Name}";
}

/// <summary>A token was made. Its text stands in this answer and nowhere else.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Token">What a program sends as `Authorization: Bearer …`.</param>
/// <param name="ExpiresAt">Until when it is good, by the machine's clock.</param>
public sealed record TokenMade(long Id, string Token, DateTimeOffset ExpiresAt)
{
    /// <summary>Without the token, so that it cannot slip into a log.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"token {Id}");
}

/// <summary>A token was withdrawn.</summary>
/// <param name="Token">Its id.</param>
public sealed record TokenWithdrawn(long Token);
