using Microsoft.Extensions.Logging;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Delivery.Outages;

/// <summary>
/// Keeps the log short while the database is away: one warning when the first of all that need it notices, one line when the first finds it back. What fails
/// meanwhile is left to debugging. Safe for use by several threads.
/// </summary>
/// <param name="sessions">Knows which failures are the database's.</param>
/// <param name="machine">The machine's clock.</param>
/// <param name="log">The log.</param>
public sealed class OutageLog(ISessionFactory sessions, TimeProvider machine, ILogger<OutageLog> log)
{
    private long _since;
    private int _away;

    /// <summary>Whether a failure only says that the database is away; then it is noted here.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="what">What failed, for the log.</param>
    public bool Takes(Exception exception, string what)
    {
        if (!sessions.IsTransient(exception) && !sessions.IsAway(exception)) return false;
        if (!Begin(what, exception.Message)) log.LogDebug(exception, "{What} failed while the database is away", what);
        return true;
    }

    /// <summary>Notes that the database is away.</summary>
    /// <returns>Whether nobody had noticed yet.</returns>
    public bool Begin(string what, string reason)
    {
        if (Volatile.Read(ref _away) == 1) return false;
        Volatile.Write(ref _since, machine.GetTimestamp());
        if (Interlocked.Exchange(ref _away, 1) == 1) return false;
        log.LogWarning("The database is away or does not keep up; it is tried again until it does. {What}: {Reason}", what, reason);
        return true;
    }

    /// <summary>Notes that the database has done what it was asked for.</summary>
    /// <param name="began">When it was asked, as a timestamp of the machine's clock: what began before the outage says nothing of its end.</param>
    public void End(long began)
    {
        if (Volatile.Read(ref _away) == 0 || began < Volatile.Read(ref _since) || Interlocked.Exchange(ref _away, 0) == 0) return;
        log.LogInformation("The database is back after {Seconds} s", (int)machine.GetElapsedTime(Volatile.Read(ref _since)).TotalSeconds);
    }
}
