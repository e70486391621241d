using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Tokens;

/// <summary>Everybody issues tokens for himself or herself. The secret is made and shown outside; here only its hash arrives.</summary>
/// <param name="Name">What its owner calls it, at most 100 characters.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="SecretHash">SHA-256 of the secret.</param>
/// <param name="At">Now, machine time.</param>
/// <param name="ExpiresAt">Until when, machine time: at most <see cref="MostDays"/> days.</param>
/// <param name="MostLive">How many that are still good the person may have with this one; null: as many as wanted, for the host's own.</param>
[CommandName("IssueToken"), Members("name", "scopes", "secretHash", "at", "expiresAt", "mostLive")]
public sealed record IssueToken(
    string? Name, IReadOnlyList<string>? Scopes, string SecretHash, DateTimeOffset At, DateTimeOffset ExpiresAt, int? MostLive = null) : Command<TokenIssued>
{
    /// <summary>For how many days a token is good at the most.</summary>
    public const int MostDays = 366;

    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<TokenIssued>> ExecuteAsync(CommandContext context)
    {
        if (await context.Session.Organisation.FindPersonAsync(context.Actor.PersonId) is not { } person) return Refused.Forbidden("actor.unknown");
        var scopes = TokenScopes.All.Where(s => Scopes?.Contains(s, StringComparer.Ordinal) == true).ToList();
        var check = new Check().Text(Name, "name", 100)
            .That(scopes.Count > 0 && scopes.Count == Scopes!.Count, "token.scopes", "scopes")
            .That(ExpiresAt > At && ExpiresAt <= At.AddDays(MostDays), "token.expiry", "expiresAt", ("days", MostDays));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (MostLive is { } most && (await context.Session.Tokens.OfPersonAsync(person.Id)).Count(t => t.WithdrawnAt is null && t.ExpiresAt > At) >= most)
            return Refused.Conflict("token.too-many", null, ("most", most));

        var token = new ApiToken(await context.Session.NextIdAsync(), person.Id, Name!.Trim(), SecretHash, scopes, At, ExpiresAt);
        await context.Session.Tokens.AddAsync(token);
        context.Audit(null, "token.issued", new { token = token.Id, userName = person.UserName, scopes = scopes, expiresAt = ExpiresAt.ToUnixTimeMilliseconds() });
        return new TokenIssued(token.Id);
    }
}

/// <summary>A token was issued.</summary>
/// <param name="Id">Its id.</param>
[Members("id")]
public sealed record TokenIssued(long Id);
