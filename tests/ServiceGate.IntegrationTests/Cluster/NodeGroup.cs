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
    /// <summary>Number of the node that dies first.</summary>
    private const int Doomed = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

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

    /// <summary>
    /// Starts all of them at once. One will die by itself when it has committed a command and not yet answered, which a kill at random seldom meets; not among the commands that its start gives.
    /// </summary>
    public Task StartAsync() => Task.WhenAll(
        Enumerable.Range(1, ClusterPlan.Nodes).Select(number => StartAsync(number, number == Doomed ? $"command.after-commit:{random.Next(30, 45)}" : null)));

    /// <summary>Kills a random node every now and then and starts it again a moment later; ends when all are up again.</summary>
    /// <param name="duration">For how long.</param>
    /// <param name="every">How long from one kill to the next, give or take a third.</param>
    /// <param name="mayKill">Whether now is a good time: one death is to be survived before the next.</param>
    public async Task KillNowAndThenAsync(TimeSpan duration, TimeSpan every, Func<bool> mayKill)
    {
        var (started, restarts) = (Stopwatch.StartNew(), new List<Task> { await DieAsync(Doomed, node => node.DeathAsync(_sql)) });
        while (started.Elapsed < duration)
        {
            await Task.Delay(every * (0.67 + (0.66 * random.NextDouble())), TimeProvider.System);
            while (started.Elapsed < duration && (_live.Count < 2 || !mayKill())) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            if (started.Elapsed >= duration) break;
            restarts.Add(await DieAsync(_live.Keys.ElementAt(random.Next(_live.Count)), node => node.KillAsync(_sql)));
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

    /// <summary>Lets a node die, and notes what it was sending.</summary>
    /// <returns>Its restart.</returns>
    private async Task<Task> DieAsync(int number, Func<ServerNode, Task> death)
    {
        var node = _live[number].Node;
        var dying = death(node);
        await node.GoneAsync();
        var at = TimeProvider.System.GetUtcNow();
        _live.TryRemove(number, out _);
        await dying;
        _kills.Add(new(at, node.Life, await ClaimsOfAsync(node)));
        return RestartAsync(number, TimeSpan.FromMilliseconds(random.Next(100, 1000)));
    }

    private Task<IReadOnlyList<string>> ClaimsOfAsync(ServerNode node) => _sql.TextsAsync(
        $"""
        SELECT COALESCE(b.send_word, CAST(b.id AS TEXT)) || '-' || k.sequence
        FROM chunk k JOIN batch b ON b.id = k.batch_id JOIN node n ON n.id = k.claimed_by
        WHERE k.status = 'claimed' AND n.name = '{node.Name}' AND n.process_id = {node.ProcessId}
        ORDER BY k.sequence
        """);

    private async Task RestartAsync(int number, TimeSpan after)
    {
        await Task.Delay(after, TimeProvider.System);
        await StartAsync(number, null);
    }

    private async Task StartAsync(int number, string? failpoint)
    {
        var node = ServerNode.Start(installation, sink, number, ++_livesOf[number], failpoint);
        _lives.Add(node);
        var address = await node.Address.WaitAsync(Patience, TimeProvider.System);
        Assert.That(address, Is.Not.Null, $"{node.Life} did not start: {string.Join('\n', node.Said)}");
        _live[number] = (node, address!);
    }
}
