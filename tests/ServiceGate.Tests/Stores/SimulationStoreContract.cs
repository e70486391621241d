using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Tests.Stores;

public abstract class SimulationStoreContract(IStoreStand stand) : StoreContract(stand)
{
    protected static readonly DefinitionSimulation New = new(
        900_500, "it-cutover", 2, "hash", 1, SimulationStatus.Running, ManagerId, Now, null, 3, 0, EffectCounts.None);

    protected static readonly SimulatedFlow Blocked = new(
        new(WorkflowStatus.Running, ["go-ahead"]), new(WorkflowStatus.Running, ["review-legal"]),
        [new("go-ahead", true, 0, 1, [new("gate.not-signed", new Dictionary<string, string> { ["department"] = "legal" })], [])]);

    protected static readonly SimulatedFlow Unchanged = new(new(WorkflowStatus.Finished, []), new(WorkflowStatus.Finished, []), []);

    [Test]
    public async Task Simulation_WhenWrittenThroughItsLife_IsReadAsItIs()
    {
        await WriteAsync(s => s.Simulations.AddAsync(New));
        Assert.That(await ReadAsync(s => s.Simulations.RunningAsync()), Is.EqualTo(new[] { New }));

        var moved = New with { LastLaunch = 7, Counts = new(1, 2, 3, 4) };
        await WriteAsync(s => s.Simulations.UpdateAsync(moved, New));
        var ended = moved with { Status = SimulationStatus.Finished, EndedAt = Now.AddHours(1) };
        await WriteAsync(s => s.Simulations.UpdateAsync(ended, moved));
        Assert.That(await ReadAsync(s => s.Simulations.FindAsync("it-cutover", 2)), Is.EqualTo(ended));
        Assert.That(await ReadAsync(s => s.Simulations.RunningAsync()), Is.Empty);
        Assert.That(await ReadAsync(s => s.Simulations.FindAsync("it-cutover", 1)), Is.Null);

        var again = New with { Run = 2, Hash = "other", StartedAt = Now.AddDays(1), Total = 9 };
        await WriteAsync(s => s.Simulations.UpdateAsync(again, ended));
        Assert.That(await ReadAsync(s => s.Simulations.FindAsync("it-cutover", 2)), Is.EqualTo(again));
    }

    [Test]
    public async Task Simulations_OfAllVersions_AreInTheOrderOfTheirIds()
    {
        var earlier = New with { Id = New.Id - 1, Version = 1, Status = SimulationStatus.Stopped };
        await WriteAsync(s => s.Simulations.AddAsync(New));
        await WriteAsync(s => s.Simulations.AddAsync(earlier));

        Assert.That(await ReadAsync(s => s.Simulations.AllAsync()), Is.EqualTo(new[] { earlier, New }));
    }

    [Test]
    public async Task Simulation_WhenItIsNoLongerAsSeen_IsNotWritten()
    {
        var there = New with { LastLaunch = 7, Run = 2, Status = SimulationStatus.Stopped };
        await WriteAsync(s => s.Simulations.AddAsync(there));

        foreach (var seen in new[] { there with { LastLaunch = 6 }, there with { Run = 1 }, there with { Status = SimulationStatus.Running } })
            await Assert.ThrowsAsync<ConcurrentChangeException>(() => WriteAsync(s => s.Simulations.UpdateAsync(there with { Total = 99 }, seen)));

        Assert.That(await ReadAsync(s => s.Simulations.FindAsync("it-cutover", 2)), Is.EqualTo(there));
    }

    [Test]
    public async Task Launches_AreListedByDefinition_InPages()
    {
        await AddLaunchesAsync();

        Assert.That(await ReadAsync(s => s.Simulations.CountAsync("it-cutover")), Is.EqualTo(3));
        Assert.That(await ReadAsync(s => s.Simulations.LaunchesAsync("it-cutover", 0, 2)), Is.EqualTo(new[] { 1L, 2L }));
        Assert.That(await ReadAsync(s => s.Simulations.LaunchesAsync("it-cutover", 2, 2)), Is.EqualTo(new[] { 4L }));
    }

    [Test]
    public async Task ChangedSince_CountsLaunchesThatWereNotJudgedAsTheyAre()
    {
        await AddLaunchesAsync();
        await WriteAsync(s => s.Simulations.AddAsync(New));
        await RecordAsync(1, (1, Unchanged), (2, Unchanged), (4, Unchanged));
        Assert.That(await ReadAsync(s => s.Simulations.ChangedSinceAsync(New)), Is.Zero);

        await WriteAsync(async s => await s.Launches.UpdateAsync((await s.Launches.FindAsync(2))! with { InputRevision = 1 }, 0));
        await WriteAsync(s => s.Launches.AddAsync(NewLaunch(5, "HZ-2026-000005")));

        Assert.That(await ReadAsync(s => s.Simulations.ChangedSinceAsync(New)), Is.EqualTo(2));
        Assert.That(await ReadAsync(s => s.Simulations.ChangedSinceAsync(New with { Run = 2 })), Is.EqualTo(4), "another run judged none");
    }

    protected Task AddLaunchesAsync() => WriteAsync(async s =>
    {
        foreach (var (id, definition) in new[] { (1, "it-cutover"), (2, "it-cutover"), (3, "product"), (4, "it-cutover") })
            await s.Launches.AddAsync(NewLaunch(id, $"HZ-2026-{id:000000}") with { DefinitionId = definition });
    });

    protected Task RecordAsync(int run, params (long Launch, SimulatedFlow Flow)[] results) =>
        WriteAsync(s => s.Simulations.RecordAsync([.. results.Select(r => new SimulatedLaunch(New.Id, run, r.Launch, 0, r.Flow))]));
}
