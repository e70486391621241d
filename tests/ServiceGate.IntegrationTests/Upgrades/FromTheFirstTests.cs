using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Settings;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Upgrades;

/// <summary>An installation of the very first schema, with work in it, becomes one of the newest.</summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class FromTheFirstTests(DatabaseStand stand) : UpgradeContract(stand)
{
    private const string Number = "HZ-2025-000007";

    [Test]
    public async Task Open_WhenTheDatabaseHasTheFirstSchemaAndData_KeepsItAndWorks()
    {
        await using (var first = await OpenAsync([.. Migrations.Shipped.Take(1)])) await FillAsync(first);

        await using var database = await OpenAsync(Migrations.Shipped);

        var applied = await database.ReadAsync(sql => sql.ListAsync("SELECT number FROM schema_migration ORDER BY number", null, row => row.Int("number")), default);
        Assert.That(applied, Is.EqualTo(Migrations.Shipped.Select(m => m.Number)));
        await using var session = await new DbSessionFactory(database).ReadAsync();
        var launch = (await session.Launches.FindAsync(Number))!;
        Assert.That((launch.Title, launch.OwnerId, launch.Department), Is.EqualTo(("Moved to the new platform", 5L, "it")));
        Assert.That((await session.Organisation.FindPersonAsync("li.wei"))!.NameZh, Is.EqualTo("李伟"));
        Assert.That(await new SettingStore(database).FindAsync("business-clock"), Is.EqualTo("1700000000000"));
        Assert.That(await session.Launches.DueForSettlingAsync(DateTimeOffset.UnixEpoch, 10), Is.EqualTo(new[] { launch.Id }), "what it waits for is yet to be kept");
    }

    [Test]
    public async Task Open_WhenAnUpgradeIsBrokenOff_GoesOnWhereItStopped()
    {
        await using (var first = await OpenAsync([.. Migrations.Shipped.Take(1)])) await FillAsync(first);
        var broken = Migrations.Shipped[2] with { Sql = Migrations.Shipped[2].Sql + "\nINSERT INTO no_such_table (id) VALUES (1);" };
        Assert.That(() => OpenAsync([.. Migrations.Shipped.Take(2), broken]), Throws.Exception);

        await using var database = await OpenAsync(Migrations.Shipped);

        await using var session = await new DbSessionFactory(database).ReadAsync();
        Assert.That(await session.Launches.FindAsync(Number), Is.Not.Null);
    }

    /// <summary>Writes what a program of the first schema would have written: a setting, people, a launch and its running flow.</summary>
    private static Task<int> FillAsync(Database database) => database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync("INSERT INTO setting (name, value) VALUES ('business-clock', '1700000000000')");
            await sql.ExecuteAsync(
                "INSERT INTO unit (id, parent_id, level, code, name_zh, name_en, time_zone) VALUES (2, NULL, 'city', 'HZ', @zh, 'Hangzhou', 'Asia/Shanghai')", new { zh = "杭州" });
            await sql.ExecuteAsync(
                """
                INSERT INTO person (id, user_name, normalized_user_name, name_zh, name_en, language, active, must_change_password, lockout_enabled, access_failed_count)
                VALUES (5, 'li.wei', 'LI.WEI', @zh, 'Li Wei', 'zh-CN', 1, 0, 1, 0)
                """,
                new { zh = "李伟" });
            await sql.ExecuteAsync(
                """
                INSERT INTO launch (id, number, kind, title, search_text, unit_id, department, owner_id, status, local_start, local_end, time_zone, starts_at, ends_at,
                    definition_id, definition_version, content_rev, input_rev, round, told_count, created_at)
                VALUES (9, @Number, 'it-cutover', 'Moved to the new platform', '', 2, 'it', 5, 'ready', '2025-11-28T00:00', '2025-11-28T06:00', 'Asia/Shanghai', 1764259200000, 1764280800000,
                    'it-cutover', 1, 3, 4, 1, 0, 1760000000000)
                """,
                new { Number });
            return await sql.ExecuteAsync(
                "INSERT INTO flow (launch_id, definition_id, definition_version, sequence, state) VALUES (9, 'it-cutover', 1, 1, @state)",
                new { state = """{"definitionId":"it-cutover","definitionVersion":1,"status":"Running","sequence":1}""" });
        },
        default);
}
