using System.Data;
using System.Data.Common;

namespace ServiceGate.Data;

/// <summary>What one database server says otherwise than the others.</summary>
internal abstract class ServerDialect : Dialect
{
    /// <summary>A connection that is not open yet, from the pool or beside it.</summary>
    /// <param name="pooled">Whether it comes from the pool.</param>
    public abstract DbConnection Connect(bool pooled);

    /// <summary>Gives up the connections in the pool, once a transaction could not be ended on one of them or the database is closed.</summary>
    public abstract void ClearPool();

    /// <summary>Makes a transaction that was just begun refuse to write, where the server can.</summary>
    public virtual string? ReadOnly => null;

    /// <summary>How a transaction for reading is isolated: it sees one state throughout.</summary>
    public abstract IsolationLevel ReadIsolation { get; }

    /// <summary>What keeps the database from being used at all, as an error of its first transaction says; null when it is another kind of error.</summary>
    public virtual string? UnfitBecause(Exception exception) => null;

    /// <summary>What the database needs once before its first migration, outside any transaction; null when nothing.</summary>
    public virtual string? Preparation => null;
}
