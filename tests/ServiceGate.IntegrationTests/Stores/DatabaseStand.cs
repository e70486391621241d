using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Servers;
using ServiceGate.Tests.Stores;

namespace ServiceGate.IntegrationTests.Stores;

/// <summary>Supplies empty databases of one kind. A new kind of database adds its stand to <see cref="All"/> and passes the same tests.</summary>
public abstract class DatabaseStand : IStoreStand
{
    /// <summary>Every kind of database that the stores support; those whose server is missing are shown as ignored, in CI PostgreSQL's fails.</summary>
    public static IEnumerable<TestFixtureData> All => Stands.Select(stand => stand.Missing is { } reason && !stand.IsOwed
        ? new TestFixtureData(stand).Ignore(reason)
        : new TestFixtureData(stand));

    /// <summary>The kinds that are shared by several nodes.</summary>
    public static IEnumerable<TestFixtureData> Shared => All.Where(data => data.Arguments[0] is not SqliteStand);

    private static DatabaseStand[] Stands => [new SqliteStand(), new PostgreSqlStand(), new SqlServerStand()];

    /// <summary>Which kind.</summary>
    public abstract DatabaseProvider Provider { get; }

    /// <summary>Where the database is that was opened last, so that it can be opened again.</summary>
    public abstract DatabaseSettings Settings { get; }

    /// <summary>The database on which a store is tested.</summary>
    public Database Opened { get; private set; } = null!;

    /// <summary>Makes a database that nobody has used, without any schema.</summary>
    public abstract Task<DatabaseSettings> NewAsync();

    /// <summary>Opens a database that nobody has used.</summary>
    public virtual async Task<Database> OpenAsync() => await Databases.OpenAsync(await NewAsync(), TimeProvider.System);

    /// <summary>Removes what was made, after the database was disposed.</summary>
    public abstract Task CleanUpAsync();

    async Task<ISessionFactory> IStoreStand.OpenAsync() => new DbSessionFactory(Opened = await OpenAsync());

    async Task IStoreStand.CloseAsync()
    {
        if (Opened is { } database) await database.DisposeAsync();
        await CleanUpAsync();
    }

    public override string ToString() => Provider.ToString();

    protected virtual string? Missing => null;

    protected virtual bool IsOwed => false;
}

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteStand : DatabaseStand
{
    private DirectoryInfo? _folder;

    /// <summary>The file.</summary>
    public string File => Path.Combine(_folder!.FullName, "test.db");

    public override DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public override DatabaseSettings Settings => new() { Path = File };

    public override Task<DatabaseSettings> NewAsync()
    {
        _folder = Directory.CreateTempSubdirectory("servicegate-");
        return Task.FromResult(Settings);
    }

    public override async Task<Database> OpenAsync()
    {
        var settings = await NewAsync();
        await EmptyFile.CopyToAsync(settings.Path);
        return await Databases.OpenAsync(settings, TimeProvider.System);
    }

    public override Task CleanUpAsync()
    {
        _folder?.Delete(recursive: true);
        return Task.CompletedTask;
    }
}

/// <summary>A database of a server. One with the schema is emptied and used again.</summary>
public abstract class ServerStand : DatabaseStand
{
    private DatabaseSettings? _settings;
    private bool _isWhole;

    public override DatabaseSettings Settings => _settings!;

    public override async Task<DatabaseSettings> NewAsync()
    {
        _isWhole = false;
        return _settings = await MakeAsync();
    }

    public override async Task<Database> OpenAsync()
    {
        Assert.That(Missing, Is.Null);
        _settings = Emptied.Take() ?? await MakeAsync();
        _isWhole = true;
        return await Databases.OpenAsync(_settings, TimeProvider.System);
    }

    public override async Task CleanUpAsync()
    {
        if (_settings is not { } settings) return;
        _settings = null;
        if (_isWhole) await Emptied.GiveBackAsync(settings);
        else await DropAsync(settings);
    }

    private protected abstract EmptiedDatabases Emptied { get; }

    protected abstract Task<DatabaseSettings> MakeAsync();

    protected abstract Task DropAsync(DatabaseSettings settings);
}

/// <summary>A database of the tests' PostgreSQL server.</summary>
public sealed class PostgreSqlStand : ServerStand
{
    private static readonly EmptiedDatabases Used = new(PostgreSqlServer.DropAsync);

    public override DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    /// <summary>Leaves a test out where there is no server; in CI it fails.</summary>
    public static void Demand()
    {
        if (PostgreSqlServer.Missing is not { } reason) return;
        Assert.That(Environment.GetEnvironmentVariable("CI"), Is.Not.EqualTo("true"), reason);
        Assert.Ignore(reason);
    }

    protected override string? Missing => PostgreSqlServer.Missing;

    protected override bool IsOwed => Environment.GetEnvironmentVariable("CI") == "true";

    private protected override EmptiedDatabases Emptied => Used;

    protected override Task<DatabaseSettings> MakeAsync() => PostgreSqlServer.NewDatabaseAsync();

    protected override Task DropAsync(DatabaseSettings settings) => PostgreSqlServer.DropAsync(settings);
}

/// <summary>A database of the SQL Server that the environment names.</summary>
public sealed class SqlServerStand : ServerStand
{
    public override DatabaseProvider Provider => DatabaseProvider.SqlServer;

    protected override string? Missing => SqlServerServer.Missing;

    private protected override EmptiedDatabases Emptied => SqlServerServer.Emptied;

    protected override Task<DatabaseSettings> MakeAsync() => SqlServerServer.NewDatabaseAsync();

    protected override Task DropAsync(DatabaseSettings settings) => SqlServerServer.DropAsync(settings);
}
