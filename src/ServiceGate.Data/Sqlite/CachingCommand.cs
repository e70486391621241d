using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace ServiceGate.Data.Sqlite;

/// <summary>A command that runs as the prepared statement of its text. Text and parameters are given anew for each run, as Dapper does.</summary>
internal sealed class CachingCommand(CachingConnection connection, StatementCache statements) : DbCommand
{
    private SqliteCommand? _own = connection.Inner.CreateCommand();

    [AllowNull]
    public override string CommandText
    {
        get => Own.CommandText;
        set => Own.CommandText = value;
    }

    public override int CommandTimeout
    {
        get => Own.CommandTimeout;
        set => Own.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => Own.CommandType;
        set => Own.CommandType = value;
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource
    {
        get => Own.UpdatedRowSource;
        set => Own.UpdatedRowSource = value;
    }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException("The command belongs to its connection.");
    }

    protected override DbParameterCollection DbParameterCollection => Own.Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => Own.Transaction;
        set => Own.Transaction = (SqliteTransaction?)value;
    }

    private SqliteCommand Own => _own ?? throw new ObjectDisposedException(nameof(CachingCommand));

    public override int ExecuteNonQuery() => Run(c => c.ExecuteNonQuery());

    public override object? ExecuteScalar() => Run(c => c.ExecuteScalar());

    public override void Cancel() => Own.Cancel();

    public override void Prepare() { }

    protected override DbParameter CreateDbParameter() => Own.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        var entry = statements.Take(Own);
        try
        {
            return entry.Reader = entry.Command.ExecuteReader(behavior);
        }
        catch
        {
            statements.Forget(entry.Command);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _own is { } own)
        {
            _own = null;
            if (!statements.Owns(own)) own.Dispose();
        }
        base.Dispose(disposing);
    }

    private T Run<T>(Func<SqliteCommand, T> run)
    {
        var entry = statements.Take(Own);
        try
        {
            return run(entry.Command);
        }
        catch
        {
            statements.Forget(entry.Command);
            throw;
        }
    }
}
