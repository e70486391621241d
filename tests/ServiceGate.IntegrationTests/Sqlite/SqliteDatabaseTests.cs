using Microsoft.Data.Sqlite;
using ServiceGate.Data.Migrations;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Settings;
using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;

namespace ServiceGate.IntegrationTests.Sqlite;

public sealed class SqliteDatabaseTests
{
    private static readonly int Newest = Migration.All("Sqlite")[^1].Number;

    private static readonly Migration Second = new(Newest + 1, "second", "ALTER TABLE setting ADD COLUMN remark TEXT NULL; UPDATE setting SET remark = 'kept';");

    private DirectoryInfo _folder = null!;
    private string _path = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("servicegate-");
        _path = Path.Combine(_folder.FullName, "data", "servicegate.db");
    }

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task Open_WhenFresh_AppliesEveryMigrationAndJournalsIt()
    {
        await using var database = await OpenAsync();

        var applied = await database.ReadAsync(
            sql => sql.ListAsync("SELECT number, name, checksum FROM schema_migration ORDER BY number", null, r => (r.Int("number"), r.Text("name"), r.Text("checksum"))), default);
        Assert.That(applied, Is.EqualTo(Migration.All("Sqlite").Select(m => (m.Number, m.Name, m.Checksum))));
        Assert.That(applied[0].Item2, Is.EqualTo("first"));
    }

    [Test]
    public async Task Open_WhenAMigrationIsMissing_AppliesItAndKeepsTheData()
    {
        await using (var old = await OpenAsync()) await new SettingStore(old).SetAsync("name", "value");

        await using var database = await SqliteDatabase.OpenAsync(_path, [.. Migration.All("Sqlite"), Second], TimeProvider.System, default);

        var rows = await database.ReadAsync(sql => sql.ListAsync("SELECT value, remark FROM setting WHERE name = 'name'", null, r => (r.Text("value"), r.Text("remark"))), default);
        Assert.That(rows, Is.EqualTo(new[] { ("value", "kept") }));
    }

    [Test]
    public async Task Open_WhenTheSchemaIsNewer_IsRefused()
    {
        await using (await SqliteDatabase.OpenAsync(_path, [.. Migration.All("Sqlite"), Second], TimeProvider.System, default)) { }

        var refused = await Assert.ThrowsAsync<NewerSchemaException>(OpenAsync);
        Assert.That((refused?.Found, refused?.Known), Is.EqualTo(((int?)Newest + 1, (int?)Newest)));
    }

    [Test]
    public async Task Open_WhenAnAppliedMigrationWasChanged_IsRefused()
    {
        await using (await OpenAsync()) { }
        var changed = Migration.All("Sqlite")[0] with { Sql = "SELECT 1" };

        await Assert.ThrowsAsync<MigrationChangedException>(() => SqliteDatabase.OpenAsync(_path, [changed, .. Migration.All("Sqlite").Skip(1)], TimeProvider.System, default));
    }

    [Test]
    public async Task Open_WhenAMigrationFails_LeavesTheSchemaAsItWas()
    {
        var broken = new Migration(Newest + 1, "broken", "ALTER TABLE setting ADD COLUMN remark TEXT NULL; SELECT * FROM no_such_table;");
        await using (await OpenAsync()) { }

        await Assert.ThrowsAsync<SqliteException>(() => SqliteDatabase.OpenAsync(_path, [.. Migration.All("Sqlite"), broken], TimeProvider.System, default));

        await using var database = await OpenAsync();
        Assert.That(() => database.ReadAsync(sql => sql.NumberAsync("SELECT COUNT(remark) FROM setting"), default), Throws.InstanceOf<SqliteException>());
    }

    [Test]
    public async Task Open_WhenTheFileIsNoDatabase_IsRefusedAndLeavesItAlone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        await File.WriteAllTextAsync(_path, new string('x', 5000));

        var refused = await Assert.ThrowsAsync<DatabaseUnfitException>(OpenAsync);

        Assert.That(refused!.Message, Does.Contain(_path));
        Assert.That(new FileInfo(_path).Length, Is.EqualTo(5000));
    }

    [Test]
    public async Task Open_WhenAnotherServerHasTheFile_IsRefusedUntilThatEnds()
    {
        await using (await OpenAsync())
            await Assert.ThrowsAsync<DatabaseInUseException>(OpenAsync);

        await using var database = await OpenAsync();
        Assert.That(await new SettingStore(database).FindAsync("name"), Is.Null);
    }

    [Test]
    public async Task Open_WhenOpen_IsDurableAndReadableByItsOwnerOnly()
    {
        await using var database = await OpenAsync();

        Assert.That(await PragmaAsync(database, "synchronous"), Is.EqualTo(2), "FULL");
        Assert.That(await PragmaAsync(database, "foreign_keys"), Is.EqualTo(1));
        Assert.That(File.Exists(_path + "-wal"), Is.True);
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(_path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task NextId_WhenReopened_GoesOnBehindTheLastBlock()
    {
        long first, second;
        await using (var database = await OpenAsync()) first = await database.WriteAsync(sql => sql.NextIdAsync().AsTask(), default);
        await using (var database = await OpenAsync()) second = await database.WriteAsync(sql => sql.NextIdAsync().AsTask(), default);

        Assert.That((first, second), Is.EqualTo((1L, 1001L)));
    }

    [Test]
    public async Task Begin_WhenOthersWait_LetsCommandsOfPeopleGoBeforeBulkWork()
    {
        await using var database = await OpenAsync();
        var sessions = new DbSessionFactory(database);
        var order = new List<string>();
        async Task TakeTurnAsync(bool bulk, string name)
        {
            await using var session = bulk ? await sessions.BeginBulkAsync() : await sessions.BeginAsync();
            order.Add(name);
        }

        var holder = await sessions.BeginAsync();
        List<Task> waiting = [TakeTurnAsync(true, "bulk 1"), TakeTurnAsync(false, "person 1"), TakeTurnAsync(true, "bulk 2"), TakeTurnAsync(false, "person 2")];
        await holder.DisposeAsync();
        await Task.WhenAll(waiting);

        Assert.That(order, Is.EqualTo(new[] { "person 1", "person 2", "bulk 1", "bulk 2" }));
    }

    [Test]
    public async Task Begin_WhenCancelledWhileWaiting_GivesUpItsPlace()
    {
        await using var database = await OpenAsync();
        var sessions = new DbSessionFactory(database);
        using var cancellation = new CancellationTokenSource();
        var holder = await sessions.BeginAsync();
        var cancelled = sessions.BeginAsync(cancellation.Token);
        var next = sessions.BeginAsync();

        await cancellation.CancelAsync();

        Assert.That(async () => await cancelled, Throws.InstanceOf<OperationCanceledException>());
        await holder.DisposeAsync();
        await (await next).DisposeAsync();
    }

    private Task<SqliteDatabase> OpenAsync() => SqliteDatabase.OpenAsync(_path, TimeProvider.System);

    private static Task<long?> PragmaAsync(Database database, string name) => database.WriteAsync(sql => sql.NumberAsync($"PRAGMA {name}"), default);
}
