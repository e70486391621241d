using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using ServiceGate.Data.Accounts;
using ServiceGate.Data.Security;
using ServiceGate.Web.Shell.Security;

namespace ServiceGate.Web.Features.Accounts.Sessions;

/// <summary>Begins and ends sessions: a row in the database, and a cookie that names it.</summary>
/// <param name="store">The rows.</param>
/// <param name="signIn">Makes the cookie.</param>
/// <param name="accessor">The request.</param>
/// <param name="limits">How long a session lasts.</param>
/// <param name="log">Told of sessions that are ended.</param>
internal sealed class BrowserSessions(AccountSessionStore store, SignInManager<Account> signIn, IHttpContextAccessor accessor, AccountLimits limits, SecurityLog log)
{
    /// <summary>The claim that names the session.</summary>
    public const string Claim = "session";

    private const int LongestAgent = 300;

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>The session of this request; null when nobody is signed in.</summary>
    public string? CurrentId => Context.User.FindFirstValue(Claim);

    /// <summary>Begins a session. One that this browser had before ends.</summary>
    public async Task BeginAsync(Account account)
    {
        await EndRowAsync();
        var (id, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), TimeProvider.System.GetUtcNow());
        var agent = Context.Request.Headers.UserAgent.ToString();
        await store.BeginAsync(new(id, account.Id, now, now, agent.Length == 0 ? null : agent[..Math.Min(agent.Length, LongestAgent)], Context.Connection.RemoteIpAddress?.ToString()));
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new(Claim, id)]);
    }

    /// <summary>Ends the session of this request, also for whoever has a copy of its cookie.</summary>
    public async Task EndThisAsync()
    {
        await EndRowAsync();
        await signIn.SignOutAsync();
    }

    /// <summary>Ends one session of a person.</summary>
    public Task EndAsync(long personId, string id)
    {
        log.Write(SecurityEntries.Of(Context, SecurityKind.Session, "ended", personId));
        return store.EndAsync(personId, id, Context.RequestAborted);
    }

    /// <summary>Ends all sessions of a person.</summary>
    public Task EndAllAsync(long personId)
    {
        log.Write(SecurityEntries.Of(Context, SecurityKind.Session, "ended", personId));
        return store.EndAllAsync(personId, Context.RequestAborted);
    }

    /// <summary>The sessions of a person that go on.</summary>
    public async Task<IReadOnlyList<AccountSession>> OfPersonAsync(long personId)
    {
        var now = TimeProvider.System.GetUtcNow();
        return [.. (await store.OfPersonAsync(personId, now - limits.SessionIdle, Context.RequestAborted)).Where(s => s.BegunAt > now - limits.SessionMost)];
    }

    private Task EndRowAsync() => CurrentId is { } id && long.TryParse(Context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var person)
        ? store.EndAsync(person, id, CancellationToken.None)
        : Task.CompletedTask;
}
