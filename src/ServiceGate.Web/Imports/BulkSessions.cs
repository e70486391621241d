using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Web.Imports;

/// <summary>Small transactions that give way to commands, tried again until they succeed.</summary>
internal static class BulkSessions
{
    /// <summary>Does work in one.</summary>
    public static Task BulkAsync(this ISessionFactory sessions, Func<ICommandSession, Task> work, CancellationToken cancellation) => sessions.RetryAsync(
        async () =>
        {
            await using var session = await sessions.BeginBulkAsync(cancellation);
            await work(session);
            await session.CommitAsync();
            return true;
        },
        TransactionRetry.AttemptsWhileAway, TimeSpan.MaxValue, TimeProvider.System, cancellation);
}
