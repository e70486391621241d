using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Tokens;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Web.Features.Accounts.Tokens;

/// <summary>A token that was just issued.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What a program sends. It is shown now and never again.</param>
/// <param name="ExpiresAt">Until when it is good, machine time.</param>
public sealed record IssuedToken(long Id, string Text, DateTimeOffset ExpiresAt);

/// <summary>What a look at a token has shown: whom it speaks for, or the rule it breaks.</summary>
/// <param name="Token">The token; null when it is not accepted.</param>
/// <param name="Actor">For whom it speaks.</param>
/// <param name="Rule">The rule that it breaks.</param>
public sealed record TokenCheck(ApiToken? Token, Actor? Actor, string? Rule);

/// <summary>Issues, lists, withdraws and checks the tokens of programs. They last by the machine's clock.</summary>
/// <param name="sessions">Opens transactions.</param>
/// <param name="runner">Carries commands out.</param>
/// <param name="machine">The machine's clock.</param>
public sealed class ApiTokens(ISessionFactory sessions, CommandRunner runner, TimeProvider machine)
{
    /// <summary>How exactly the last use is noted: each note is a write.</summary>
    private static readonly TimeSpan UseNotedEvery = TimeSpan.FromMinutes(10);

    /// <summary>Issues a token for a person, who asks for it.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="name">What the person calls it.</param>
    /// <param name="scopes">What it may be used for (<see cref="TokenScopes"/>).</param>
    /// <param name="lifetime">How long it is good, at most 366 days.</param>
    /// <param name="commandId">The command's id. Given again it is refused: the secret cannot be shown a second time.</param>
    /// <param name="mostLive">How many good ones the person may have; null: any number.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<IssuedToken>> IssueAsync(
        long personId, string? name, IReadOnlyList<string>? scopes, TimeSpan lifetime, string commandId, int? mostLive = null, CancellationToken cancellation = default)
    {
        var (secret, now) = (TokenText.NewSecret(), machine.GetUtcNow());
        var outcome = await runner.RunAsync(new IssueToken(name, scopes, TokenText.HashOf(secret), now, now + lifetime, mostLive), personId, commandId, cancellation);
        return outcome.Value is { } issued
            ? new IssuedToken(issued.Id, new TokenText(issued.Id, secret).Write(), now + lifetime)
            : new Refused(outcome.Refusal!.Value, outcome.Violations);
    }

    /// <summary>The tokens of a person, newest first, also expired and withdrawn ones.</summary>
    public async Task<IReadOnlyList<ApiToken>> OfPersonAsync(long personId, CancellationToken cancellation = default)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await session.Tokens.OfPersonAsync(personId);
    }

    /// <summary>Withdraws a token.</summary>
    public Task<Outcome<Nothing>> WithdrawAsync(long personId, long tokenId, string commandId, CancellationToken cancellation = default) =>
        runner.RunAsync(new WithdrawToken(tokenId), personId, commandId, cancellation);

    /// <summary>Looks at a token that was sent. Only whoever knows the secret learns that a token has expired or was withdrawn.</summary>
    public async Task<TokenCheck> CheckAsync(string? text, CancellationToken cancellation = default)
    {
        if (TokenText.Parse(text) is not { } sent) return new(null, null, "token.invalid");
        var check = await CheckAsync(sent, cancellation);
        if (check.Token is { } token && (token.LastUsedAt is not { } used || machine.GetUtcNow() - used >= UseNotedEvery)) await NoteUseAsync(token, cancellation);
        return check;
    }

    private async Task<TokenCheck> CheckAsync(TokenText sent, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        if (await session.Tokens.FindAsync(sent.Id) is not { } token || !sent.Matches(token.SecretHash)) return new(null, null, "token.invalid");
        if (token.WithdrawnAt is not null) return new(null, null, "token.revoked");
        if (token.ExpiresAt <= machine.GetUtcNow()) return new(null, null, "token.expired");
        if (await session.Organisation.HolderAsync(token.PersonId) is not { } actor) return new(null, null, "token.person-inactive");
        // Whoever knows a one-time password that was given out is not yet known to be the person.
        return await session.Organisation.MustChangePasswordAsync(actor.PersonId) ? new(null, null, "token.password-must-change") : new(token, actor, null);
    }

    /// <summary>Notes the use. When the database is too busy for it the request goes on: another use will be noted.</summary>
    private async Task NoteUseAsync(ApiToken token, CancellationToken cancellation)
    {
        try
        {
            await using var session = await sessions.BeginBulkAsync(cancellation);
            await session.Tokens.TouchAsync(token.Id, machine.GetUtcNow());
            await session.CommitAsync();
        }
        catch (Exception e) when (e is ConcurrentChangeException || sessions.IsTransient(e)) { }
    }
}
