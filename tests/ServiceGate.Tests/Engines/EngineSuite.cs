using ServiceGate.Tests.Workflow;
using ServiceGate.Tests.Workflow.Walks;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Engines;

/// <summary>What every engine has to do. It runs on each that is compiled in; an engine brings itself and nothing else.</summary>
public abstract class EngineSuite
{
    /// <summary>The engine.</summary>
    internal abstract TestedEngine Tested { get; }

    /// <summary>The tables of walks through the shipped definitions.</summary>
    public static IEnumerable<Walk> Walks => PlannedWalks.Table.Concat(ReviewWalks.Table).Concat(EmergencyWalks.Table);

    [TestCaseSource(nameof(Walks))]
    public async Task Walk_EndsWhereTheTableSays(Walk walk)
    {
        var flow = await (await Tested.StartAsync(Walk.Read(walk.Definition))).PlayAsync(walk.Story);

        Assert.That(flow.Waiting.Split(' '), Is.EquivalentTo(walk.Waiting.Split(' ')));
        Assert.That(flow.State.Status, Is.EqualTo(walk.Waiting.Length == 0 ? WorkflowStatus.Finished : WorkflowStatus.Running));
    }

    [TestCase("line", "", "a#1")]
    [TestCase("line", "a b", "c#1")]
    [TestCase("line", "a b c d", "")]
    [TestCase("loop", "a r:Returned", "a#2")]
    [TestCase("loop", "a r:Returned a r:Returned a", "r#3")]
    [TestCase("loop", "a r:Returned a r:Approved", "")]
    [TestCase("all", "a:Approved", "b#1")]
    [TestCase("all", "a:Approved b:Approved", "m#1")]
    [TestCase("all", "a:Returned b:Approved", "")]
    [TestCase("any", "b", "m#1")]
    [TestCase("merge", "a b m r:Returned", "a#2 b#2")]
    [TestCase("nested", "a b", "m#1")]
    [TestCase("early-end", "a c", "", Description = "b is withdrawn by the end, which lets nothing begin")]
    [TestCase("round", "a r:Approved q:Returned", "a#2")]
    [TestCase("round", "a r:Returned", "a#2")]
    [TestCase("round", "a r:Returned a q:Approved r:Approved", "x#1")]
    public async Task Flow_GoesOnByItsOutcomes(string draft, string story, string waiting) =>
        Assert.That((await (await Tested.StartAsync(EngineDrafts.Of(draft))).PlayAsync(story)).ShouldStandWhereItsJournalLeads().Waiting.Split(' '), Is.EquivalentTo(waiting.Split(' ')));

    [TestCase("line", "a b c=a", "a#2")]
    [TestCase("line", "a b=b", "b#2")]
    [TestCase("line", "a b=d d", "")]
    [TestCase("line", "a=end", "")]
    [TestCase("inner-loop", "a b r=b b r:Returned a", "b#3")]
    [TestCase("merge", "a=m m b r:Returned", "a#2 b#2")]
    [TestCase("merge", "a=m m b r:Returned a b", "m#2")]
    [TestCase("merge", "b a=m", "m#1")]
    [TestCase("nested", "a=b b", "m#1")]
    [TestCase("round", "a r:Approved q=a", "a#2")]
    [TestCase("any", "a=m", "b#1 m#1")]
    [TestCase("early-end", "a c=end", "")]
    [TestCase("early-end", "a b=end", "")]
    [TestCase("merge-end", "a=start b m a", "b#1 r#1")]
    [TestCase("merge-end", "a=start b m a r:Approved", "", Description = "m, which a has reached already, is not begun by the withdrawal of b")]
    public async Task Move_TakesAPositionElsewhere(string draft, string story, string waiting) =>
        Assert.That((await (await Tested.StartAsync(EngineDrafts.Of(draft))).PlayAsync(story)).ShouldStandWhereItsJournalLeads().Waiting.Split(' '), Is.EquivalentTo(waiting.Split(' ')));

    [TestCase("line", "a b b!", "b#1")]
    [TestCase("line", "a b a!", "a#1", Description = "b could only happen after a")]
    [TestCase("line", "a b a! a", "b#1")]
    [TestCase("line", "a b a! a b b!", "b#1")]
    [TestCase("all", "a:Approved a!", "a#1 b#1")]
    [TestCase("all", "a:Approved b:Approved a!", "a#1", Description = "b was done all the same")]
    [TestCase("all", "a:Approved b:Approved a! a:Approved", "m#1")]
    [TestCase("any", "b b!", "a#1 b#1", Description = "a was withdrawn only because of b")]
    [TestCase("loop", "a r:Returned r!", "r#1")]
    [TestCase("loop", "a r:Returned a r:Returned r!", "r#2")]
    [TestCase("nested", "a b b!", "b#1")]
    [TestCase("round", "a r:Approved q:Returned q!", "q#1")]
    [TestCase("round", "a r:Returned r!", "r#1 q#1")]
    [TestCase("line", "a b=d d!", null, Description = "it had already ended")]
    [TestCase("line", "a b=d a!", "a#1")]
    public async Task Reopen_LetsACompletedVisitWaitAgain_AsIfItHadNotBeen(string draft, string story, string? waiting)
    {
        var flow = await Tested.StartAsync(EngineDrafts.Of(draft));
        if (waiting is null) Assert.That(() => flow.PlayAsync(story), Throws.TypeOf<StaleWorkflowEventException>());
        else Assert.That((await flow.PlayAsync(story)).ShouldStandWhereItsJournalLeads().Waiting.Split(' '), Is.EquivalentTo(waiting.Split(' ')));
    }

    [Test]
    public async Task Reopen_SaysWhatIsWithdrawnAndWhatIsEntered_AndTheJournalHoldsIt()
    {
        var flow = await (await Tested.StartAsync(EngineDrafts.Of("all"))).PlayAsync("a:Approved b:Approved");

        var step = Tested.Engine.Reopen(flow.Definition, flow.State, flow.Journal, new("a", 1));

        Assert.That(step.Journal, Is.EqualTo(new JournalEntry[] { new(4, "reopened", "a", 1, null) }));
        Assert.That((step.State.Sequence, step.State.Status), Is.EqualTo((4, WorkflowStatus.Running)));
        if (Tested.Engine.AnswersAtOnce)
            Assert.That(step.Effects, Is.EqualTo(new WorkflowEffect[] { new ActivityWithdrawn("m", 1), new ActivityEntered(flow.Definition.Find("a"), 1) }));
    }

    [Test]
    public async Task Reopen_OfWhatWasNotCompleted_OrWouldNotWaitEvenSo_IsRefused()
    {
        var flow = await (await Tested.StartAsync(EngineDrafts.Of("any"))).PlayAsync("b");
        Assert.That(() => Tested.Engine.Reopen(flow.Definition, flow.State, flow.Journal, new("a", 1)), Throws.TypeOf<StaleWorkflowEventException>());
        Assert.That(() => Tested.Engine.Reopen(flow.Definition, flow.State, flow.Journal, new("m", 1)), Throws.TypeOf<StaleWorkflowEventException>());
        Assert.That(() => Tested.Engine.Reopen(flow.Definition, flow.State, [.. flow.Journal.Take(1)], new("b", 1)), Throws.ArgumentException);

        var ended = await (await Tested.StartAsync(EngineDrafts.Of("loop"))).PlayAsync("a r:Approved");
        Assert.That(() => Tested.Engine.Reopen(ended.Definition, ended.State, ended.Journal, new("r", 1)), Throws.TypeOf<StaleWorkflowEventException>());
    }

    [TestCase("line", "a")]
    [TestCase("round", "a")]
    [TestCase("nested", "")]
    public async Task Cancel_EndsTheFlowAtOnce(string draft, string story)
    {
        var flow = await (await Tested.StartAsync(EngineDrafts.Of(draft))).PlayAsync(story);

        flow.Take(Tested.Engine.Cancel(flow.Definition, flow.State));
        Assert.That((flow.State.Status, flow.Waiting), Is.EqualTo((WorkflowStatus.Cancelled, "")), "before any answer");
        await flow.DrainAsync();

        Assert.That((flow.State.Status, flow.Waiting, flow.State.AnswerOwed), Is.EqualTo((WorkflowStatus.Cancelled, "", false)));
        Assert.That(() => Tested.Engine.Cancel(flow.Definition, flow.State), Throws.TypeOf<StaleWorkflowEventException>());
    }

    [Test]
    public async Task Engine_RefusesWhatDoesNotWait()
    {
        var flow = await (await Tested.StartAsync(EngineDrafts.Of("loop"))).PlayAsync("a r:Returned");

        Assert.That(() => Tested.Engine.Advance(flow.Definition, flow.State, new("a", 1, "Done")), Throws.TypeOf<StaleWorkflowEventException>());
        Assert.That(() => Tested.Engine.Advance(flow.Definition, flow.State, new("a", 2, "Approved")), Throws.ArgumentException);
        Assert.That(() => Tested.Engine.Advance(Shipped.ItCutover, flow.State, new("a", 2, "Done")), Throws.ArgumentException);
        Assert.That(() => Tested.Engine.Move(flow.Definition, flow.State, new("r", 1), "a"), Throws.TypeOf<StaleWorkflowEventException>());
        Assert.That(() => Tested.Engine.Move(flow.Definition, flow.State, new("a", 2), "x"), Throws.ArgumentException);
    }

    [Test]
    public async Task Resume_GoesOnWhereItWasCalledOff_AsOftenAsThatHappens()
    {
        var flow = await (await Tested.StartAsync(EngineDrafts.Of("loop"))).PlayAsync("a");
        var waiting = flow.Waiting;
        for (var i = 0; i < 2; i++)
        {
            await flow.CancelAsync();
            Assert.That(flow.Waiting, Is.Empty);
            await flow.ResumeAsync();
            Assert.That((flow.State.Status, flow.Waiting), Is.EqualTo((WorkflowStatus.Running, waiting)));
        }

        (await flow.PlayAsync("r=a")).ShouldStandWhereItsJournalLeads();
        Assert.That(flow.Journal.Select(e => e.Kind), Is.EqualTo(new[] { "started", "completed", "cancelled", "resumed", "cancelled", "resumed", "moved" }));
        Assert.That(WorkflowEngine.Lasting(flow.Definition, flow.Journal).Select(e => e.Kind), Is.EqualTo(new[] { "started", "completed", "moved" }));
        Assert.That(() => Tested.Engine.Resume(flow.Definition, flow.State, flow.Journal), Throws.TypeOf<StaleWorkflowEventException>(), "it was not called off");
    }

    [Test]
    public async Task Journal_HoldsTheInputsAndNothingElse()
    {
        var flow = await (await Tested.StartAsync(EngineDrafts.Of("loop"))).PlayAsync("a r=a");
        await flow.CancelAsync();

        Assert.That(flow.Journal, Is.EqualTo(new JournalEntry[]
        {
            new(1, "started", null, 0, null),
            new(2, "completed", "a", 1, "Done"),
            new(3, "moved", "r", 1, "a"),
            new(4, "cancelled", null, 0, null),
        }));
    }

    [TestCaseSource(typeof(EngineDrafts), nameof(EngineDrafts.Names))]
    public async Task State_ReadBackFromItsJson_IsTheSame(string draft)
    {
        var state = (await Tested.StartAsync(EngineDrafts.Of(draft))).State;

        Assert.That(WorkflowState.FromJson(state.ToJson()), Is.EqualTo(state));
    }
}

/// <summary>The embedded engine.</summary>
public sealed class EmbeddedEngineTests : EngineSuite
{
    internal override TestedEngine Tested { get; } = new(EmbeddedEngine.Instance);
}
