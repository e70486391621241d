using Elsa.Workflows;
using Elsa.Workflows.Management;
using Elsa.Workflows.Management.Entities;
using Elsa.Workflows.Management.Filters;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Filters;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Elsa.Running;
using ServiceGate.Tests.Engines;
using ServiceGate.Tests.Workflow;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.ElsaTests;

/// <summary>Whatever Elsa loses, breaks or is told twice, the journal brings back.</summary>
public sealed class RepairTests
{
    private const string Story = "dossier agree:Agreed audience evaluate:Medium";

    [Test]
    public async Task Follow_WhenTheInstanceIsGone_ReplaysTheJournal()
    {
        var flow = await StartedAsync();
        await WithElsaAsync(s => s.GetRequiredService<IWorkflowInstanceManager>().DeleteAsync(new WorkflowInstanceFilter { Id = ElsaFollower.InstanceOf(flow.Id) }));
        await WithElsaAsync(s => s.GetRequiredService<IBookmarkManager>().DeleteManyAsync(Of(flow)));

        await GoesOnAsync(flow);
    }

    [Test]
    public async Task Follow_WhenTheStoredBookmarksAreGone_ReplaysTheJournal()
    {
        var flow = await StartedAsync();
        await WithElsaAsync(s => s.GetRequiredService<IBookmarkManager>().DeleteManyAsync(Of(flow)));
        Assert.That(await StoredAsync(flow), Is.Empty);

        await GoesOnAsync(flow);
        Assert.That(await StoredAsync(flow), Is.EquivalentTo(flow.State.Waiting.Select(w => w.ActivityId)));
    }

    [Test]
    public async Task Follow_WhenElsaDiedBetweenItsBookmarksAndItsState_ReplaysTheJournal()
    {
        // Elsa stores bookmarks first: those of the step are gone, and the state still waits for it.
        var flow = await StartedAsync();
        var instance = await InstanceAsync(flow);
        await flow.PlayAsync("review-market:Approved");
        await WithElsaAsync(s => s.GetRequiredService<IWorkflowInstanceStore>().SaveAsync(instance).AsTask());

        flow.Take(ElsaStand.Tested.Engine.Advance(flow.Definition, flow.State, new("review-it", 1, "Approved")));
        await flow.DrainAsync();

        flow.ShouldStandWhereItsJournalLeads();
        await GoesOnAsync(flow);
    }

    [Test]
    public async Task Follow_WhenTheInstanceHasFailed_ReplaysTheJournal()
    {
        var flow = await StartedAsync();
        var instance = await InstanceAsync(flow);
        instance.WorkflowState.SubStatus = instance.SubStatus = WorkflowSubStatus.Faulted;
        await WithElsaAsync(s => s.GetRequiredService<IWorkflowInstanceStore>().SaveAsync(instance).AsTask());

        await GoesOnAsync(flow);
    }

    [Test]
    public async Task Follow_WhenTheInstanceHasFollowedAnotherJournal_ReplaysThisOne()
    {
        // As after a backup of the database was put back: as many entries, but not the same.
        var flow = await StartedAsync();
        IReadOnlyList<JournalEntry> other = [.. flow.Journal.Take(2), new(3, JournalEntry.Completed, "agree", 1, "Returned")];

        var position = await ElsaStand.Elsa.FollowAsync(flow.Definition, flow.Id, other);

        Assert.That(Position.Of(position), Is.EqualTo(Position.Of(WorkflowEngine.Replay(flow.Definition, other))));
    }

    [Test]
    public async Task Follow_WhenToldTheSameTwice_ChangesNothing()
    {
        var flow = await StartedAsync();
        var before = await InstanceAsync(flow);

        var again = await ElsaStand.Elsa.FollowAsync(flow.Definition, flow.Id, flow.Journal);

        Assert.That(again, Is.EqualTo(flow.State));
        Assert.That((await InstanceAsync(flow)).UpdatedAt, Is.EqualTo(before.UpdatedAt));
    }

    [Test]
    public async Task Follow_WhenTwoTellItAtOnce_EndsInOnePosition()
    {
        var flow = await StartedAsync();
        flow.Take(ElsaStand.Tested.Engine.Advance(flow.Definition, flow.State, new("review-it", 1, "Approved")));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ElsaStand.Elsa.TellAtOnceAsync(flow)));
        await flow.DrainAsync();

        flow.ShouldStandWhereItsJournalLeads();
        await GoesOnAsync(flow);
    }

    [Test]
    public async Task Follow_WhenTheFlowIsCalledOff_LeavesNothingWaiting()
    {
        var flow = await StartedAsync();

        await flow.CancelAsync();
        await ElsaStand.Elsa.FollowAsync(flow.Definition, flow.Id, flow.Journal);

        Assert.That(await StoredAsync(flow), Is.Empty);
        Assert.That((await InstanceAsync(flow)).SubStatus, Is.EqualTo(WorkflowSubStatus.Cancelled));
    }

    [Test]
    public async Task Follow_WhenTheDefinitionCircles_IsAFaultThatNamesIt()
    {
        var flow = await ElsaStand.Tested.StartAsync(EngineDrafts.Of("circle"));

        var fault = (await Assert.ThrowsAsync<EngineFaultException>(() => flow.PlayAsync("a:Returned")))!;

        Assert.That(fault.Message, Does.Contain("goes round"));
    }

    [Test]
    public async Task Follow_WhenTheJournalDoesNotFit_IsAFaultOfThatStep()
    {
        var flow = await StartedAsync();
        IReadOnlyList<JournalEntry> wrong = [.. flow.Journal, new(flow.Journal.Count + 1, JournalEntry.Completed, "dossier", 1, "Done")];

        var fault = (await Assert.ThrowsAsync<EngineFaultException>(() => ElsaStand.Elsa.FollowAsync(flow.Definition, flow.Id, wrong)))!;

        Assert.That((fault.ActivityId, fault.Visit), Is.EqualTo(("dossier", 1)));
    }

    private static async Task<PlayedFlow> StartedAsync() => await (await ElsaStand.Tested.StartAsync(Shipped.Read("product.v1.json"))).PlayAsync(Story);

    private static async Task GoesOnAsync(PlayedFlow flow)
    {
        var next = flow.State.Waiting.First(w => w.ActivityId.StartsWith("review-", StringComparison.Ordinal));
        (await flow.DoAsync(next, "Returned")).ShouldStandWhereItsJournalLeads();
        Assert.That(flow.Waiting, Is.EqualTo("dossier#2"));
    }

    private static BookmarkFilter Of(PlayedFlow flow) => new() { WorkflowInstanceId = ElsaFollower.InstanceOf(flow.Id) };

    private static async Task<IEnumerable<string>> StoredAsync(PlayedFlow flow) => await WithElsaAsync(async s =>
        (await s.GetRequiredService<IBookmarkStore>().FindManyAsync(Of(flow))).Select(b => b.Metadata!["step"]));

    private static Task<WorkflowInstance> InstanceAsync(PlayedFlow flow) => WithElsaAsync(async s =>
        (await s.GetRequiredService<IWorkflowInstanceStore>().FindAsync(new WorkflowInstanceFilter { Id = ElsaFollower.InstanceOf(flow.Id) }))!);

    private static async Task<T> WithElsaAsync<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = ElsaStand.Elsa.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider);
    }

    private static async Task WithElsaAsync(Func<IServiceProvider, Task> use)
    {
        await using var scope = ElsaStand.Elsa.Services.CreateAsyncScope();
        await use(scope.ServiceProvider);
    }
}
