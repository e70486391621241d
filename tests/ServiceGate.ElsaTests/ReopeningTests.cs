using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Filters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Elsa.Running;
using ServiceGate.Tests.Engines;
using ServiceGate.Tests.Workflow;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.ElsaTests;

/// <summary>Elsa cannot open a completed step again: its instance is thrown away and follows what still counts.</summary>
public sealed class ReopeningTests
{
    private const string Story = "dossier agree:Agreed audience evaluate:Medium review-it:Approved";

    [Test]
    public async Task Reopening_IsFollowedAnew_AndWarnsNobody()
    {
        var (flow, log) = (await StartedAsync(), new Written());
        Reopen(flow, "review-it");

        Assert.That(await StandsAsync(flow, log), Is.True);
        Assert.That(log.Lines, Is.EqualTo(new[] { (LogLevel.Information, $"The instance {ElsaFollower.InstanceOf(flow.Id)} follows its journal anew, since a step was opened again.") }));
    }

    [Test]
    public async Task Reopening_ThatWasFollowed_IsNoReasonAnyMore()
    {
        var (flow, log) = (await StartedAsync(), new Written());
        Reopen(flow, "review-it");
        await flow.DrainAsync();
        flow.Take(ElsaStand.Tested.Engine.Advance(flow.Definition, flow.State, new("review-it", 1, "Returned")));

        Assert.That(await StandsAsync(flow, log), Is.True);
        Assert.That(log.Lines, Is.Empty, "the instance is at the reopening already");
    }

    [Test]
    public async Task Reopening_DoneAgainBeforeElsaIsTold_ChangesNothing()
    {
        var (flow, log) = (await StartedAsync(), new Written());
        var before = await UpdatedAsync(flow);
        JournalEntry[] again = [.. flow.Journal, new(7, JournalEntry.Reopened, "review-it", 1, null), new(8, JournalEntry.Completed, "review-it", 1, "Approved")];

        var position = await Follower(log).FollowAsync(flow.Definition, flow.Id, again);

        Assert.That(Position.Of(position), Is.EqualTo(Position.Of(WorkflowEngine.Replay(flow.Definition, again))));
        Assert.That((log.Lines.Count, await UpdatedAsync(flow)), Is.EqualTo((0, before)), "what counts is what it has followed");
    }

    [Test]
    public async Task AnotherJournal_WithAReopeningOfItsOwn_IsWarnedOf()
    {
        // As after a backup of the database was put back: the entry before the reopening is not the one that Elsa was told.
        var (flow, log) = (await StartedAsync(), new Written());
        JournalEntry[] other = [.. flow.Journal.SkipLast(1), new(6, JournalEntry.Completed, "review-it", 1, "Returned"), new(7, JournalEntry.Reopened, "review-it", 1, null)];

        var position = await Follower(log).FollowAsync(flow.Definition, flow.Id, other);

        Assert.That(Position.Of(position), Is.EqualTo(Position.Of(WorkflowEngine.Replay(flow.Definition, other))));
        Assert.That(log.Lines.Select(line => line.Level), Is.EqualTo(new[] { LogLevel.Warning }));
    }

    [Test]
    public async Task CalledOff_BeforeElsaIsToldOfTheReopening_LeavesNothingWaiting()
    {
        var flow = await StartedAsync();
        Reopen(flow, "review-it");

        await flow.CancelAsync();

        Assert.That((flow.State.Status, flow.Waiting, flow.State.Sequence), Is.EqualTo((WorkflowStatus.Cancelled, "", flow.Journal[^1].Sequence)));
    }

    [Test]
    public async Task JournalWithAReopening_ThatDoesNotFit_IsTheFlowsFault()
    {
        var flow = await StartedAsync();
        JournalEntry[] wrong = [.. flow.Journal, new(7, JournalEntry.Completed, "dossier", 1, "Done"), new(8, JournalEntry.Reopened, "review-it", 1, null)];

        var fault = (await Assert.ThrowsAsync<EngineFaultException>(() => ElsaStand.Elsa.FollowAsync(flow.Definition, flow.Id, wrong)))!;

        Assert.That((fault.ActivityId, fault.Visit), Is.EqualTo(("", 0)), "which of them does not fit is in the message");
        Assert.That(fault.Message, Does.Contain("'dossier' (visit 1)"));
    }

    private static async Task<PlayedFlow> StartedAsync() => await (await ElsaStand.Tested.StartAsync(Shipped.Read("product.v1.json"))).PlayAsync(Story);

    private static void Reopen(PlayedFlow flow, string step) => flow.Take(ElsaStand.Tested.Engine.Reopen(flow.Definition, flow.State, flow.Journal, new(step, 1)));

    private static ElsaFollower Follower(Written log) => new(ElsaStand.Elsa.Services.GetRequiredService<IServiceScopeFactory>(), log);

    private static async Task<bool> StandsAsync(PlayedFlow flow, Written log)
    {
        var position = await Follower(log).FollowAsync(flow.Definition, flow.Id, flow.Journal);
        Assert.That(Position.Of(position), Is.EqualTo(Position.Of(WorkflowEngine.Replay(flow.Definition, flow.Journal))));
        return position.Sequence == flow.Journal.Count;
    }

    private static async Task<DateTimeOffset> UpdatedAsync(PlayedFlow flow)
    {
        await using var scope = ElsaStand.Elsa.Services.CreateAsyncScope();
        var instances = scope.ServiceProvider.GetRequiredService<IWorkflowInstanceStore>();
        return (await instances.FindAsync(new WorkflowInstanceFilter { Id = ElsaFollower.InstanceOf(flow.Id) }))!.UpdatedAt;
    }

    private sealed class Written : ILogger<ElsaFollower>
    {
        internal List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
