using System.Data.Common;
using System.Globalization;
using System.Text;

namespace ServiceGate.Data.Sql;

/// <summary>Multi-row inserts. A statement is written once and used again for every full group of rows.</summary>
internal static class BulkInsert
{
    public static async Task RunAsync(
        DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, int rowsPerStatement,
        CancellationToken cancellation)
    {
        DbCommand? command = null;
        try
        {
            foreach (var group in rows.Chunk(rowsPerStatement))
            {
                if (command?.Parameters.Count != group.Length * columns.Count)
                {
                    if (command is not null) await command.DisposeAsync();
                    command = Prepare(connection, transaction, table, columns, group.Length);
                }
                Fill(command, group);
                await command.ExecuteNonQueryAsync(cancellation);
            }
        }
        finally
        {
            if (command is not null) await command.DisposeAsync();
        }
    }

    private static DbCommand Prepare(DbConnection connection, DbTransaction transaction, string table, IReadOnlyList<string> columns, int rows)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        var sql = new StringBuilder("INSERT INTO ").Append(table).Append(" (").AppendJoin(", ", columns).Append(") VALUES ");
        for (var row = 0; row < rows; row++)
        {
            var names = Enumerable.Range(row * columns.Count, columns.Count).Select(i => "@p" + i.ToString(CultureInfo.InvariantCulture)).ToList();
            sql.Append(row == 0 ? "(" : ", (").AppendJoin(", ", names).Append(')');
            foreach (var name in names) AddParameter(command, name);
        }
        command.CommandText = sql.ToString();
        return command;
    }

    private static void AddParameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
    }

    private static void Fill(DbCommand command, object?[][] rows)
    {
        var at = 0;
        foreach (var row in rows)
            foreach (var value in row)
                command.Parameters[at++].Value = value ?? DBNull.Value;
    }
}
