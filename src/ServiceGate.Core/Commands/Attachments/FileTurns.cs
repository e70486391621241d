using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Attachments;

/// <summary>Short turns on the database for parts of files: people's commands go first, and what got into another's way is tried again.</summary>
internal static class FileTurns
{
    /// <summary>The largest part, in bytes: in base64 128 K characters, 256 KB where a database writes two bytes for each.</summary>
    public const int PartBytes = 96 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Writes in a turn of its own.</summary>
    public static Task<T> TurnAsync<T>(this ISessionFactory sessions, Func<ICommandSession, Task<T>> write, CancellationToken cancellation) => sessions.RetryAsync(
        async () =>
        {
            await using var session = await sessions.BeginBulkAsync(cancellation);
            var result = await write(session);
            await session.CommitAsync();
            return result;
        },
        TransactionRetry.Attempts, Patience, TimeProvider.System, cancellation);

    /// <summary>Writes in a turn of its own.</summary>
    public static Task TurnAsync(this ISessionFactory sessions, Func<ICommandSession, Task> write, CancellationToken cancellation) => sessions.TurnAsync(
        async session =>
        {
            await write(session);
            return true;
        },
        cancellation);

    /// <summary>Reads in a turn of its own.</summary>
    public static async Task<T> LookAsync<T>(this ISessionFactory sessions, Func<ICommandSession, Task<T>> read, CancellationToken cancellation)
    {
        await using var session = await sessions.ReadAsync(cancellation);
        return await read(session);
    }

    /// <summary>Fills a buffer from a stream.</summary>
    /// <returns>How much there was: less than the buffer holds only at the end.</returns>
    public static Task<int> FillAsync(this Stream stream, Memory<byte> buffer, CancellationToken cancellation) =>
        stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).AsTask();
}
