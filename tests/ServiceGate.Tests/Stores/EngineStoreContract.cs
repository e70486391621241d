using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Stores;

/// <summary>Which engine runs a flow, and what engines outside owe.</summary>
public abstract class EngineStoreContract(IStoreStand stand) : StoreContract(stand)
{
    private const string Outside = "outside";

    private long _launch;

    [SetUp]
    public async Task PrepareAsync() => _launch = await AddLaunchAsync();

    [Test]
    public async Task Save_KeepsTheEngineAndWhatItOwes()
    {
        await StartAsync(_launch, Outside, owed: true);

        var flow = (await ReadAsync(s => s.Flows.FindAsync(_launch)))!;
        Assert.That((flow.Engine, flow.State.AnswerOwed), Is.EqualTo((Outside, true)));
        Assert.That(await ReadAsync(s => s.Flows.IsAnyOwedAsync(Outside)), Is.True);
        Assert.That(await ReadAsync(s => s.Flows.IsAnyOwedAsync(EmbeddedEngine.OwnName)), Is.False);
    }

    [Test]
    public async Task ClaimOwed_GivesEachFlowToOneTaker_UntilItsTimeIsOver()
    {
        var other = await AddLaunchAsync("HZ-2026-000002");
        await StartAsync(_launch, Outside, owed: true);
        await StartAsync(other, Outside, owed: false);

        Assert.That(await ClaimAsync(0), Is.EqualTo(new[] { new OwedFlow(_launch, "HZ-2026-000001", "it-cutover", 1, 1) }));
        Assert.That(await ClaimAsync(59), Is.Empty);
        Assert.That(await ClaimAsync(60), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task PutBack_LetsAFlowBeTakenAgain_AtOnceOrLater()
    {
        await StartAsync(_launch, Outside, owed: true);
        await ClaimAsync(0);

        await WriteAsync(s => s.Flows.PutBackAsync(_launch, null));
        Assert.That(await ClaimAsync(1), Has.Count.EqualTo(1));

        await WriteAsync(s => s.Flows.PutBackAsync(_launch, Now.AddSeconds(5)));
        Assert.That(await ClaimAsync(4), Is.Empty);
        Assert.That(await ClaimAsync(5), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ClaimOwed_LeavesFlowsThatStandStill()
    {
        await StartAsync(_launch, Outside, owed: true);
        await WriteAsync(s => s.Flows.SetFaultAsync(_launch, new("review", 1, "broken", Now)));

        Assert.That(await ClaimAsync(0), Is.Empty);
        Assert.That(await ReadAsync(s => s.Flows.IsAnyOwedAsync(Outside)), Is.False);
    }

    [Test]
    public async Task Save_OfAnAnswer_NeedsTheSameSequence_KeepsTheFaultAndEndsTheClaim()
    {
        await StartAsync(_launch, Outside, owed: true);
        await ClaimAsync(0);
        await WriteAsync(s => s.Flows.SetFaultAsync(_launch, new("review", 1, "untold", Now)));

        await WriteAsync(s => s.Flows.SaveAsync(Answer(1)));
        await Assert.ThrowsAsync<ConcurrentChangeException>(() => WriteAsync(s => s.Flows.SaveAsync(Answer(2))));

        var flow = (await ReadAsync(s => s.Flows.FindAsync(_launch)))!;
        Assert.That((flow.State.AnswerOwed, flow.Fault?.Message), Is.EqualTo((false, "untold")));
        Assert.That((await ReadAsync(s => s.Flows.BookmarksAsync(_launch))).Select(b => b.ActivityId), Is.EqualTo(new[] { "review" }));
        Assert.That(await ReadAsync(s => s.Flows.JournalAsync(_launch)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task HandOver_GivesARunningFlowToAnotherEngine_WhichOwesAnAnswer()
    {
        var ended = await AddLaunchAsync("HZ-2026-000002");
        await StartAsync(_launch, EmbeddedEngine.OwnName, owed: false);
        await StartAsync(ended, EmbeddedEngine.OwnName, owed: false, WorkflowStatus.Finished);
        Assert.That(await ReadAsync(s => s.Flows.RunByOthersAsync(Outside, 10)), Is.EqualTo(new[] { "HZ-2026-000001" }));
        Assert.That(await ReadAsync(s => s.Flows.RunByOthersAsync(EmbeddedEngine.OwnName, 10)), Is.Empty);

        await WriteAsync(s => s.Flows.HandOverAsync(_launch, Outside));
        await Assert.ThrowsAsync<ConcurrentChangeException>(() => WriteAsync(s => s.Flows.HandOverAsync(ended, Outside)));

        Assert.That(await ClaimAsync(0), Has.Count.EqualTo(1));
        Assert.That((await ReadAsync(s => s.Flows.FindAsync(_launch)))!.State.AnswerOwed, Is.False, "the position stays as it is known");
        Assert.That(await ReadAsync(s => s.Flows.RunByOthersAsync(Outside, 10)), Is.Empty);
    }

    [Test]
    public async Task Journal_AfterASequence_LeavesOutWhatCameBefore()
    {
        await StartAsync(_launch, Outside, owed: false);
        await WriteAsync(s => s.Flows.SaveAsync(new(
            new(_launch, State(2, true), Engine: Outside), [new(2, JournalEntry.Completed, "review", 1, "Approved")], [], [], [], Now, ManagerId)));

        Assert.That((await ReadAsync(s => s.Flows.JournalAsync(_launch, 1))).Select(r => r.Entry.Sequence), Is.EqualTo(new[] { 2 }));
    }

    private Task<IReadOnlyList<OwedFlow>> ClaimAsync(int seconds) =>
        WriteAsync(s => s.Flows.ClaimOwedAsync(Outside, Now.AddSeconds(seconds), Now.AddSeconds(seconds + 60), 10));

    private FlowMove Answer(int sequence) => new(
        new(_launch, State(sequence, false), Engine: Outside), [], [new(_launch, "review", 1, "ServiceGate.SignOff", "it", Now)], [], [], Now, 0);

    private Task StartAsync(long launch, string engine, bool owed, WorkflowStatus status = WorkflowStatus.Running) => WriteAsync(s => s.Flows.SaveAsync(new(
        new(launch, State(1, owed) with { Status = status }, Engine: engine), [new(1, JournalEntry.Started, null, 0, null)], [], [], [], Now, ManagerId)));

    private static WorkflowState State(int sequence, bool owed) => new()
    {
        DefinitionId = "it-cutover",
        DefinitionVersion = 1,
        Status = WorkflowStatus.Running,
        Sequence = sequence,
        AnswerOwed = owed,
    };
}
