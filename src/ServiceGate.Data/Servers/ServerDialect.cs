using System.Data;
using System.Data.Common;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Servers;

/// <summary>What one database server says otherwise than the others.</summary>
internal abstract class ServerDialect : Dialect
{
    /// <summary>A connection that is not open yet, from the pool or beside it.</summary>
    /// <param name="pooled">Whether it comes from the pool.</param>
    public abstract DbConnection Connect(bool pooled);

    /// <summary>Gives up the connections in the pool, once a transaction could not be ended on one of them or the database is closed.</summary>
    public abstract void ClearPool();

    /// <summary>
    /// How many pooled connections may be in use at once: as the connection string says, otherwise <see cref="UsualConnections"/>, or as many as the driver takes. The driver's pool takes
    /// <see cref="Room"/> times as many, for those that were left to themselves in an outage.
    /// </summary>
    public abstract int MostConnections { get; }

    /// <summary>How many pooled connections a node has at most unless told otherwise, where the number of the driver is not kept.</summary>
    protected const int UsualConnections = 40;

    /// <summary>How much larger the driver's pool is.</summary>
    protected const int Room = 2;

    /// <summary>Whether an error on connecting comes from a server that is well and has only no connection to spare.</summary>
    public abstract bool IsFull(Exception exception);

    /// <summary>Makes a transaction that was just begun refuse to write, where the server can.</summary>
    public virtual string? ReadOnly => null;

    /// <summary>How a transaction for reading is isolated: it sees one state throughout.</summary>
    public abstract IsolationLevel ReadIsolation { get; }

    /// <summary>What keeps the database from being used at all, as an error of its first transaction says; null when it is another kind of error.</summary>
    public virtual string? UnfitBecause(Exception exception) => null;

    /// <summary>What the database needs once before its first migration, outside any transaction; null when nothing.</summary>
    public virtual string? Preparation => null;
}
