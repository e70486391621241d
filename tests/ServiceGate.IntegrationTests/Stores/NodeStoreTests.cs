using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Nodes;

namespace ServiceGate.IntegrationTests.Stores;

/// <summary>Who works on the database. On servers the database's clock counts, so tests move what was written instead of the clock.</summary>
public sealed class NodeStoreTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private NodeStore _nodes = null!;
    private WorkLeases _leases = null!;

    [SetUp]
    public void Prepare() => (_nodes, _leases) = (new(Database), new(Database));

    [Test]
    public async Task SignIn_WhenSeenSince_IsAliveWithWhatItDoes()
    {
        await SignInAsync("a");
        await _nodes.BeatAsync("a", "http://127.0.0.1:5080", """{"failing":true}""", Machine);

        var node = (await AllAsync()).Single();

        Assert.That((node.Id, node.Name, node.ProcessId, node.Version, node.Address, node.Doing, node.IsAlive, node.StoppedAt),
            Is.EqualTo(("a", "name of a", 17L, "1.2", "http://127.0.0.1:5080", """{"failing":true}""", true, (DateTimeOffset?)null)));
        Assert.That(node.SinceSeen, Is.InRange(TimeSpan.Zero, TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task Node_WhenUnseenForFifteenSeconds_IsDeadUntilSeenAgain()
    {
        await SignInAsync("a");
        await SignInAsync("b");

        await AgeAsync("a", TimeSpan.FromSeconds(16));
        Assert.That((await AllAsync()).Select(n => (n.Id, n.IsAlive)), Is.EqualTo(new[] { ("b", true), ("a", false) }));

        Assert.That(await _nodes.BeatAsync("a", null, "{}", Machine), Is.True);
        Assert.That((await AllAsync()).All(n => n.IsAlive), Is.True);
    }

    [Test]
    public async Task Beat_OfANodeThatNobodyKnows_SaysSo() => Assert.That(await _nodes.BeatAsync("a", null, "{}", Machine), Is.False);

    [Test]
    public async Task SignIn_WhenAlone_EndsAllOthers()
    {
        await SignInAsync("a");
        await _nodes.SignInAsync(new("b", "b", 1, "1.2"), alone: true, Machine);

        Assert.That((await AllAsync()).Select(n => (n.Id, n.IsAlive, n.StoppedAt is not null)), Is.EqualTo(new[] { ("b", true, false), ("a", false, true) }));
    }

    [Test]
    public async Task Lease_WhileItsHolderLives_IsNobodyElses()
    {
        await SignInAsync("a");
        await SignInAsync("b");

        Assert.That(await TakeAsync("a"), Is.True);
        Assert.That(await TakeAsync("a"), Is.True, "it keeps it");
        Assert.That(await TakeAsync("b"), Is.False);
        Assert.That((await AllAsync()).Single(n => n.Id == "a").Leases, Is.EqualTo(new[] { WorkLeases.Simulation }));
    }

    [TestCase("dead")]
    [TestCase("left")]
    [TestCase("given up")]
    public async Task Lease_WhenItsHolderIsGone_IsTheNextOnes(string how)
    {
        await SignInAsync("a");
        await SignInAsync("b");
        await TakeAsync("a");

        if (how == "dead") await AgeAsync("a", TimeSpan.FromSeconds(16));
        if (how == "left") await _nodes.SignOutAsync("a", Machine);
        if (how == "given up") await _leases.GiveUpAsync(WorkLeases.Simulation, "a");

        Assert.That(await TakeAsync("b"), Is.True);
        Assert.That((await AllAsync()).Single(n => n.Id == "b").Leases, Is.EqualTo(new[] { WorkLeases.Simulation }));
    }

    [Test]
    public async Task Lease_WhenManyAskAtOnce_HasOneHolder()
    {
        foreach (var i in Enumerable.Range(1, 6)) await SignInAsync($"n{i}");

        var taken = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Task.Run(() => TakeAsync($"n{i}"))));

        Assert.That(taken.Count(t => t), Is.EqualTo(1));
    }

    [Test]
    public async Task Lease_WhenDone_RemembersWhen()
    {
        Assert.That(await _leases.DoneAtAsync(WorkLeases.Retention), Is.Null);

        await _leases.DoneAsync(WorkLeases.Retention, Machine);

        Assert.That(await _leases.DoneAtAsync(WorkLeases.Retention), Is.EqualTo(Machine).Within(TimeSpan.FromMinutes(2)));
    }

    [TestCase("alive", ChunkStatus.Claimed)]
    [TestCase("dead", ChunkStatus.InDoubt)]
    [TestCase("left", ChunkStatus.InDoubt)]
    [TestCase("never seen", ChunkStatus.InDoubt)]
    public async Task Claims_OfAnotherNode_AreLostOnceItIsGone(string owner, ChunkStatus expected)
    {
        var batch = await RunningAsync();
        if (owner != "never seen") await SignInAsync("a");
        await ClaimAsync(batch, "a");
        if (owner == "dead") await AgeAsync("a", TimeSpan.FromSeconds(16));
        if (owner == "left") await _nodes.SignOutAsync("a", Machine);

        // Long after the lease by this node's clock: another node's lease is not for it to judge.
        var lost = await WriteAsync(s => s.Notices.MarkLostClaimsAsync(Machine, "b"));

        Assert.That(lost, Is.EqualTo(expected is ChunkStatus.InDoubt ? 1 : 0));
        Assert.That((await ReadAsync(s => s.Notices.ChunksAsync(batch.Id)))[0].Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task Pulse_WhileNodesAreSeen_Grows_AndBeginsAnewAfterAGap()
    {
        Assert.That(await _nodes.PulseAsync(Machine), Is.LessThan(TimeSpan.FromSeconds(1)), "nobody was there before");
        await Database.WriteAsync(sql => sql.ExecuteAsync("UPDATE work_lease SET taken_at = taken_at - 60000, done_at = done_at - 5000 WHERE name = 'pulse'"), default);
        Assert.That(await _nodes.PulseAsync(Machine), Is.InRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(75)), "seen five seconds ago");

        await Database.WriteAsync(sql => sql.ExecuteAsync("UPDATE work_lease SET done_at = done_at - 16000 WHERE name = 'pulse'"), default);
        Assert.That(await _nodes.PulseAsync(Machine), Is.LessThan(TimeSpan.FromSeconds(1)), "not seen for sixteen");
    }

    private static DateTimeOffset Machine => TimeProvider.System.GetUtcNow();

    private Task SignInAsync(string id) => _nodes.SignInAsync(new(id, $"name of {id}", 17, "1.2"), alone: false, Machine);

    private Task<IReadOnlyList<NodeRow>> AllAsync() => _nodes.AllAsync(Machine);

    private async Task<bool> TakeAsync(string id)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _leases.TakeAsync(WorkLeases.Simulation, id, Machine);
            }
            catch (Exception e) when (attempt < 10 && Sessions.IsTransient(e)) { }
        }
    }

    private Task<int> AgeAsync(string id, TimeSpan by) => Database.WriteAsync(
        sql => sql.ExecuteAsync("UPDATE node SET seen_at = seen_at - @ms WHERE id = @id", new { id, ms = (long)by.TotalMilliseconds }), default);

    private async Task<Batch> RunningAsync()
    {
        var launch = await AddLaunchAsync();
        var audience = await AddAudienceAsync(launch, 10);
        await SetGateAsync(launch, GateStatus.Open);
        return await AddRunningBatchAsync(launch, audience);
    }
}
