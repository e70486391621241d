using ServiceGate.Tests.Engines;
using ServiceGate.Tests.Workflow;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.ElsaTests;

/// <summary>
/// Every step of every shipped definition, and every set of steps that brings a new one: a flow that the embedded engine has taken there moves to Elsa, goes on
/// there, moves back and comes to its end.
/// </summary>
public sealed class EveryPosition
{
    private const int MostStates = 3000;

    private static IEnumerable<string> Files => Shipped.All.Select(d => d.FileName);

    private static long _last = 50_000_000;

    [TestCaseSource(nameof(Files))]
    public async Task Flow_MovesThereAndBackAtEveryStep(string file)
    {
        var definition = Shipped.Read(file);
        var positions = Positions(definition);
        var waits = definition.AllActivities.Where(a => a.Type.Waits).Select(a => a.Id);
        Assert.That(positions.SelectMany(p => p.State.Waiting.Select(w => w.ActivityId)).Distinct(), Is.EquivalentTo(waits), "every step is waited at somewhere");

        foreach (var position in positions) await ThereAndBackAsync(definition, position);
        TestContext.Out.WriteLine($"{positions.Count} positions, {positions.Sum(p => p.Journal.Count)} entries");
    }

    private static async Task ThereAndBackAsync(WorkflowDefinition definition, Reached at)
    {
        var id = Interlocked.Increment(ref _last);
        Assert.That(Position.Of(await ElsaStand.Elsa.FollowAsync(definition, id, at.Journal)), Is.EqualTo(Position.Of(at.State)), at.Name);

        var going = Events(definition, at.State).First();
        var next = Reached.After(definition, at, going);
        var there = await ElsaStand.Elsa.FollowAsync(definition, id, next.Journal);
        Assert.That(Position.Of(there), Is.EqualTo(Position.Of(next.State)), $"{at.Name} and on by {going}");

        var back = WorkflowEngine.Replay(definition, next.Journal);
        Assert.That(back, Is.EqualTo(next.State));
        Assert.That(ComesToItsEnd(definition, back), Is.True, at.Name);
    }

    private static bool ComesToItsEnd(WorkflowDefinition definition, WorkflowState state)
    {
        var random = new System.Random(1);
        for (var left = 2000; left > 0 && state.Status is WorkflowStatus.Running; left--)
        {
            var events = Events(definition, state).ToList();
            state = WorkflowEngine.Advance(definition, state, events[random.Next(events.Count)]).State;
        }

        return state.Status is WorkflowStatus.Finished;
    }

    /// <summary>The shortest ways to positions that wait at a step at which none before waited.</summary>
    private static List<Reached> Positions(WorkflowDefinition definition)
    {
        var (found, covered, seen) = (new List<Reached>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var queue = new Queue<Reached>([Reached.Start(definition)]);
        while (queue.TryDequeue(out var at) && seen.Count < MostStates)
        {
            if (!seen.Add(at.Name + string.Concat(at.State.Variables.Select(v => v.Value.GetRawText()))) || at.State.Status is not WorkflowStatus.Running) continue;
            if (at.State.Waiting.Where(w => covered.Add(w.ActivityId)).ToList() is not []) found.Add(at);
            foreach (var next in Events(definition, at.State)) queue.Enqueue(Reached.After(definition, at, next));
        }

        return found;
    }

    private static IEnumerable<WorkflowEvent> Events(WorkflowDefinition definition, WorkflowState state) =>
        from waiting in state.Waiting
        from outcome in definition.Find(waiting.ActivityId).Outcomes
        select new WorkflowEvent(waiting.ActivityId, waiting.Visit, outcome);

    /// <summary>A position and the way to it.</summary>
    private sealed record Reached(WorkflowState State, IReadOnlyList<JournalEntry> Journal)
    {
        internal string Name => string.Join('+', State.Waiting.Select(w => w.ActivityId));

        internal static Reached Start(WorkflowDefinition definition)
        {
            var step = WorkflowEngine.Start(definition);
            return new(step.State, step.Journal);
        }

        internal static Reached After(WorkflowDefinition definition, Reached before, WorkflowEvent next)
        {
            var step = WorkflowEngine.Advance(definition, before.State, next);
            return new(step.State, [.. before.Journal, .. step.Journal]);
        }
    }
}
