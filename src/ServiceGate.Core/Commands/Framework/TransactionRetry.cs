using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Framework;

/// <summary>Tries transactions again that got into another's way, or met a database that was away for a moment.</summary>
public static class TransactionRetry
{
    /// <summary>How often a transaction of a person's command is tried.</summary>
    public const int Attempts = 12;

    /// <summary>How often any transaction is tried while the database cannot be reached, and bulk work at all: a moment's trouble is over by then, an outage is not.</summary>
    public const int AttemptsWhileAway = 5;

    /// <summary>Runs work that is a transaction, and runs it again, from its start, while the database asks for that.</summary>
    /// <param name="sessions">Knows of its exceptions which mean "try again".</param>
    /// <param name="work">The work. Nothing of an attempt that failed is kept.</param>
    /// <param name="attempts">How often at most, <see cref="Attempts"/> or <see cref="AttemptsWhileAway"/>; while the database is away never more than the latter.</param>
    /// <param name="patience">After this time no further attempt is begun.</param>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="cancellation">Ends the pauses.</param>
    /// <exception cref="Exception">What the last attempt threw.</exception>
    public static async Task<T> RetryAsync<T>(
        this ISessionFactory sessions, Func<Task<T>> work, int attempts, TimeSpan patience, TimeProvider machine, CancellationToken cancellation)
    {
        var started = machine.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception e) when (attempt < (sessions.IsAway(e) ? AttemptsWhileAway : attempts) && machine.GetElapsedTime(started) < patience && sessions.IsTransient(e))
            {
                await Task.Delay(PauseAfter(attempt), machine, cancellation);
            }
        }
    }

    // Those that got into each other's way do not come back together; nothing secret hangs on the chance.
    private static TimeSpan PauseAfter(int attempt) => TimeSpan.FromMilliseconds(Math.Min(20 * attempt * attempt, 500) * (0.5 + Random.Shared.NextDouble()));
}
