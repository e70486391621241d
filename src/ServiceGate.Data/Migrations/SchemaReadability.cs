using System.Globalization;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Migrations;

/// <summary>
/// Which programs may work on a database whose schema is newer than they are. The database keeps the oldest schema that a program must know after everything
/// that was applied to it, so that a program which does not have the newer migrations' files can still ask.
/// </summary>
internal static class SchemaReadability
{
    /// <summary>Name of the setting. Without it a program must know every migration.</summary>
    public const string Setting = "schema.readable-from";

    /// <summary>Refuses a program that is too old for the database.</summary>
    /// <param name="scope">Within a transaction.</param>
    /// <param name="known">The newest schema that the program knows.</param>
    /// <exception cref="NewerSchemaException">It does not know enough.</exception>
    public static async Task RefuseAsync(SqlScope scope, int known)
    {
        var newest = (int)(await scope.NumberAsync("SELECT MAX(number) FROM schema_migration") ?? 0);
        if (newest <= known) return;
        var wanted = await ReadAsync(scope) ?? newest;
        if (wanted > known) throw new NewerSchemaException(newest, known, wanted);
    }

    /// <summary>Keeps what a migration that was just applied says about itself. What earlier ones have asked for stays asked for.</summary>
    public static async Task KeepAsync(SqlScope scope, Migration migration)
    {
        var kept = await ReadAsync(scope);
        // The first migrations say nothing, and the very first makes the table. Whoever comes after them must know them all.
        if (migration.Declared is null && kept is null) return;
        var value = Math.Max(migration.ReadableFrom, kept ?? migration.Number - 1).ToString(CultureInfo.InvariantCulture);
        if (await scope.ExecuteAsync("UPDATE setting SET value = @value WHERE name = @Setting", new { value, Setting }) == 0)
            await scope.ExecuteAsync("INSERT INTO setting (name, value) VALUES (@Setting, @value)", new { Setting, value });
    }

    private static async Task<int?> ReadAsync(SqlScope scope) =>
        await scope.FirstAsync("SELECT value FROM setting WHERE name = @Setting", new { Setting }, row => row.Text("value")) is { } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
