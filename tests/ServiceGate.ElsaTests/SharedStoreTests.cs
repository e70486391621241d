using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Filters;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Data.Opening;
using ServiceGate.Elsa;
using ServiceGate.Elsa.Running;
using ServiceGate.IntegrationTests.Servers;
using ServiceGate.Tests.Engines;
using ServiceGate.Tests.Workflow;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.ElsaTests;

/// <summary>Two nodes whose instances of Elsa stand in one server database, with Elsa's distributed runtime.</summary>
[TestFixture(ElsaStore.PostgreSql)]
[TestFixture(ElsaStore.SqlServer)]
public sealed class SharedStoreTests(ElsaStore store)
{
    private DatabaseSettings _database = null!;
    private DirectoryInfo _folder = null!;
    private ElsaEngine[] _nodes = [];
    private TestedEngine _inTurn = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if ((store is ElsaStore.PostgreSql ? PostgreSqlServer.Missing : SqlServerServer.Missing) is { } reason)
        {
            Assert.That(store is ElsaStore.PostgreSql && Environment.GetEnvironmentVariable("CI") == "true", Is.False, reason);
            Assert.Ignore(reason);
        }

        _database = store is ElsaStore.PostgreSql ? await PostgreSqlServer.NewDatabaseAsync() : await SqlServerServer.NewDatabaseAsync();
        _folder = Directory.CreateTempSubdirectory("servicegate-elsa-");
        var settings = ElsaSettings.In(_folder.FullName) with { Store = store, ConnectionString = _database.ConnectionString!, Distributed = true };
        _nodes = [new(settings, ElsaStand.Files), new(settings, ElsaStand.Files)];
        // Both bring the schema up to date at once, as nodes do that start together.
        await Task.WhenAll(_nodes.Select(node => node.StartAsync()));
        _inTurn = new(new DeferredEngine(ElsaEngine.OwnName), new InTurn(_nodes));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        _folder?.Delete(recursive: true);
        if (_database is null) return;
        await (store is ElsaStore.PostgreSql ? PostgreSqlServer.DropAsync(_database) : SqlServerServer.DropAsync(_database));
    }

    private static IEnumerable<string> Files => Shipped.All.Select(d => d.FileName);

    [TestCaseSource(nameof(Files))]
    public async Task Flow_FollowedByTheNodesInTurn_StandsWhereItsJournalLeads(string file)
    {
        var flow = await _inTurn.StartAsync(Shipped.Read(file));
        var random = new System.Random(7);
        for (var left = 40; left > 0 && flow.State.Status is WorkflowStatus.Running; left--)
        {
            var waiting = flow.State.Waiting[random.Next(flow.State.Waiting.Count)];
            var outcomes = flow.Definition.Find(waiting.ActivityId).Outcomes;
            (await flow.DoAsync(waiting, outcomes[random.Next(outcomes.Count)])).ShouldStandWhereItsJournalLeads();
        }

        Assert.That(flow.Journal, Has.Count.GreaterThan(2));
    }

    [Test]
    public async Task Follow_WhenBothNodesAreToldAtOnce_EndsInOnePosition()
    {
        for (var time = 0; time < 5; time++)
        {
            var flow = await (await _inTurn.StartAsync(Shipped.Read("product.v1.json"))).PlayAsync("dossier agree:Agreed audience evaluate:Medium");
            flow.Take(_inTurn.Engine.Advance(flow.Definition, flow.State, new("review-it", 1, "Approved")));

            await Task.WhenAll(_nodes.Select(node => node.TellAtOnceAsync(flow)));
            await flow.DrainAsync();

            flow.ShouldStandWhereItsJournalLeads();
            await flow.PlayAsync("review-market:Returned");
            flow.ShouldStandWhereItsJournalLeads();
        }
    }

    [Test]
    public async Task Follow_WhenTheOtherNodeHasLostTheInstance_ReplaysTheJournal()
    {
        var flow = await (await _inTurn.StartAsync(Shipped.Read("product.v1.json"))).PlayAsync("dossier agree:Agreed audience evaluate:Medium");
        await using (var scope = _nodes[0].Services.CreateAsyncScope())
        {
            var instances = scope.ServiceProvider.GetRequiredService<IWorkflowInstanceManager>();
            Assert.That(await instances.DeleteAsync(new WorkflowInstanceFilter { Id = ElsaFollower.InstanceOf(flow.Id) }), Is.True);
        }

        flow.Take(_inTurn.Engine.Advance(flow.Definition, flow.State, new("review-it", 1, "Approved")));
        var position = await _nodes[1].FollowAsync(flow.Definition, flow.Id, flow.Journal);

        Assert.That(Position.Of(position), Is.EqualTo(Position.Of(WorkflowEngine.Replay(flow.Definition, flow.Journal))));
    }

    private sealed class InTurn(ElsaEngine[] nodes) : IJournalFollower
    {
        private int _asked;

        public string Name => ElsaEngine.OwnName;

        public Task<WorkflowState> FollowAsync(
            WorkflowDefinition definition, long launchId, IReadOnlyList<JournalEntry> journal, CancellationToken cancellation = default) =>
            nodes[_asked++ % nodes.Length].FollowAsync(definition, launchId, journal, cancellation);
    }
}
