using ServiceGate.Core.Ports.Engines;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Engines;

/// <summary>The simplest engine outside: it keeps nothing and replays every journal. Like any other it says nothing of what flowcharts count.</summary>
internal sealed class ReplayingFollower : IJournalFollower
{
    public string Name => "replaying";

    /// <summary>Called before each answer; a test lets something happen in between or fails here.</summary>
    internal Func<IReadOnlyList<JournalEntry>, Task>? Before { get; set; }

    /// <summary>How many answers were given.</summary>
    internal int Answers { get; private set; }

    public async Task<WorkflowState> FollowAsync(
        WorkflowDefinition definition, long launchId, IReadOnlyList<JournalEntry> journal, CancellationToken cancellation = default)
    {
        if (Before is { } before) await before(journal);
        Answers++;
        return WorkflowEngine.Replay(definition, journal) with { Flow = FlowCounters.None, Nested = [] };
    }
}

/// <summary>What a command writes when the position comes later, with the simplest engine that brings it.</summary>
public sealed class DeferredEngineTests : EngineSuite
{
    internal override TestedEngine Tested { get; } = new(new DeferredEngine("replaying"), new ReplayingFollower());

    [Test]
    public void Advance_KeepsTheOtherWaitsAndOwesAnAnswer()
    {
        var definition = EngineDrafts.Of("any");
        var before = WorkflowEngine.Start(definition).State;

        var step = Tested.Engine.Advance(definition, before, new("b", 1, "Done"));

        Assert.That(step.State.Waiting, Is.EqualTo(new WaitingActivity[] { new("a", 1) }));
        Assert.That((step.State.AnswerOwed, step.State.Sequence, step.Effects.Count), Is.EqualTo((true, 2, 0)));
        Assert.That(WorkflowState.FromJson(step.State.ToJson()), Is.EqualTo(step.State));
    }

    [Test]
    public void FromJson_OfAStateThatIsOlderThanOwedAnswers_OwesNone() =>
        Assert.That(WorkflowState.FromJson(
            """{"definitionId":"draft","definitionVersion":1,"status":"Running","sequence":1,"waiting":[{"activityId":"a","visit":1}]}""").AnswerOwed, Is.False);
}
