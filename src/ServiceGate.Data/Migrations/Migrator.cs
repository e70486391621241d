using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Migrations;

/// <summary>Brings a schema up to date: each missing migration in a transaction of its own, which holds the database's write lock, or the migrations' lock of a server, from its start.</summary>
/// <param name="migrations">The program's migrations, by number.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class Migrator(IReadOnlyList<Migration> migrations, TimeProvider machine)
{
    /// <summary>Applies what is missing.</summary>
    /// <returns>How many were applied.</returns>
    /// <exception cref="NewerSchemaException">The database has migrations that this program does not know and that do not let it work on.</exception>
    /// <exception cref="MigrationChangedException">A migration was applied with other statements than the program's.</exception>
    public async Task<int> RunAsync(Database database, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var migration in await MissingAsync(database, cancellation))
            if (await ApplyAsync(database, migration, cancellation)) count++;
        return count;
    }

    private async Task<IReadOnlyList<Migration>> MissingAsync(Database database, CancellationToken cancellation)
    {
        await using var scope = await database.MigrateAsync(cancellation);
        await LockAsync(scope);
        await scope.ExecuteAsync(scope.Dialect.MigrationJournal);
        await SchemaReadability.RefuseAsync(scope, migrations[^1].Number);
        var applied = (await scope.ListAsync("SELECT number, checksum FROM schema_migration", null, row => (Number: row.Int("number"), Checksum: row.Text("checksum")))).ToDictionary(m => m.Number, m => m.Checksum);
        await scope.CommitAsync();
        return [.. migrations.Where(m => !IsApplied(m, applied.GetValueOrDefault(m.Number)))];
    }

    private async Task<bool> ApplyAsync(Database database, Migration migration, CancellationToken cancellation)
    {
        await using var scope = await database.MigrateAsync(cancellation);
        await LockAsync(scope);
        await SchemaReadability.RefuseAsync(scope, migrations[^1].Number);
        // Another node may have done it meanwhile.
        if (IsApplied(migration, await AppliedChecksumAsync(scope, migration.Number))) return false;

        foreach (var statements in scope.Dialect.Batches(migration.Sql)) await scope.ExecuteAsync(statements);
        await scope.ExecuteAsync(
            "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (@Number, @Name, @Checksum, @at)",
            new { migration.Number, migration.Name, migration.Checksum, at = machine.GetUtcNow().Ms() });
        await SchemaReadability.KeepAsync(scope, migration);
        await scope.CommitAsync();
        return true;
    }

    private static bool IsApplied(Migration migration, string? checksum)
    {
        if (checksum is not null && checksum != migration.Checksum) throw new MigrationChangedException(migration.Number, migration.Name);
        return checksum is not null;
    }

    // Nodes that start together migrate one after another; whoever waited finds it done.
    private static Task LockAsync(SqlScope scope) => scope.Dialect.MigrationLock is { } statement ? scope.RunAsync(statement) : Task.CompletedTask;

    private static Task<string?> AppliedChecksumAsync(SqlScope scope, int number) =>
        scope.FirstAsync("SELECT checksum FROM schema_migration WHERE number = @number", new { number }, row => row.Text("checksum"));
}

/// <summary>A migration was changed after it had been applied to this database.</summary>
public sealed class MigrationChangedException : Exception
{
    internal MigrationChangedException(int number, string name)
        : base($"Migration {number} ({name}) was applied to this database with other statements than this program's.") => Number = number;

    /// <summary>Its number.</summary>
    public int Number { get; }
}
