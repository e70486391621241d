using ServiceGate.Data.Accounts;

namespace ServiceGate.Web.Features.Accounts.Sessions;

/// <summary>Says whether a session goes on, and whose it is.</summary>
/// <param name="store">The rows.</param>
/// <param name="limits">How long a session lasts.</param>
internal sealed class SessionLookUp(AccountSessionStore store, AccountLimits limits)
{
    /// <summary>How exactly the last use is noted: each note is a write.</summary>
    private static readonly TimeSpan UseNotedEvery = TimeSpan.FromMinutes(1);

    /// <summary>The account of a session; null when the session has ended, was left unused for too long, or its person may not act any more.</summary>
    /// <param name="id">The session.</param>
    /// <param name="isUse">Whether a person asks, and not a page by itself.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Account?> FindAsync(string id, bool isUse, CancellationToken cancellation = default)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (await store.FindWithAccountAsync(id, cancellation) is not var (session, account) || !account.Active) return null;
        if (session.SeenAt <= now - limits.SessionIdle || session.BegunAt <= now - limits.SessionMost) return null;
        if (isUse && now - session.SeenAt >= UseNotedEvery) await store.TouchAsync(id, now, cancellation);
        return account;
    }
}
