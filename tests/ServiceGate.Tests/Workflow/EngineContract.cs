using System.Text.Json;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Workflow;

/// <summary>What the engine refuses, and what stands in journal and state.</summary>
public sealed class EngineContract
{
    private static readonly WorkflowDefinition _loop = Draft.Definition(
        "start:Start a:Work r:Review end:Finish", "start>a a>r r.Returned>a r.Approved>end");

    [Test]
    public void Advance_WhenTheActivityDoesNotWait_IsStale()
    {
        Assert.That(() => new Instance(_loop).Do("r", 1, "Approved"), Throws.TypeOf<StaleWorkflowEventException>());
    }

    [Test]
    public void Advance_WhenTheVisitIsOver_IsStale()
    {
        var instance = new Instance(_loop).Play("a r:Returned");

        Assert.That(() => instance.Do("a", 1, "Done"), Throws.TypeOf<StaleWorkflowEventException>());
        Assert.That(instance.Do("a", 2, "Done").Waiting, Is.EqualTo("r#2"));
    }

    [Test]
    public void Advance_WhenTheSameEventComesTwice_IsStaleTheSecondTime()
    {
        var instance = new Instance(_loop).Play("a");

        Assert.That(() => instance.Do("a", 1, "Done"), Throws.TypeOf<StaleWorkflowEventException>());
    }

    [Test]
    public void Advance_WhenTheInstanceHasEnded_IsStale()
    {
        Assert.That(
            () => new Instance(_loop).Play("a r:Approved").Do("r", 1, "Approved"), Throws.TypeOf<StaleWorkflowEventException>());
    }

    [Test]
    public void Advance_WhenTheInstanceIsCancelled_IsStale()
    {
        Assert.That(() => new Instance(_loop).Cancel().Do("a"), Throws.TypeOf<StaleWorkflowEventException>());
    }

    [Test]
    public void Advance_WhenTheOutcomeIsUnknown_IsRefusedAndNothingHappens()
    {
        var instance = new Instance(_loop);

        Assert.That(() => instance.Do("a", "Approved"), Throws.ArgumentException);
        Assert.That(instance.Waiting, Is.EqualTo("a#1"));
    }

    [Test]
    public void Advance_WhenTheStateIsOfAnotherDefinition_IsRefused()
    {
        var state = WorkflowEngine.Start(Shipped.ItCutover).State;

        Assert.That(() => WorkflowEngine.Advance(_loop, state, new WorkflowEvent("a", 1, "Done")), Throws.ArgumentException);
    }

    [Test]
    public void Advance_OfTheSameStateTwice_GivesTheSameAndChangesNothing()
    {
        var state = new Instance(_loop).State;
        var before = state.ToJson();

        var first = WorkflowEngine.Advance(_loop, state, new WorkflowEvent("a", 1, "Done"));
        var second = WorkflowEngine.Advance(_loop, state, new WorkflowEvent("a", 1, "Done"));

        Assert.That(second.State, Is.EqualTo(first.State));
        Assert.That(state.ToJson(), Is.EqualTo(before));
    }

    [Test]
    public void Cancel_WhenTheInstanceHasEnded_IsStale()
    {
        Assert.That(() => new Instance(_loop).Cancel().Cancel(), Throws.TypeOf<StaleWorkflowEventException>());
    }

    [Test]
    public void Cancel_DoesNotSayThatTheWorkflowFinished()
    {
        Assert.That(new Instance(_loop).Cancel().Effects, Is.EqualTo(new WorkflowEffect[] { new ActivityWithdrawn("a", 1) }));
    }

    [Test]
    public void Journal_HoldsTheInputsAndNothingElse()
    {
        var instance = new Instance(_loop).Play("a r:Returned").Cancel();

        Assert.That(instance.Journal, Is.EqualTo(new JournalEntry[]
        {
            new(1, "started", null, 0, null),
            new(2, "completed", "a", 1, "Done"),
            new(3, "completed", "r", 1, "Returned"),
            new(4, "cancelled", null, 0, null),
        }));
        Assert.That(instance.State.Sequence, Is.EqualTo(4));
    }

    [Test]
    public void Replay_WhenTheInstanceWasCancelled_GivesTheCancelledState()
    {
        var instance = new Instance(_loop).Play("a").Cancel();

        Assert.That(WorkflowEngine.Replay(_loop, instance.Journal), Is.EqualTo(instance.State));
    }

    [TestCase("")]
    [TestCase("2 started")]
    [TestCase("1 cancelled")]
    [TestCase("1 started,3 cancelled")]
    [TestCase("1 started,2 started")]
    [TestCase("1 started,2 paused")]
    public void Replay_WhenTheJournalIsDamaged_IsRefused(string journal)
    {
        var entries = journal.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split(' '))
            .Select(parts => new JournalEntry(parts[0][0] - '0', parts[1], null, 0, null));

        Assert.That(() => WorkflowEngine.Replay(_loop, entries), Throws.ArgumentException);
    }

    [Test]
    public void ToJson_OfAFreshInstance_IsWhatIsStored()
    {
        const string stored = """
            {"definitionId":"draft","definitionVersion":1,"status":"Running","sequence":1,"visits":{"a":1,"start":1},
            "waiting":[{"activityId":"a","visit":1}],"variables":{"flag":false},
            "flow":{"activities":{"start":1},"connections":{"start:Done-\u003Ea":{"count":1,"followed":true}}},"nested":[]}
            """;

        Assert.That(new Instance(_loop).State.ToJson(), Is.EqualTo(stored.ReplaceLineEndings("")));
    }

    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("{")]
    public void FromJson_WhenItIsNoState_IsRefused(string json)
    {
        Assert.That(() => WorkflowState.FromJson(json), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void Find_WhenThereIsNoSuchActivity_NamesDefinitionAndActivity()
    {
        Assert.That(() => _loop.Find("x"), Throws.TypeOf<KeyNotFoundException>().With.Message.Contains("draft").And.Message.Contains("'x'"));
    }
}
