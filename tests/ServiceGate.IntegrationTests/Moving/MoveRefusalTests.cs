using ServiceGate.Data.Moving;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.IntegrationTests.Moving;

/// <summary>What a copy does not begin with, does not go on with, and does not let pass.</summary>
public sealed class MoveRefusalTests
{
    private readonly SqliteStand _from = new();
    private readonly SqliteStand _to = new();
    private Database _source = null!;
    private Database _target = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _source = await _from.OpenAsync();
        _target = await _to.OpenAsync();
        await FullDatabase.FillAsync(_source);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _source.DisposeAsync();
        await _target.DisposeAsync();
        await _from.CleanUpAsync();
        await _to.CleanUpAsync();
    }

    [Test]
    public async Task Move_WhenTheTargetHasARow_IsRefusedAndLeavesItAlone()
    {
        await Moves.ExecuteAsync(_target, "INSERT INTO content (hash, canonical) VALUES ('h', 'c')");

        await RefusesAsync("The target is not empty: there are rows in content. Give a database", Moves.Of(_source, _target));
        Assert.That(await Moves.MarkerAsync(_target), Is.Null);
    }

    [Test]
    public async Task Move_WhenACopyIsUnfinished_GoesOnOnlyWhenToldSoAndFromTheSameSource()
    {
        await StopAfterAsync(10);

        await RefusesAsync("The target holds an unfinished copy of the source. Go on with --resume", Moves.Of(_source, _target));
        var other = new SqliteStand();
        await using (var empty = await other.OpenAsync()) await RefusesAsync("unfinished copy of another installation, the source.", Moves.Of(empty, _target, Resumed() with { SourceName = "other" }));
        await other.CleanUpAsync();
        Assert.That((await Moves.Of(_source, _target, Resumed()).RunAsync()).Holds, Is.True);
        await RefusesAsync("No copy in it is unfinished: it has been finished", Moves.Of(_source, _target, Resumed()));
    }

    [TestCase("UPDATE launch SET input_rev = input_rev + 1 WHERE id = 9")]
    [TestCase("DELETE FROM command_log WHERE person_id = 2")]
    [TestCase("UPDATE audit_head SET sequence = sequence + 1 WHERE chain = 0")]
    public async Task Move_WhenTheSourceWasChangedBetweenTwoSessions_IsRefused(string change)
    {
        await StopAfterAsync(10);
        await Moves.ExecuteAsync(_source, change);

        await RefusesAsync("the source was changed since the copy began.", Moves.Of(_source, _target, Resumed()));
    }

    [Test]
    public async Task Move_WhenTheSourceChangesWhileItIsCopied_IsNotProved()
    {
        var changed = false;
        void Change(MoveProgress progress)
        {
            if (progress.Table == "person" && !changed) changed = Moves.ExecuteAsync(_source, "UPDATE person SET name_en = 'other' WHERE id = 1").GetAwaiter().GetResult() == 1;
        }
        var proof = await Moves.Of(_source, _target, Resumed() with { Copied = Change }).RunAsync();

        Assert.That(proof.Tables.Where(t => !t.Holds).Select(t => t.Table), Is.EqualTo(new[] { "person" }));
        Assert.That(await Moves.MarkerAsync(_target), Is.Not.Null, "it is not served");
    }

    [Test]
    public async Task Move_WhenTheSourceChangesBehindTheProofsBack_IsNotProved()
    {
        var proof = await Moves.Of(_source, _target, Resumed() with
        {
            Proved = p =>
            {
                if (p.Table == "launch") Moves.ExecuteAsync(_source, "UPDATE launch SET input_rev = input_rev + 1 WHERE id = 9").GetAwaiter().GetResult();
            },
        }).RunAsync();

        Assert.That((proof.SourceChanged, proof.Holds), Is.EqualTo((true, false)));
        Assert.That(await Moves.MarkerAsync(_target), Is.Not.Null);
    }

    [TestCase("UPDATE customer SET name = 'x' WHERE id = 3", "customer")]
    [TestCase("UPDATE customer SET phone = NULL WHERE id = 1 AND phone = ''", "customer")]
    [TestCase("UPDATE customer SET name = '' WHERE id = 4 AND name IS NULL", "customer")]
    [TestCase("UPDATE customer SET name = phone, phone = name WHERE id = 4", "customer")]
    [TestCase("UPDATE unit SET parent_id = NULL WHERE id = 4", "unit")]
    [TestCase("DELETE FROM delivery WHERE customer_id = 3", "delivery")]
    [TestCase("INSERT INTO content (hash, canonical) VALUES ('h', 'c')", "content")]
    [TestCase("UPDATE setting SET value = 'x' WHERE name = 'ends with spaces'", "setting")]
    public async Task Proof_WhenTheTargetWasChangedAfterwards_NamesTheTable(string change, string table)
    {
        Assert.That((await Moves.Of(_source, _target).RunAsync()).Holds, Is.True);
        Assert.That((await Moves.ProveAsync(_source, _target)).Holds, Is.True, "before");
        Assert.That(await Moves.ExecuteAsync(_target, change), Is.EqualTo(1));

        var proof = await Moves.ProveAsync(_source, _target);

        Assert.That(proof.Tables.Where(t => !t.Holds).Select(t => t.Table), Is.EqualTo(new[] { table }));
        Assert.That(proof.Holds, Is.False);
    }

    [TestCase("UPDATE audit_event SET body = body || ' ' WHERE chain = 3 AND sequence = 2", 3, ChainFault.Broken)]
    [TestCase("DELETE FROM audit_event WHERE chain = 3 AND sequence = 4", 3, ChainFault.OtherEnd)]
    [TestCase("UPDATE audit_head SET hash = 'x' WHERE chain = 7", 7, ChainFault.OtherEnd)]
    [TestCase("DELETE FROM audit_head WHERE chain = 7", 7, ChainFault.OtherEnd)]
    [TestCase("DELETE FROM audit_event WHERE chain = 0", 0, ChainFault.OtherEnd)]
    public async Task Proof_WhenAChainWasChanged_NamesTheChain(string change, long chain, ChainFault fault)
    {
        await Moves.Of(_source, _target).RunAsync();
        await Moves.ExecuteAsync(_target, change);

        var proof = await Moves.ProveAsync(_source, _target);

        Assert.That(proof.Faults.Select(f => (f.Chain, f.Fault)), Is.EqualTo(new[] { (chain, fault) }));
        Assert.That(proof.Holds, Is.False);
    }

    [Test]
    public async Task Proof_WhenTheTargetWouldHandOutIdsAgain_DoesNotHold()
    {
        await Moves.Of(_source, _target).RunAsync();
        await Moves.ExecuteAsync(_target, "UPDATE id_block SET next_id = 5");

        var proof = await Moves.ProveAsync(_source, _target);

        Assert.That(proof.Ids.Single().Holds, Is.False);
        Assert.That(proof.Holds, Is.False);
    }

    [Test]
    public Task Move_WhenANodeServesTheSource_IsRefused() => RefusesAsync(
        "The source is being served by node-7. Stop the servers first.",
        Moves.Of(_source, _target, Resumed() with { LiveNodes = (database, _) => Task.FromResult<IReadOnlyList<string>>(database == _source ? ["node-7"] : []) }));

    [Test]
    public async Task Move_WhenTheSourceHoldsATableOfOthers_LeavesItBehindAndSaysSo()
    {
        await Moves.ExecuteAsync(_source, "CREATE TABLE hangfire_job (id INTEGER NOT NULL PRIMARY KEY)");
        IReadOnlyList<string> left = [];

        var proof = await Moves.Of(_source, _target, Resumed() with { LeftBehind = tables => left = tables }).RunAsync();

        Assert.That(left, Is.EqualTo(new[] { "hangfire_job" }));
        Assert.That(proof.Holds, Is.True);
    }

    [TestCase("ALTER TABLE launch ADD COLUMN extra TEXT NULL", "The table launch has other columns")]
    [TestCase("INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (9999, 'x', 'x', 1)", "The source has schema 9999")]
    public async Task Move_WhenTheSchemasDiffer_IsRefused(string change, string reason)
    {
        await Moves.ExecuteAsync(_source, change);

        await RefusesAsync(reason, Moves.Of(_source, _target));
    }

    [Test]
    public async Task Move_WhenTheTargetDoesNotTakeARow_SaysWhich()
    {
        await Moves.ExecuteAsync(_target, "CREATE TRIGGER no_b BEFORE INSERT ON batch WHEN NEW.id = 9 BEGIN SELECT RAISE(ABORT, 'not this one'); END");

        await RefusesAsync("The target does not take rows of batch from [8] to [14]: SQLite Error 19: 'not this one'.", Moves.Of(_source, _target));
    }

    [Test]
    public async Task Server_WhenItsDatabaseIsAnUnfinishedCopy_DoesNotStart()
    {
        await StopAfterAsync(10);
        await _target.DisposeAsync();
        var settings = new ServerSettings { DatabasePath = _to.File, Urls = "http://127.0.0.1:0", Quiet = true };

        var refused = (await Assert.ThrowsAsync<UnfinishedCopyException>(() => ServerHost.BuildAsync(settings)))!;

        Assert.That(refused.Message, Does.StartWith("The database is an unfinished copy of the source."));
        _target = await Databases.OpenAsync(_to.Settings, TimeProvider.System);
        Assert.That((await Moves.Of(_source, _target, Resumed()).RunAsync()).Holds, Is.True);
        await Assert.ThrowsAsync<UnfinishedCopyException>(async () =>
        {
            await Moves.ExecuteAsync(_source, $"INSERT INTO setting (name, value) VALUES ('{MoveMarker.Setting}', '{{\"Source\":\"older\",\"State\":\"\",\"Pass\":0,\"Key\":null,\"Rows\":0}}')");
            await Moves.Of(_source, _target).RunAsync();
        }, "nor is it copied");
    }

    private static MoveOptions Resumed() => new() { SourceName = Moves.Source, BlockRows = 7, Resume = true };

    private async Task StopAfterAsync(int blocks)
    {
        using var end = new CancellationTokenSource();
        var move = Moves.Of(_source, _target, Resumed() with
        {
            Copied = _ =>
            {
                if (--blocks == 0) end.Cancel();
            },
        });
        await Assert.CatchAsync<OperationCanceledException>(() => move.RunAsync(end.Token));
        Assert.That(await Moves.MarkerAsync(_target), Is.Not.Null);
    }

    private static async Task RefusesAsync(string reason, InstallationMove move) =>
        Assert.That((await Assert.ThrowsAsync<MoveRefusedException>(() => move.RunAsync()))!.Message, Does.Contain(reason));
}
