using ServiceGate.Data;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Upgrades;

/// <summary>Several nodes that start at once on an empty or an old database.</summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.Shared))]
public sealed class RacedMigrationTests(DatabaseStand stand)
{
    private const int Starters = 8;

    private readonly TestMigrations _migrations = new(stand.Provider);
    private DatabaseSettings _settings = null!;

    [SetUp]
    public async Task MakeAsync() => _settings = await stand.NewAsync();

    [TearDown]
    public Task RemoveAsync() => stand.CleanUpAsync();

    [Test]
    public async Task Open_WhenSeveralStartOnAnEmptyDatabase_AppliesEachMigrationOnce()
    {
        await RaceAsync(Enumerable.Repeat(_migrations.Shipped, Starters));

        Assert.That(await AppliedAsync(_migrations.Shipped), Is.EqualTo(_migrations.Shipped.Select(m => (m.Number, m.Checksum))));
    }

    [Test]
    public async Task Open_WhenOldAndNewProgramsStartTogether_AllOfThemWork()
    {
        await RaceAsync(Enumerable.Range(0, Starters).Select(i => i % 2 == 0 ? _migrations.Shipped : _migrations.Additive));

        Assert.That(await AppliedAsync(_migrations.Additive), Is.EqualTo(_migrations.Additive.Select(m => (m.Number, m.Checksum))));
    }

    /// <summary>Opens all at once, each as a program with these migrations.</summary>
    private async Task RaceAsync(IEnumerable<IReadOnlyList<Migration>> programs)
    {
        var databases = await Task.WhenAll(programs.Select(known => Task.Run(() => Databases.OpenAsync(_settings, known, TimeProvider.System, default))));
        foreach (var database in databases) await database.DisposeAsync();
    }

    private async Task<IReadOnlyList<(int, string)>> AppliedAsync(IReadOnlyList<Migration> known)
    {
        await using var database = await Databases.OpenAsync(_settings, known, TimeProvider.System, default);
        return await database.ReadAsync(
            sql => sql.ListAsync("SELECT number, checksum FROM schema_migration ORDER BY number", null, row => (row.Int("number"), row.Text("checksum"))), default);
    }
}
