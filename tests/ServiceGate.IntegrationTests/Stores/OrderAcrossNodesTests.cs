using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sql;

namespace ServiceGate.IntegrationTests.Stores;

/// <summary>
/// Each node hands out ids from blocks of its own, so that what came later may have the smaller id. What was said last is told by its time; ids only settle
/// which of two came first within one millisecond.
/// </summary>
public sealed class OrderAcrossNodesTests(DatabaseStand stand) : DatabaseTests(stand)
{
    private readonly DatabaseStand _stand = stand;
    private Database? _otherDatabase;
    private ISessionFactory _other = null!;
    private long _launch;

    [SetUp]
    public async Task PrepareAsync()
    {
        // This node has its block before the other one.
        _launch = await AddLaunchAsync();
        if (_stand.Settings.IsShared) _otherDatabase = await Databases.OpenAsync(_stand.Settings, TimeProvider.System);
        _other = _otherDatabase is { } database ? new DbSessionFactory(database) : Sessions;
    }

    [TearDown]
    public async Task CloseOtherAsync()
    {
        if (_otherDatabase is { } database) await database.DisposeAsync();
    }

    [Test]
    public async Task Decisions_WhenNodesTakeThemInTurn_AreInThatOrder()
    {
        await DecideAsync(_other, Verdict.Returned, Now);
        await DecideAsync(Sessions, Verdict.Approved, Now.AddSeconds(1));
        await DecideAsync(_other, Verdict.Returned, Now.AddSeconds(2));

        var decisions = await ReadAsync(s => s.SignOffs.DecisionsAsync(_launch));
        Assert.That(decisions.Select(d => d.Verdict), Is.EqualTo([Verdict.Returned, Verdict.Approved, Verdict.Returned]));
    }

    [Test]
    public async Task Acknowledgements_WhenNodesTakeThemInTurn_AreTheLast()
    {
        await AcknowledgeAsync(_other, "h1", Now);
        await AcknowledgeAsync(Sessions, "h2", Now.AddSeconds(1));

        var standing = await ReadAsync(s => s.Gates.AcknowledgementsAsync(_launch));
        Assert.That(standing.Select(a => a.ScriptHash), Is.EqualTo(["h2"]));
    }

    private Task DecideAsync(ISessionFactory node, Verdict verdict, DateTimeOffset at) => WriteOnAsync(node, async s => await s.SignOffs.AddAsync(
        new StepDecision(await s.NextIdAsync(), _launch, "review-it", 1, 1, verdict, ManagerId, at, "reason", new Dictionary<Section, string>())));

    private Task AcknowledgeAsync(ISessionFactory node, string hash, DateTimeOffset at) =>
        WriteOnAsync(node, s => s.Gates.AddAsync(new Acknowledgement(_launch, "shop", hash, ManagerId, at)));

    private static async Task WriteOnAsync(ISessionFactory node, Func<ICommandSession, Task> write)
    {
        await using var session = await node.BeginAsync();
        await write(session);
        await session.CommitAsync();
    }
}
