using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using ServiceGate.Data.Sql;
using ServiceGate.Data.Sqlite;
using static SQLitePCL.raw;

namespace ServiceGate.IntegrationTests.Sqlite;

/// <summary>
/// Nothing is left with a connection by what has ended. The driver keeps a list of a connection's commands and walks through it whenever one is disposed of, so
/// that each one that is left makes every later command slower.
/// </summary>
public sealed class CommandsLeftTests
{
    private const string Rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50) SELECT i FROM n";

    private DirectoryInfo _folder = null!;
    private SqliteDatabase _database = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _folder = Directory.CreateTempSubdirectory("servicegate-");
        _database = await SqliteDatabase.OpenAsync(Path.Combine(_folder.FullName, "test.db"), TimeProvider.System);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task Writer_AfterAThousandCommands_KeepsOnePreparedStatementOfEachText()
    {
        for (var i = 0; i < 10; i++) await CommandAsync(i);
        var commands = CommandsOf(_database.Writer);
        for (var i = 10; i < 1000; i++) await CommandAsync(i);

        Assert.That(CommandsOf(_database.Writer), Is.EqualTo(commands));
    }

    [Test]
    public async Task Readers_AfterAThousandReadings_KeepOnePreparedStatementOfEachText()
    {
        await ReadSettingAsync(0);
        var (commands, bytes) = OfReader(reader => (CommandsOf(reader), BytesOf(reader)));
        for (var i = 1; i < 1000; i++) await ReadSettingAsync(i);

        Assert.That(OfReader(reader => (CommandsOf(reader), BytesOf(reader))), Is.EqualTo((commands, bytes)));
    }

    [Test]
    public async Task Readers_AfterManyAtOnce_AreKeptOnlySomeOfThem()
    {
        var scopes = new List<SqlScope>();
        for (var i = 0; i < 3 * ReaderPool.MostFree; i++) scopes.Add(await _database.ReadAsync(CancellationToken.None));
        var connections = scopes.Select(scope => ((CachingConnection)scope.Connection).Inner).ToList();
        foreach (var scope in scopes) await scope.DisposeAsync();

        Assert.That(connections.Count(connection => connection.State is System.Data.ConnectionState.Open), Is.EqualTo(ReaderPool.MostFree));
        await _database.DisposeAsync();
        Assert.That(connections.Count(connection => connection.State is System.Data.ConnectionState.Open), Is.Zero);
    }

    [Test]
    public async Task Scope_WhileItLasts_KeepsNoCommandOfAReading([Values] bool writes)
    {
        await using var scope = writes ? await _database.WriteAsync(bulk: false, default) : await _database.ReadAsync(CancellationToken.None);
        await ListAsync(scope);
        var before = CommandsOf(scope);
        for (var i = 0; i < 100; i++) await ListAsync(scope);

        Assert.That(CommandsOf(scope), Is.EqualTo(before));
    }

    [Test]
    public async Task Reading_ThatFailsInTheMiddle_LeavesNothing([Values] bool writes)
    {
        await using var scope = writes ? await _database.WriteAsync(bulk: false, default) : await _database.ReadAsync(CancellationToken.None);
        await ListAsync(scope);
        var before = CommandsOf(scope);
        for (var i = 0; i < 100; i++)
            Assert.That(() => scope.ListAsync<long>(Rows, null, _ => throw new FormatException()), Throws.InstanceOf<FormatException>());

        Assert.That(CommandsOf(scope), Is.EqualTo(before));
    }

    [Test]
    public async Task Reading_ThatIsCancelledInTheMiddle_LeavesNothing([Values] bool writes)
    {
        var before = await CancelInTheMiddleAsync(writes);
        for (var i = 0; i < 100; i++) Assert.That(await CancelInTheMiddleAsync(writes), Is.EqualTo(before));
    }

    [Test]
    public async Task Reading_ThatIsBrokenOff_LeavesNothing([Values] bool writes)
    {
        await using var scope = writes ? await _database.WriteAsync(bulk: false, default) : await _database.ReadAsync(CancellationToken.None);
        await scope.EachAsync(Rows, null, _ => false);
        var before = CommandsOf(scope);
        for (var i = 0; i < 100; i++) await scope.EachAsync(Rows, null, _ => false);

        Assert.That(CommandsOf(scope), Is.EqualTo(before));
    }

    [Test]
    public async Task Statements_ThatFail_LeaveNothing()
    {
        const string Double = "INSERT INTO setting (name, value) VALUES (@name, 'x')";
        await using var scope = await _database.WriteAsync(bulk: false, default);
        await scope.ExecuteAsync(Double, new { name = "name" });
        var before = CommandsOf(scope);
        for (var i = 0; i < 100; i++)
            Assert.That(() => scope.ExecuteAsync(Double, new { name = "name" }), Throws.InstanceOf<SqliteException>());

        Assert.That(CommandsOf(scope), Is.LessThanOrEqualTo(before));
    }

    [Test]
    public async Task Texts_BeyondThoseThatAreKept_LeaveNothingEvenWhileOneIsRead()
    {
        await using var scope = await _database.WriteAsync(bulk: false, default);
        await ListAsync(scope);
        await scope.EachAsync(Rows, null, _ => RunManyTexts(scope));

        Assert.That(CommandsOf(scope), Is.LessThanOrEqualTo(StatementCache.Most));
    }

    // One transaction with every kind of statement that a command of a person runs.
    private async Task CommandAsync(int number)
    {
        await using var scope = await _database.WriteAsync(bulk: number % 2 == 0, default);
        await scope.NextIdAsync();
        await scope.ExecuteAsync("INSERT INTO setting (name, value) VALUES (@name, @value)", new { name = Name(number), value = "x" });
        await scope.InsertAsync("setting", ["name", "value"], [[Name(number) + "-bulk", "y"]]);
        await ListAsync(scope);
        await scope.FirstAsync("SELECT value FROM setting WHERE name = @name", new { name = Name(number) }, r => r.Text("value"));
        await scope.AnyAsync("SELECT 1 FROM setting WHERE name = @name", new { name = "none" });
        Assert.That(await scope.AttemptAsync(() => scope.ExecuteAsync("UPDATE no_such_table SET value = @value", new { value = "x" })), Is.InstanceOf<SqliteException>());
        if (number % 3 != 0) await scope.CommitAsync();
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"name-{number}");

    private static Task<IReadOnlyList<long>> ListAsync(SqlScope scope) => scope.ListAsync(Rows, null, r => r.Long("i"));

    // How many commands the connection has after it.
    private async Task<int> CancelInTheMiddleAsync(bool writes)
    {
        using var cancellation = new CancellationTokenSource();
        await using var scope = writes ? await _database.WriteAsync(bulk: false, cancellation.Token) : await _database.ReadAsync(cancellation.Token);
        Assert.That(() => scope.EachAsync(Rows, null, _ => Cancel(cancellation)), Throws.InstanceOf<OperationCanceledException>());
        return CommandsOf(scope);
    }

    private static bool Cancel(CancellationTokenSource cancellation)
    {
        cancellation.Cancel();
        return true;
    }

    private static bool RunManyTexts(SqlScope scope)
    {
        for (var i = 0; i < 3 * StatementCache.Most; i++)
            scope.NumberAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT {i}")).GetAwaiter().GetResult();
        return false;
    }

    private static int CommandsOf(SqlScope scope) => CommandsOf(((CachingConnection)scope.Connection).Inner);

    private static int CommandsOf(SqliteConnection connection) =>
        ((ICollection)typeof(SqliteConnection).GetField("_commands", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(connection)!).Count;

    private Task<IReadOnlyList<string>> ReadSettingAsync(int number) =>
        _database.ReadAsync(sql => sql.ListAsync("SELECT value FROM setting WHERE name = @name", new { name = Name(number) }, r => r.Text("value")), default);

    private T OfReader<T>(Func<SqliteConnection, T> find)
    {
        var reader = _database.Readers.Take();
        try
        {
            return find(reader.Inner);
        }
        finally
        {
            _database.Readers.Return(reader, usable: true).AsTask().GetAwaiter().GetResult();
        }
    }

    // Memory of the statements that SQLite has prepared for a connection.
    private static int BytesOf(SqliteConnection connection)
    {
        Assert.That(sqlite3_db_status(connection.Handle, SQLITE_DBSTATUS_STMT_USED, out var bytes, out _, 0), Is.EqualTo(SQLITE_OK));
        return bytes;
    }
}
