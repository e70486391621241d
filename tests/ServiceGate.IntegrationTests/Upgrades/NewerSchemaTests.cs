using ServiceGate.Data.Migrations;
using ServiceGate.Data.Settings;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Upgrades;

[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class NewerSchemaTests(DatabaseStand stand) : UpgradeContract(stand)
{
    [Test]
    public async Task Open_WhenANewerProgramHasOnlyAdded_Works()
    {
        await CloseAsync(Migrations.Additive);

        await using var older = await OpenAsync(Migrations.Shipped);

        await new SettingStore(older).SetAsync("name", "value");
        Assert.That(await new SettingStore(older).FindAsync("name"), Is.EqualTo("value"));
    }

    [Test]
    public async Task Open_WhenANewerProgramHasBrokenWithIt_IsRefused()
    {
        await CloseAsync(Migrations.Breaking);

        var refused = await Assert.ThrowsAsync<NewerSchemaException>(() => OpenAsync(Migrations.Shipped));
        Assert.That(refused, Has.Property("Found").EqualTo(Migrations.Newest + 2).And.Property("Known").EqualTo(Migrations.Newest));
        Assert.That(refused?.Message, Does.Contain($"{Migrations.Newest + 2}"));
    }

    [Test]
    public async Task Open_WhenTheProgramKnowsJustEnough_Works()
    {
        await CloseAsync([.. Migrations.Breaking, new(Migrations.Newest + 3, "later", $"-- Readable from: {Migrations.Newest + 2}\nUPDATE setting SET value = value;")]);

        await CloseAsync(Migrations.Breaking);
        await Assert.ThrowsAsync<NewerSchemaException>(() => OpenAsync(Migrations.Additive));
    }

    [Test]
    public async Task Open_WhenALaterMigrationAsksForLess_StillAsksForWhatAnEarlierOneDid()
    {
        await CloseAsync([.. Migrations.Breaking, new(Migrations.Newest + 3, "later", $"-- Readable from: {Migrations.Newest}\nUPDATE setting SET value = value;")]);

        await Assert.ThrowsAsync<NewerSchemaException>(() => OpenAsync(Migrations.Shipped));
    }

    [Test]
    public async Task Open_WhenTheNewerMigrationSaysNothing_IsRefused()
    {
        await CloseAsync(Migrations.Silent);

        await Assert.ThrowsAsync<NewerSchemaException>(() => OpenAsync(Migrations.Shipped));
    }

    [Test]
    public async Task Open_WhenTheNewerSchemaIsOpenedByAnOlderProgram_StillKnowsChangedMigrations()
    {
        await CloseAsync(Migrations.Additive);

        await Assert.ThrowsAsync<MigrationChangedException>(() => OpenAsync([.. Migrations.Shipped.SkipLast(1), Migrations.Shipped[^1] with { Sql = "SELECT 1" }]));
    }

    [Test]
    public void Migrations_FromTheSixthOn_SayWhichProgramsMayStay() =>
        Assert.That(Migrations.Shipped.Where(m => m.Number >= 6 && (m.Declared is not { } declared || declared > m.Number)).Select(m => m.Name), Is.Empty,
            "their first lines need “-- Readable from: <number>”");

    [TestCase("-- Readable from: 3\nSELECT 1", 3)]
    [TestCase("-- About it.\r\n-- Readable from: 4\r\nSELECT 1", 4)]
    [TestCase("SELECT 1", 7)]
    [TestCase("SELECT 1 -- Readable from: 3", 7)]
    [TestCase("-- Readable from: 9\nSELECT 1", 7)]
    [TestCase("--\n--\n--\n--\n--\n-- Readable from: 3\n", 7)]
    public void ReadableFrom_IsWhatAHeaderSays(string sql, int expected) => Assert.That(new Migration(7, "x", sql).ReadableFrom, Is.EqualTo(expected));
}
