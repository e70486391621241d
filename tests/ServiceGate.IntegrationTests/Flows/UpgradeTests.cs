using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Migrations;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sqlite;
using ServiceGate.IntegrationTests.Audiences;

namespace ServiceGate.IntegrationTests.Flows;

/// <summary>Flows that were stored before bookmarks and timers were.</summary>
public sealed class UpgradeTests
{
    [Test]
    public async Task Flow_WithoutBookmarks_GetsThemFromItsJournalWithTheNextSweep()
    {
        await using var stand = await ImportStand.OpenAsync();
        var before = await BookmarksAsync(stand);
        Assert.That(before, Has.Count.EqualTo(1));
        await stand.Database.WriteAsync(sql => sql.ExecuteAsync("DELETE FROM bookmark; DELETE FROM timer; UPDATE flow SET waits_kept = 0"), default);
        var due = await ReadAsync(stand, s => s.Launches.DueForSettlingAsync(DateTimeOffset.UnixEpoch, 10));
        Assert.That(due, Is.EqualTo(new[] { before[0].LaunchId }));

        (await stand.Runner.RunAsync(new ProcessDueLaunch(ImportStand.Launch), 0, "sweep")).Required();

        Assert.That(await BookmarksAsync(stand), Is.EqualTo(before));
        Assert.That(await ReadAsync(stand, s => s.Launches.DueForSettlingAsync(DateTimeOffset.UnixEpoch, 10)), Is.Empty);
    }

    [TestCase("Running", 1)]
    [TestCase("Finished", 0)]
    [TestCase("Cancelled", 0)]
    public async Task Migration_OfAFlow_MarksItOnlyWhileItRuns(string status, int missing)
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-");
        try
        {
            var path = Path.Combine(folder.FullName, "old.db");
            await using (var old = await SqliteDatabase.OpenAsync(path, [.. Migration.All("Sqlite").Where(m => m.Number < 3)], TimeProvider.System, default))
                await old.WriteAsync(sql => sql.ExecuteAsync(
                    $$"""
                    PRAGMA defer_foreign_keys = ON;
                    INSERT INTO unit (id, parent_id, level, code, name_zh, name_en, time_zone) VALUES (1, NULL, 'city', 'HZ', '杭州', 'Hangzhou', 'Asia/Shanghai');
                    INSERT INTO person (id, user_name, normalized_user_name, name_zh, name_en, language, active, must_change_password, lockout_enabled, access_failed_count)
                    VALUES (1, 'a', 'a', 'a', 'a', 'en', 1, 0, 0, 0);
                    INSERT INTO launch (id, number, kind, title, search_text, unit_id, department, owner_id, status, local_start, local_end, time_zone, starts_at, ends_at,
                        definition_id, definition_version, content_rev, input_rev, round, told_count, created_at)
                    VALUES (5, 'HZ-1', 'it-cutover', 't', 't', 1, 'it', 1, 'ready', '', '', 'Asia/Shanghai', 1, 2, 'it-cutover', 1, 0, 0, 1, 0, 0);
                    INSERT INTO flow (launch_id, definition_id, definition_version, sequence, state)
                    VALUES (5, 'it-cutover', 1, 1, '{"definitionId":"it-cutover","definitionVersion":1,"status":"{{status}}","sequence":1}');
                    """), default);

            await using var database = await SqliteDatabase.OpenAsync(path, TimeProvider.System);

            await using var session = await new DbSessionFactory(database).ReadAsync();
            Assert.That(await session.Launches.DueForSettlingAsync(DateTimeOffset.UnixEpoch, 10), Has.Count.EqualTo(missing));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<IReadOnlyList<Bookmark>> BookmarksAsync(ImportStand stand) =>
        ReadAsync(stand, async s => await s.Flows.BookmarksAsync((await s.Launches.FindAsync(ImportStand.Launch))!.Id));

    private static async Task<T> ReadAsync<T>(ImportStand stand, Func<ICommandSession, Task<T>> read)
    {
        await using var session = await stand.Sessions.ReadAsync();
        return await read(session);
    }
}
