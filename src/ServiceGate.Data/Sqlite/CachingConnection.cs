using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace ServiceGate.Data.Sqlite;

/// <summary>A connection whose commands keep their compiled statements for the next command of the same text.</summary>
/// <param name="inner">The connection; disposed of with this one.</param>
internal sealed class CachingConnection(SqliteConnection inner) : DbConnection
{
    private readonly StatementCache _statements = new();

    /// <summary>The connection that does the work.</summary>
    public SqliteConnection Inner => inner;

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Open() => inner.Open();

    public override void Close() => inner.Close();

    /// <summary>Begins a transaction that holds the write lock from its start.</summary>
    public SqliteTransaction BeginWriting() => inner.BeginTransaction(deferred: false);

    /// <summary>Begins a transaction that sees one state from its first statement on.</summary>
    public SqliteTransaction BeginReading() => inner.BeginTransaction(deferred: true);

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => inner.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => new CachingCommand(this, _statements);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _statements.Dispose();
            inner.Dispose();
        }
        base.Dispose(disposing);
    }
}
