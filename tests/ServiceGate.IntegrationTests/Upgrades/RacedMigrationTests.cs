using ServiceGate.Data.Migrations;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Upgrades;

/// <summary>Several nodes that start at once on an empty or an old database.</summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.Shared))]
public sealed class RacedMigrationTests(DatabaseStand stand) : UpgradeContract(stand)
{
    private const int Starters = 8;

    [Test]
    public async Task Open_WhenSeveralStartOnAnEmptyDatabase_AppliesEachMigrationOnce()
    {
        await RaceAsync(Enumerable.Repeat(Migrations.Shipped, Starters));

        Assert.That(await AppliedAsync(Migrations.Shipped), Is.EqualTo(Migrations.Shipped.Select(m => (m.Number, m.Checksum))));
    }

    [Test]
    public async Task Open_WhenOldAndNewProgramsStartTogether_AllOfThemWork()
    {
        await RaceAsync(Enumerable.Range(0, Starters).Select(i => i % 2 == 0 ? Migrations.Shipped : Migrations.Additive));

        Assert.That(await AppliedAsync(Migrations.Additive), Is.EqualTo(Migrations.Additive.Select(m => (m.Number, m.Checksum))));
    }

    /// <summary>Opens all at once, each as a program with these migrations.</summary>
    private async Task RaceAsync(IEnumerable<IReadOnlyList<Migration>> programs)
    {
        var databases = await Task.WhenAll(programs.Select(known => Task.Run(() => OpenAsync(known))));
        foreach (var database in databases) await database.DisposeAsync();
    }

    private async Task<IReadOnlyList<(int, string)>> AppliedAsync(IReadOnlyList<Migration> known)
    {
        await using var database = await OpenAsync(known);
        return await database.ReadAsync(
            sql => sql.ListAsync("SELECT number, checksum FROM schema_migration ORDER BY number", null, row => (row.Int("number"), row.Text("checksum"))), default);
    }
}
