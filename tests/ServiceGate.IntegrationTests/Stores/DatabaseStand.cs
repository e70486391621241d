using ServiceGate.Core.Commands;
using ServiceGate.Data;
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

    public override Task CleanUpAsync()
    {
        _folder?.Delete(recursive: true);
        return Task.CompletedTask;
    }
}

/// <summary>A database of the tests' PostgreSQL server, copied from one that has the schema.</summary>
public sealed class PostgreSqlStand : DatabaseStand
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private DatabaseSettings? _settings;

    public override DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    public override DatabaseSettings Settings => _settings!;

    protected override string? Missing => PostgreSqlServer.Missing;

    protected override bool IsOwed => Environment.GetEnvironmentVariable("CI") == "true";

    public override async Task<DatabaseSettings> NewAsync() => _settings = await PostgreSqlServer.NewDatabaseAsync();

    public override async Task<Database> OpenAsync()
    {
        Assert.That(Missing, Is.Null);
        _settings = await PostgreSqlServer.NewDatabaseAsync(await Template.Value);
        return await Databases.OpenAsync(_settings, TimeProvider.System);
    }

    public override Task CleanUpAsync() => _settings is { } settings ? PostgreSqlServer.DropAsync(settings) : Task.CompletedTask;

    private static async Task<string> MakeTemplateAsync()
    {
        var settings = await PostgreSqlServer.NewDatabaseAsync();
        await using (await Databases.OpenAsync(settings, TimeProvider.System)) { }
        return new Npgsql.NpgsqlConnectionStringBuilder(settings.ConnectionString).Database!;
    }
}

/// <summary>A database of the SQL Server that the environment names. One with the schema is emptied and used again, since making it takes long.</summary>
public sealed class SqlServerStand : DatabaseStand
{
    private DatabaseSettings? _settings;
    private bool _isWhole;

    public override DatabaseProvider Provider => DatabaseProvider.SqlServer;

    public override DatabaseSettings Settings => _settings!;

    protected override string? Missing => SqlServerServer.Missing;

    public override async Task<DatabaseSettings> NewAsync()
    {
        _isWhole = false;
        return _settings = await SqlServerServer.NewDatabaseAsync();
    }

    public override async Task<Database> OpenAsync()
    {
        _settings = SqlServerServer.EmptiedDatabase() ?? await SqlServerServer.NewDatabaseAsync();
        _isWhole = true;
        return await Databases.OpenAsync(_settings, TimeProvider.System);
    }

    public override async Task CleanUpAsync()
    {
        if (_settings is not { } settings) return;
        if (_isWhole) await SqlServerServer.GiveBackAsync(settings);
        else await SqlServerServer.DropAsync(settings);
    }
}
