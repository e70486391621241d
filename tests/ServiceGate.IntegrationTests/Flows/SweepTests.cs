using Microsoft.Data.Sqlite;
using ServiceGate.Data.Flows;
using ServiceGate.Data.Launches;
using ServiceGate.IntegrationTests.Stores;
using SQLitePCL;

namespace ServiceGate.IntegrationTests.Flows;

/// <summary>What the sweep and a step of a flow touch does not grow with what is stored: plans use indexes, and SQLite counts its own work.</summary>
public sealed class SweepTests
{
    private const long Now = 1_000_000;

    /// <summary>The looks of a sweep, and the statements of a step.</summary>
    private static readonly string[] Statements =
    [
        $"{LaunchStore.DueTimers} LIMIT 1000", $"{LaunchStore.DueWindows} LIMIT 1000", $"{LaunchStore.MissingWaits} LIMIT 1000", $"{LaunchStore.DueLateness} LIMIT 1000",
        $"{LaunchStore.MovedLists} LIMIT 1000",
        "SELECT MIN(due_at) FROM timer WHERE due_at > @now",
        "SELECT * FROM timer WHERE launch_id = 77 AND due_at <= @now ORDER BY due_at",
        "SELECT * FROM bookmark WHERE launch_id = 77 ORDER BY activity_id, visit",
        "SELECT * FROM bookmark WHERE event = 'ServiceGate.SignOff' AND event_key = 'it' LIMIT 10",
        "DELETE FROM timer WHERE launch_id = 77 AND activity_id = 'review' AND visit = 1",
        "DELETE FROM bookmark WHERE launch_id = 77 AND activity_id = 'review' AND visit = 1",
        $"{FlowStore.Owed.Replace("@engine", "'elsa'", StringComparison.Ordinal)} LIMIT 8",
    ];

    [Test]
    public async Task Sweep_OverAHundredThousandWaitingInstances_TouchesOnlyWhatIsDue()
    {
        var few = await WorkAsync(1_000);
        var many = await WorkAsync(100_000);
        TestContext.Out.WriteLine($"Steps of SQLite's machine with 1,000 and 100,000 instances: {string.Join(", ", few.Zip(many, (a, b) => $"{a.Steps}/{b.Steps}"))}");
        for (var i = 0; i < Statements.Length; i++)
        {
            Assert.That(many[i].Rows, Is.EqualTo(few[i].Rows), Statements[i]);
            Assert.That(many[i].FullScanSteps, Is.Zero, Statements[i]);
            Assert.That(many[i].Steps, Is.EqualTo(few[i].Steps), Statements[i]);
        }
        Assert.That(few[0].Rows, Is.EqualTo(5), "timers due");
        Assert.That(few[1].Rows, Is.EqualTo(3), "windows passed");
        Assert.That(few[3].Rows, Is.EqualTo(4), "something is late");
        Assert.That(few[^1].Rows, Is.EqualTo(2), "answers owed");
    }

    private static async Task<IReadOnlyList<(int Rows, int Steps, int FullScanSteps)>> WorkAsync(int instances)
    {
        var stand = new SqliteStand();
        try
        {
            string path;
            await using (var database = await stand.OpenAsync()) path = stand.File;
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            connection.Open();
            Fill(connection, instances);
            return [.. Statements.Select(s => Work(connection, s))];
        }
        finally
        {
            await stand.CleanUpAsync();
        }
    }

    /// <summary>Of all instances five have a timer that is due, three others a window that has passed and four are late with something; the rest wait for later.</summary>
    private static void Fill(SqliteConnection connection, int instances)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            PRAGMA synchronous = OFF;
            BEGIN;
            INSERT INTO unit (id, parent_id, level, code, name_zh, name_en, time_zone) VALUES (1, NULL, 'city', 'HZ', '杭州', 'Hangzhou', 'Asia/Shanghai');
            INSERT INTO person (id, user_name, normalized_user_name, name_zh, name_en, language, active, must_change_password, lockout_enabled, access_failed_count)
            VALUES (1, 'a', 'a', 'a', 'a', 'en', 1, 0, 0, 0);
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {instances})
            INSERT INTO launch (id, number, kind, title, search_text, unit_id, department, owner_id, status, local_start, local_end, time_zone, starts_at, ends_at,
                definition_id, definition_version, content_rev, input_rev, round, told_count, created_at, late_at)
            SELECT i, 'HZ-' || i, 'it-cutover', 't', 't', 1, 'it', 1, 'in-review', '', '', 'Asia/Shanghai', {Now}, CASE WHEN i BETWEEN 11 AND 13 THEN {Now} ELSE {Now} + i END,
                'it-cutover', 1, 0, 0, 1, 0, 0, CASE WHEN i BETWEEN 21 AND 24 THEN {Now} ELSE {Now} + i END
            FROM n;
            INSERT INTO flow (launch_id, definition_id, definition_version, sequence, state, waits_kept) SELECT id, 'it-cutover', 1, 1, '', 1 FROM launch;
            UPDATE flow SET engine = 'elsa', answer_owed = launch_id <= 2;
            INSERT INTO bookmark (launch_id, activity_id, visit, event, event_key, entered_at) SELECT id, 'review', 1, 'ServiceGate.SignOff', 'it', 0 FROM launch;
            INSERT INTO timer (launch_id, activity_id, visit, name, due_at)
            SELECT id, 'review', 1, 'deadline', CASE WHEN id <= 5 THEN {Now} ELSE {Now} + id END FROM launch;
            COMMIT;
            """;
        command.ExecuteNonQuery();
    }

    private static (int Rows, int Steps, int FullScanSteps) Work(SqliteConnection connection, string sql)
    {
        Assert.That(raw.sqlite3_prepare_v2(connection.Handle, sql.Replace("@now", Now.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), out var statement), Is.EqualTo(raw.SQLITE_OK), sql);
        using (statement)
        {
            var rows = 0;
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW) rows++;
            return (rows, raw.sqlite3_stmt_status(statement, raw.SQLITE_STMTSTATUS_VM_STEP, 0), raw.sqlite3_stmt_status(statement, raw.SQLITE_STMTSTATUS_FULLSCAN_STEP, 0));
        }
    }
}
