using System.Globalization;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Tests.Engines;
using ServiceGate.Tests.Workflow;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.ElsaTests;

/// <summary>
/// Random events in random order, now and then with an administrator's move or with a completed step that is opened again, on the shipped definitions and on flowcharts
/// drawn at random: after each of them Elsa stands where the embedded engine stands. The seed is printed; <c>SERVICEGATE_FLOW_SEED</c> repeats a run,
/// <c>SERVICEGATE_FLOW_RUNS</c> says how many seeds are played from there.
/// </summary>
public sealed class RandomRuns
{
    private const int MostEvents = 40;

    /// <summary>
    /// What Elsa 3.6 says when an administrator's move withdraws something nested, which no shipped definition has: then the flow stands still with that fault, to
    /// be called off or taken back to the embedded engine (<see cref="MoveTests"/>). It never stands anywhere else.
    /// </summary>
    private static readonly string[] FaultsOfElsa = ["Lost an owner context", "is not reachable from the flowchart graph"];

    private static readonly int Seed = int.TryParse(
        Environment.GetEnvironmentVariable("SERVICEGATE_FLOW_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : System.Random.Shared.Next(1_000_000);

    private static readonly int? Runs = int.TryParse(
        Environment.GetEnvironmentVariable("SERVICEGATE_FLOW_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var runs) ? runs : null;

    private static IEnumerable<string> Files => Shipped.All.Select(d => d.FileName);

    private static IEnumerable<int> Drawn => Enumerable.Range(0, EngineDrafts.Drawn.Count);

    [TestCaseSource(nameof(Files))]
    public async Task Shipped_InAnyOrderOfEvents_StandsWhereTheEmbeddedEngineStands(string file)
    {
        for (var run = 0; run < (Runs ?? 4); run++) await PlayAsync(Shipped.Read(file), Seed + run);
    }

    [TestCaseSource(nameof(Drawn))]
    public async Task Drawn_InAnyOrderOfEvents_StandsWhereTheEmbeddedEngineStands(int number)
    {
        for (var run = 0; run < (Runs ?? 1); run++) await PlayUntilElsaStopsAsync(EngineDrafts.Drawn[number].Definition, Seed + run);
    }

    private static async Task PlayUntilElsaStopsAsync(WorkflowDefinition definition, int seed)
    {
        try
        {
            await PlayAsync(definition, seed);
        }
        catch (EngineFaultException fault) when (definition.AllActivities.Any(a => definition.FlowchartOf(a.Id) != definition.Root))
        {
            Assert.That(FaultsOfElsa.Any(known => fault.Message.Contains(known, StringComparison.Ordinal)), Is.True, $"seed {seed}: {fault.Message}");
            TestContext.Out.WriteLine($"{definition.FileName}: seed {seed}, {fault.Message}");
        }
    }

    private static async Task PlayAsync(WorkflowDefinition definition, int seed)
    {
        var random = new System.Random(seed);
        var flow = (await ElsaStand.Tested.StartAsync(definition)).ShouldStandWhereItsJournalLeads();
        for (var left = MostEvents; left > 0 && flow.State.Status is WorkflowStatus.Running; left--)
        {
            var waiting = flow.State.Waiting[random.Next(flow.State.Waiting.Count)];
            var chance = random.Next(12);
            if (chance == 0) await flow.MoveAsync(waiting, Anywhere(definition.FlowchartOf(waiting.ActivityId), random));
            else if (chance == 1 && Completed(flow, random) is { } completed) await flow.ReopenAsync(completed);
            else await flow.DoAsync(waiting, Any(definition.Find(waiting.ActivityId).Outcomes, random));
            flow.ShouldStandWhereItsJournalLeads();
        }

        TestContext.Out.WriteLine($"{definition.FileName}: seed {seed}, {flow.Journal.Count} entries");
    }

    /// <summary>A visit that was completed and may wait again; null when the one that chance has found may not.</summary>
    private static WaitingActivity? Completed(PlayedFlow flow, System.Random random)
    {
        if (flow.Journal.Where(e => e.Kind == JournalEntry.Completed).ToList() is not { Count: > 0 } completed) return null;
        var entry = completed[random.Next(completed.Count)];
        try
        {
            _ = ElsaStand.Tested.Engine.Reopen(flow.Definition, flow.State, flow.Journal, new(entry.ActivityId!, entry.Visit));
            return new(entry.ActivityId!, entry.Visit);
        }
        catch (StaleWorkflowEventException)
        {
            return null;
        }
    }

    private static string Anywhere(Flowchart flowchart, System.Random random) => flowchart.Activities[random.Next(flowchart.Activities.Count)].Id;

    private static string Any(IReadOnlyList<string> outcomes, System.Random random) => outcomes[random.Next(outcomes.Count)];
}
