using System.Collections.Concurrent;
using System.Diagnostics;
using ServiceGate.IntegrationTests.Kills;

namespace ServiceGate.IntegrationTests.Cluster;

/// <summary>A kill.</summary>
/// <param name="At">When.</param>
/// <param name="Life">Which life of which node.</param>
/// <param name="InFlight">The keys of the chunks that it had claimed and not recorded.</param>
internal sealed record NodeKill(DateTimeOffset At, string Life, IReadOnlyList<string> InFlight);

/// <summary>The nodes of a cluster. Whoever is killed is started again; one at least stays alive.</summary>
internal sealed class NodeGroup(ClusterInstallation installation, Uri sink, Random random) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly PlainSql _sql = new(installation.Database);
    private readonly ConcurrentDictionary<int, (ServerNode Node, Uri Address)> _live = new();
    private readonly ConcurrentBag<ServerNode> _lives = [];
    private readonly int[] _livesOf = new int[ClusterPlan.Nodes + 1];
    private readonly List<NodeKill> _kills = [];

    /// <summary>The addresses of the nodes that answer, as far as anybody knows.</summary>
    public IReadOnlyList<Uri> Live => [.. _live.Values.Select(l => l.Address)];

    /// <summary>The same without one; if nobody else is alive, that one.</summary>
    public IReadOnlyList<Uri> Others(Uri than) => Live.Where(address => address != than).ToList() is { Count: > 0 } others ? others : [than];

    /// <summary>The kills so far.</summary>
    public IReadOnlyList<NodeKill> Kills => _kills;

    /// <summary>What all lives of all nodes wrote.</summary>
    public IEnumerable<string> Said => _lives.SelectMany(l => l.Said.Select(line => $"{l.Life}: {line}"));

    /// <summary>Starts all of them at once.</summary>
    public Task StartAsync() => Task.WhenAll(Enumerable.Range(1, ClusterPlan.Nodes).Select(StartAsync));

    /// <summary>Kills a random node every now and then and starts it again a moment later; ends when all are up again.</summary>
    /// <param name="duration">For how long.</param>
    /// <param name="every">How long from one kill to the next, give or take a third.</param>
    /// <param name="mayKill">Whether now is a good time: one death is to be survived before the next.</param>
    public async Task KillNowAndThenAsync(TimeSpan duration, TimeSpan every, Func<bool> mayKill)
    {
        var (started, restarts) = (Stopwatch.StartNew(), new List<Task>());
        while (true)
        {
            await Task.Delay(every * (0.67 + (0.66 * random.NextDouble())), TimeProvider.System);
            if (started.Elapsed >= duration) break;
            while (_live.Count < 2 || !mayKill()) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            var number = await KillAsync();
            restarts.Add(RestartAsync(number, TimeSpan.FromMilliseconds(random.Next(100, 1000))));
        }
        await Task.WhenAll(restarts);
    }

    /// <summary>Kills all of them, so that nobody changes the database any more.</summary>
    public async Task EndAsync()
    {
        foreach (var (node, _) in _live.Values) await node.KillAsync(_sql);
        _live.Clear();
    }

    public void Dispose()
    {
        foreach (var life in _lives) life.Dispose();
    }

    private async Task<int> KillAsync()
    {
        var (number, (node, _)) = _live.ElementAt(random.Next(_live.Count));
        var at = TimeProvider.System.GetUtcNow();
        var dying = node.KillAsync(_sql);
        _live.TryRemove(number, out _);
        await dying;
        _kills.Add(new(at, node.Life, await ClaimsOfAsync(node)));
        return number;
    }

    private Task<IReadOnlyList<string>> ClaimsOfAsync(ServerNode node) => _sql.TextsAsync(
        $"""
        SELECT k.batch_id || '-' || k.sequence
        FROM chunk k JOIN node n ON n.id = k.claimed_by
        WHERE k.status = 'claimed' AND n.name = '{node.Name}' AND n.process_id = {node.ProcessId}
        ORDER BY k.sequence
        """);

    private async Task RestartAsync(int number, TimeSpan after)
    {
        await Task.Delay(after, TimeProvider.System);
        await StartAsync(number);
    }

    private async Task StartAsync(int number)
    {
        var node = ServerNode.Start(installation, sink, number, ++_livesOf[number]);
        _lives.Add(node);
        var address = await node.Address.WaitAsync(Patience, TimeProvider.System);
        Assert.That(address, Is.Not.Null, $"{node.Life} did not start: {string.Join('\n', node.Said)}");
        _live[number] = (node, address!);
    }
}
