using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Sessions;

/// <summary>Opens sessions on a database.</summary>
/// <param name="database">The database; it outlives the sessions.</param>
public sealed class DbSessionFactory(Database database) : ISessionFactory
{
    /// <inheritdoc/>
    public async Task<ICommandSession> BeginAsync(CancellationToken cancellation = default) =>
        new DbSession(await database.WriteAsync(bulk: false, cancellation), remembers: true);

    /// <inheritdoc/>
    public async Task<ICommandSession> BeginBulkAsync(CancellationToken cancellation = default) =>
        new DbSession(await database.WriteAsync(bulk: true, cancellation), remembers: false);

    /// <inheritdoc/>
    public async Task<ICommandSession> ReadAsync(CancellationToken cancellation = default) =>
        new DbSession(await database.ReadAsync(cancellation), remembers: true);

    /// <inheritdoc/>
    public bool IsTransient(Exception exception) => database.IsTransient(exception);

    /// <inheritdoc/>
    public bool IsAway(Exception exception) => Database.IsAway(exception);
}
