using System.Data;
using System.Data.Common;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Data.Sql;

/// <summary>What one database says otherwise than the others. Everything else is portable SQL.</summary>
internal abstract class Dialect
{
    /// <summary>Folder of its migrations.</summary>
    public abstract string Name { get; }

    /// <summary>How many parameters a multi-row insert should have at most.</summary>
    public abstract int BulkParameters { get; }

    /// <summary>Ends an ordered query after a number of rows.</summary>
    /// <param name="most">Name of the parameter with the number of rows.</param>
    /// <param name="skip">Name of the parameter with the number of rows to leave out before.</param>
    public abstract string Page(string most = "@most", string? skip = null);

    /// <summary>Ends a query after a number of rows, whichever they are.</summary>
    /// <param name="most">Name of the parameter with the number of rows.</param>
    public virtual string Few(string most) => Page(most);

    /// <summary>
    /// The clock on which nodes and limits count, in epoch milliseconds. A file has one server, whose machine's clock the caller gives as <c>@machineNow</c>; the
    /// nodes of a server go by the server's, so that theirs need not agree.
    /// </summary>
    public virtual string Clock => "@machineNow";

    /// <summary>
    /// A column in a condition by which rows must not be looked for, since they are walked in the order of another one until there are enough. Servers know from their statistics
    /// which way is shorter; SQLite has to be told.
    /// </summary>
    public virtual string Unsought(string column) => column;

    /// <summary>A statement in this database's words. Lists are written as <c>IN @list</c>.</summary>
    public virtual string Translate(string sql) => sql;

    /// <summary>The statements of a migration that may be sent together.</summary>
    public virtual IEnumerable<string> Batches(string migration) => [migration];

    /// <summary>The statement that makes the migrations' journal where there is none.</summary>
    public abstract string MigrationJournal { get; }

    /// <summary>The statement that keeps other nodes from migrating until the transaction ends; null where opening the transaction does.</summary>
    public virtual string? MigrationLock => null;

    /// <summary>Inserts rows with as few round trips as the database allows.</summary>
    public virtual Task InsertAsync(
        DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows, CancellationToken cancellation) =>
        BulkInsert.RunAsync(connection, transaction, table, columns, rows, Math.Clamp(BulkParameters / columns.Count, 1, 500), cancellation);

    /// <summary>Begins or ends a transaction without holding up whoever asks for it: a driver may do so synchronously.</summary>
    public virtual Task AsideAsync(Func<Task> work) => work();

    /// <summary>Whether a query that fails takes the whole transaction with it, so that an attempt needs its savepoint before it reads.</summary>
    public virtual bool ReadsNeedSavepoints => false;

    /// <summary>Sets a savepoint.</summary>
    public virtual Task SaveAsync(DbTransaction transaction, string savepoint, CancellationToken cancellation) => transaction.SaveAsync(savepoint, cancellation);

    /// <summary>Undoes what was done since a savepoint, which stays.</summary>
    public virtual Task UndoAsync(DbTransaction transaction, string savepoint, CancellationToken cancellation) => transaction.RollbackAsync(savepoint, cancellation);

    /// <summary>Lets go of a savepoint whose work is kept.</summary>
    public virtual Task ReleaseAsync(DbTransaction transaction, string savepoint, CancellationToken cancellation) => transaction.ReleaseAsync(savepoint, cancellation);

    /// <summary>Whether the same transaction may succeed when it is tried again from its start.</summary>
    public bool IsTransient(Exception exception) => exception is ConcurrentChangeException or DatabaseUnavailableException || IsTransientHere(exception);

    /// <summary>Whether an error is the database's way of saying so: deadlock victim, time-out, lost connection, lost race.</summary>
    protected abstract bool IsTransientHere(Exception exception);

    /// <summary>How a server isolates transactions.</summary>
    /// <param name="bulk">Whether it is bulk work, whose statements guard themselves one by one.</param>
    public virtual IsolationLevel Isolation(bool bulk) => IsolationLevel.Unspecified;
}
