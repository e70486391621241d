using ServiceGate.IntegrationTests.Kills;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.IntegrationTests.Cluster;

/// <summary>
/// Three real servers on one PostgreSQL database decide and send under load while a random one is killed every few seconds and started again. Nothing is
/// lost, nothing is done twice, and what the gateway saw twice was in flight at a kill.
/// </summary>
[NonParallelizable, Category("Waiting")]
[TestFixtureSource(nameof(Engines))]
public sealed class ClusterTests(string engine)
{
    private const string Embedded = "Embedded";

    private static readonly TimeSpan Afterwards = TimeSpan.FromMinutes(3);

    private ClusterPlan _plan = null!;
    private ClusterInstallation _installation = null!;
    private GatewaySink _sink = null!;
    private NodeGroup _nodes = null!;
    private DecisionLoad _load = null!;
    private ClusterEvidence _evidence = null!;

    private static IEnumerable<string> Engines => BuiltIn.Has("Elsa") ? [Embedded, "Elsa"] : [Embedded];

    [OneTimeSetUp]
    public async Task PrepareAsync()
    {
        PostgreSqlStand.Demand();
        _plan = ClusterPlan.Choose();
        _installation = await ClusterInstallation.MakeAsync(engine, ClusterPlan.Launches, _plan.Recipients);
        _sink = await GatewaySink.StartAsync(_plan.Pause);
        _nodes = new(_installation, _sink.Address, new(_plan.Seed));
        _load = new(_installation, _nodes, _plan.Seed);
        _evidence = new(new(_installation.Database), _installation.Batch);
    }

    [OneTimeTearDown]
    public async Task CleanUpAsync()
    {
        _nodes?.Dispose();
        if (_load is not null) await _load.DisposeAsync();
        if (_sink is not null) await _sink.DisposeAsync();
        if (_installation is not null) await _installation.DisposeAsync();
    }

    [Test]
    public async Task Cluster_WhenNodesAreKilledUnderLoad_LosesNothingAndDoublesNothing()
    {
        await RunAsync();
        await TestContext.Out.WriteLineAsync(await new ClusterReport(_plan, _nodes, _load.Sent, _sink).WriteAsync(_evidence));
        await WriteErrorsAsync();

        await AssertCommandsAsync();
        await AssertBatchAsync();
        AssertSendings();
    }

    private async Task RunAsync()
    {
        await _nodes.StartAsync();
        using var stop = new CancellationTokenSource();
        var load = _load.RunAsync(stop.Token);
        await _nodes.KillNowAndThenAsync(_plan.Killing, _plan.KillEvery, () => _load.IsCalm);
        using var patience = new CancellationTokenSource(Afterwards);
        await WhileAsync(_evidence.IsUnderWayAsync, patience.Token);
        await stop.CancelAsync();
        await load;
        await WhileAsync(_evidence.IsAnswerOwedAsync, patience.Token);
        await _nodes.EndAsync();
    }

    private static async Task WhileAsync(Func<Task<bool>> isSo, CancellationToken patience)
    {
        while (!patience.IsCancellationRequested && await isSo()) await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
    }

    private async Task AssertCommandsAsync()
    {
        var (sent, stored, effects) = (_load.Sent, await _evidence.CommandsAsync(), await _evidence.EffectsAsync());
        var acknowledged = sent.Where(s => s.Last.IsAccepted).Select(s => s.Key).ToList();
        var faults = await FlowFaults.FindAsync(new(_installation.Database), ReviewLoop.Read(), outside: engine != Embedded);
        var (decisions, edits) = (await _evidence.DecisionsAsync(), await _evidence.EditsAsync());
        var (standing, waiting) = (await _evidence.StandingFlowsAsync(), await _evidence.DecidedAndWaitingAsync());
        var answered = await _evidence.AnsweredForTheDeadAsync(sent);
        var (doubled, broken) = (await _evidence.DoubledDecisionsAsync(), await _evidence.BrokenChainsAsync());
        Assert.Multiple(() =>
        {
            Assert.That(sent.Where(s => s.Second is { IsBroken: true }), Is.Empty, "failed on a second node");
            Assert.That(sent.Where(s => s.First.Status >= 500), Is.Empty, "answered 5xx by a node that lived");
            Assert.That(answered, Is.Positive, "some node must die between commit and answer, else this proves nothing");
            Assert.That(stored, Is.Unique, "in the command log twice");
            Assert.That(acknowledged.Except(stored), Is.Empty, "acknowledged and lost");
            Assert.That(stored.Except(acknowledged), Is.Empty, "carried out though nobody was told so");
            Assert.That(effects, Is.Unique, "carried out twice");
            Assert.That(effects, Is.EquivalentTo(stored), "in the audit trail and in the command log");
            Assert.That(decisions, Is.EqualTo(sent.Count(s => s.Last.IsAccepted && !s.IsEdit)), "decisions and what was acknowledged");
            Assert.That(edits, Is.EqualTo(sent.Count(s => s.Last.IsAccepted && s.IsEdit)), "edits and what was acknowledged");
            Assert.That(doubled, Is.Empty, "decided twice about the same content");
            Assert.That(broken, Is.Empty, "breaks in audit chains");
            Assert.That(faults, Is.Empty, "flows");
            Assert.That(standing, Is.Empty, "flows that stand still");
            Assert.That(waiting, Is.Empty, "steps that were decided and wait");
        });
    }

    private async Task AssertBatchAsync()
    {
        var (batch, chunks, ledger) = (await _evidence.BatchAsync(), await _evidence.ChunksAsync(), await _evidence.LedgerAsync());
        var (doubled, starts) = (await _evidence.DoubledRowsAsync(), await _evidence.StartsAsync());
        Assert.Multiple(() =>
        {
            Assert.That(batch, Is.EqualTo($"done {_plan.Recipients} {_plan.Recipients} 0 0"), "the batch");
            Assert.That(starts, Is.EqualTo(1), "starts of the batch");
            Assert.That(chunks, Is.EqualTo([$"sent {_plan.Recipients / 200}"]), "chunks");
            Assert.That(doubled, Is.Empty, "twice in the ledger");
            Assert.That(ledger, Has.Count.EqualTo(_plan.Recipients), "rows of the ledger");
            Assert.That(ledger.ToHashSet(StringComparer.Ordinal).SetEquals(_sink.Seen.Keys), Is.True, "the ledger and what the gateway saw");
        });
    }

    /// <summary>A chunk goes out once, and once more for each kill at which it was in flight.</summary>
    private void AssertSendings()
    {
        var inFlight = _nodes.Kills.SelectMany(k => k.InFlight).CountBy(chunk => chunk).ToDictionary();
        var tooOften = _sink.Arrivals.CountBy(a => a.Chunk).Where(c => c.Value > 1 + inFlight.GetValueOrDefault(c.Key)).ToList();
        var messages = _sink.Seen.Where(s => s.Value > 1 && !inFlight.ContainsKey(_sink.ChunkOf(s.Key))).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(_sink.Refused, Is.Zero, "posts without a right signature");
            Assert.That(_sink.Strays, Is.Zero, "messages that came in another chunk");
            Assert.That(tooOften, Is.Empty, "chunks that arrived more often than they were in flight at a kill");
            Assert.That(messages, Is.Empty, "messages seen twice though not in flight at a kill");
            Assert.That(_nodes.Kills.Select(k => k.InFlight.Count), Is.All.LessThanOrEqualTo(ClusterPlan.Parallel), "chunks in flight at a kill");
            Assert.That(_nodes.Kills.Sum(k => k.InFlight.Count), Is.Positive, "some kill must hit a chunk in flight, else this proves nothing");
            Assert.That(_load.Sent.Count(s => s.First.Status is null), Is.Positive, "some command must hit a death, else this proves nothing");
        });
    }

    private async Task WriteErrorsAsync()
    {
        foreach (var line in _nodes.Said.Where(l => l.Contains("fail:", StringComparison.Ordinal)).Take(20)) await TestContext.Out.WriteLineAsync(line);
        foreach (var sent in _load.Sent.Where(s => s.First.Status >= 500 || s.Second is { IsBroken: true }).Take(20)) await TestContext.Out.WriteLineAsync(sent.ToString());
    }
}
