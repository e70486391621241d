using System.Data.Common;
using ServiceGate.Data.Opening;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>Reads a database of any kind with plain SQL, past everything that the product does with it.</summary>
internal sealed class PlainSql(DatabaseSettings settings)
{
    /// <summary>The rows of a statement.</summary>
    public async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, Func<DbDataReader, T> map)
    {
        await using var connection = await Databases.ConnectAsync(settings);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(map(reader));
        return rows;
    }

    /// <summary>The rows of a statement with one column of text.</summary>
    public Task<IReadOnlyList<string>> TextsAsync(string sql) => RowsAsync(sql, r => r.GetString(0));

    /// <summary>The number that a statement gives.</summary>
    public async Task<long> NumberAsync(string sql) => (await RowsAsync(sql, r => r.GetInt64(0))).Single();
}
