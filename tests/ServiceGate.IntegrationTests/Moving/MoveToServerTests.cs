using ServiceGate.Data.Moving;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Moving;

/// <summary>What can happen to a copy whose target is on a server.</summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.Shared))]
public sealed class MoveToServerTests(DatabaseStand to)
{
    private readonly SqliteStand _from = new();
    private Database _source = null!;
    private Database _target = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _source = await _from.OpenAsync();
        await FullDatabase.FillAsync(_source);
        _target = await to.OpenAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _source.DisposeAsync();
        await _target.DisposeAsync();
        await _from.CleanUpAsync();
        await to.CleanUpAsync();
    }

    [Test]
    public async Task Move_WhenTwoProcessesCopyTheSame_TheyTakeTurns()
    {
        using var end = new CancellationTokenSource();
        await Assert.CatchAsync<OperationCanceledException>(() => Moves.Of(_source, _target, Options(end.Cancel)).RunAsync(end.Token));

        var ends = await Task.WhenAll(EndAsync(), EndAsync());

        // Whoever comes to the target only after the other is done finds a whole copy.
        Assert.That(ends, Is.All.EqualTo("proved").Or.EqualTo("Another process has finished the same copy.").Or.Contains("it has been finished, also by another process"));
        Assert.That(ends, Has.Some.EqualTo("proved"));
        await Moves.ExpectSameRowsAsync(_source, _target);
    }

    [Test]
    public async Task Move_WhenTheServerDropsItsConnections_GoesOn()
    {
        var blocks = 0;
        var proof = await Moves.Of(_source, _target, Options(() =>
        {
            if (++blocks % 40 == 0) DropConnectionsAsync().GetAwaiter().GetResult();
        })).RunAsync();

        Assert.That(blocks, Is.GreaterThan(80));
        Assert.That(proof.Holds, Is.True);
        await Moves.ExpectSameRowsAsync(_source, _target);
    }

    private static MoveOptions Options(Action copied) => new() { SourceName = Moves.Source, BlockRows = 7, Resume = true, Copied = _ => copied() };

    private async Task<string> EndAsync()
    {
        try
        {
            return (await Moves.Of(_source, _target, Options(() => { })).RunAsync()).Holds ? "proved" : "not proved";
        }
        catch (MoveRefusedException e)
        {
            return e.Message;
        }
    }

    private async Task DropConnectionsAsync()
    {
        await using var connection = await Databases.ConnectAsync(to.Settings);
        await using var command = connection.CreateCommand();
        command.CommandText = to.Provider is DatabaseProvider.PostgreSql
            ? "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            : """
              DECLARE @all NVARCHAR(MAX) = N'';
              SELECT @all += N'KILL ' + CONVERT(NVARCHAR(10), session_id) + N';' FROM sys.dm_exec_sessions WHERE database_id = DB_ID() AND session_id <> @@SPID;
              EXEC (@all);
              """;
        await command.ExecuteNonQueryAsync();
    }
}
