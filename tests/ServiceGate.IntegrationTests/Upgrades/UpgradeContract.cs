using ServiceGate.Data.Migrations;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Upgrades;

/// <summary>What upgrades have to pass. Each test begins with a database without any schema; its fixture says on which kinds.</summary>
public abstract class UpgradeContract(DatabaseStand stand)
{
    private protected TestMigrations Migrations { get; } = new(stand.Provider);

    private protected DatabaseSettings Settings { get; private set; } = null!;

    [SetUp]
    public async Task MakeAsync() => Settings = await stand.NewAsync();

    [TearDown]
    public Task RemoveAsync() => stand.CleanUpAsync();

    /// <summary>Opens the database as a program that knows these migrations does.</summary>
    private protected Task<Database> OpenAsync(IReadOnlyList<Migration> migrations) => Databases.OpenAsync(Settings, migrations, TimeProvider.System, _ => { }, default);

    private protected async Task CloseAsync(IReadOnlyList<Migration> migrations) => await (await OpenAsync(migrations)).DisposeAsync();
}
