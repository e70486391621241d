using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Settings;

/// <summary>Settings of the installation: texts by name. Each call is a transaction of its own.</summary>
/// <param name="database">The database.</param>
public sealed class SettingStore(Database database)
{
    /// <summary>A setting; null when it was never set or was removed.</summary>
    public Task<string?> FindAsync(string name, CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.FirstAsync("SELECT value FROM setting WHERE name = @name", new { name }, row => row.Text("value")), cancellation);

    /// <summary>Sets a text, or removes the setting when it is null. Of two that set it at once the later one stays.</summary>
    public Task SetAsync(string name, string? value, CancellationToken cancellation = default) => database.WriteAsync(
        sql => value is null ? sql.ExecuteAsync("DELETE FROM setting WHERE name = @name", new { name }) : WriteAsync(sql, name, value), cancellation);

    private static async Task<int> WriteAsync(SqlScope sql, string name, string value)
    {
        var changed = await sql.ExecuteAsync("UPDATE setting SET value = @value WHERE name = @name", new { name, value });
        return changed > 0 ? changed : await sql.ExecuteAsync("INSERT INTO setting (name, value) VALUES (@name, @value)", new { name, value });
    }
}
