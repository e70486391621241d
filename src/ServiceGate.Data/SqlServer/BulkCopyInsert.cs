using System.Data;
using System.Globalization;
using Microsoft.Data.SqlClient;

namespace ServiceGate.Data;

/// <summary>Inserts many rows as one stream. Every column of ours is a BIGINT or an NVARCHAR.</summary>
internal static class BulkCopyInsert
{
    /// <summary>From how many rows on it is faster than statements.</summary>
    public const int Worthwhile = 50;

    public static async Task RunAsync(
        SqlConnection connection, SqlTransaction transaction, string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows, CancellationToken cancellation)
    {
        using var data = Table(columns, rows);
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints, transaction) { DestinationTableName = table, BatchSize = 0 };
        foreach (var column in columns) copy.ColumnMappings.Add(column, column);
        await copy.WriteToServerAsync(data, cancellation);
    }

    private static DataTable Table(IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        for (var i = 0; i < columns.Count; i++)
            table.Columns.Add(columns[i], rows.Any(row => row[i] is string) ? typeof(string) : typeof(long));
        foreach (var row in rows) table.Rows.Add(Array.ConvertAll(row, value => value ?? DBNull.Value));
        return table;
    }
}
