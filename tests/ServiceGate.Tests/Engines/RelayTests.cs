using ServiceGate.Core.Commands.Flows;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Engines;

/// <summary>What lies between the command that writes an entry of the journal and the answer of an engine outside.</summary>
public sealed class RelayTests
{
    private ReplayingFollower _engine = null!;

    [SetUp]
    public void Prepare() => _engine = new();

    [Test]
    public async Task Launch_WhoseAnswerIsOwed_StandsAtNoStep_UntilItComes()
    {
        var story = (await Scenario.StartAsync()).RunOn(_engine);
        story.HoldsAnswers = true;
        await story.CreateAsync();
        var facts = await story.FactsAsync();
        Assert.That((facts.State!.AnswerOwed, facts.State.Sequence, facts.Waiting.Any(), story.Work.Count), Is.EqualTo((true, 1, false, 0)));

        story.HoldsAnswers = false;
        await story.DrainAsync();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("dossier#1"));
        Assert.That(story.State.Bookmarks.Select(b => b.ActivityId), Is.EqualTo(new[] { "dossier" }));
        Assert.That(story.State.Engines.Values.Single(), Is.EqualTo((_engine.Name, false, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task Launch_IsTakenToItsEnd_OneStepAtATime()
    {
        var story = (await Scenario.StartAsync(ShippedCatalogue.Newest)).RunOn(_engine);

        await new CourseRobot(story, "offer", "launch", RiskLevel.High).RunAsync(new("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai"));

        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Closed));
        var journal = story.State.Journal.Select(j => j.Record.Entry).ToList();
        var facts = await story.FactsAsync();
        Assert.That(Position.Of(facts.State!), Is.EqualTo(Position.Of(WorkflowEngine.Replay(facts.Definition, journal))));
        Assert.That(_engine.Answers, Is.EqualTo(journal.Count), "one answer for each entry");
    }

    [Test]
    public async Task Answer_ForAnEntryThatIsNotTheLast_IsDropped()
    {
        var story = (await Scenario.StartAsync()).RunOn(_engine);
        await story.ToFilledAsync();
        var late = (await story.FactsAsync()).State!;
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();

        var outcome = await story.SystemAsync(new TakePosition(story.Number, late));

        Assert.That(outcome.Violations.Single().Rule, Is.EqualTo("flow.answer-stale"));
        Assert.That(await story.WaitingAsync(), Is.EqualTo("agree#1"));
    }

    [Test]
    public async Task Answer_ThatComesTwice_ChangesNothing()
    {
        var story = (await Scenario.StartAsync()).RunOn(_engine);
        await story.CreateAsync();
        var facts = await story.FactsAsync();

        await story.SystemAsync(new TakePosition(story.Number, facts.State!));

        Assert.That((await story.FactsAsync()).State, Is.EqualTo(facts.State));
        Assert.That(story.State.Bookmarks, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task EmbeddedEngine_TakesNoAnswers()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();

        var outcome = await story.SystemAsync(new TakePosition(story.Number, (await story.FactsAsync()).State!));

        Assert.That(outcome.Violations.Single().Rule, Is.EqualTo("flow.answer-stale"));
    }

    [Test]
    public async Task Engine_ThatCannotGoOn_IsAFaultOfTheFlow_UntilItIsRetried()
    {
        var story = (await Scenario.StartAsync()).RunOn(_engine);
        await story.ToFilledAsync();
        _engine.Before = _ => throw new EngineFaultException("agree", 1, "broken");
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        var facts = await story.FactsAsync();
        Assert.That((facts.Fault!.ActivityId, facts.Fault.Visit, facts.Fault.Message, facts.State!.AnswerOwed), Is.EqualTo(("agree", 1, "broken", true)));
        Assert.That(
            (await story.RunAsync(Administrator, new ModifyInstance(story.Number, "agree", 1, "dossier", "因由"))).Violations.Single().Rule, Is.EqualTo("flow.position-owed"));

        _engine.Before = null;
        await story.DoAsync(Administrator, new RetryIncident(story.Number));

        Assert.That((await story.FactsAsync()).Fault, Is.Null);
        Assert.That(await story.WaitingAsync(), Is.EqualTo("agree#1"));
        Assert.That(story.State.Audit[story.Launch.Id].Select(e => e.What), Is.SupersetOf(new[] { "flow.faulted", "flow.retried" }));
    }

    [Test]
    public async Task Launch_IsCalledOff_WhateverTheEngineOwes()
    {
        var story = (await Scenario.StartAsync()).RunOn(_engine);
        story.HoldsAnswers = true;
        await story.CreateAsync();
        await story.DoAsync(Scenario.Manager, new CancelLaunch(story.Number, "不再需要"));
        Assert.That((await story.FactsAsync()).State!.Status, Is.EqualTo(WorkflowStatus.Cancelled));

        story.HoldsAnswers = false;
        await story.DrainAsync();

        Assert.That((story.Launch.Status, (await story.FactsAsync()).State!.AnswerOwed), Is.EqualTo((LaunchStatus.Cancelled, false)));
    }

    [Test]
    public async Task Command_ThatComesBetweenTheJournalAndTheAnswer_IsNotLost()
    {
        var story = (await Scenario.StartAsync()).RunOn(_engine);
        await story.CreateAsync();
        _engine.Before = async _ =>
        {
            _engine.Before = null;
            await story.Runner.RunAsync(new CancelLaunch(story.Number, "不再需要"), story.IdOf(Scenario.Manager), "between");
        };
        await story.FillAsync();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();

        var facts = await story.FactsAsync();
        Assert.That((facts.State!.Status, facts.State.AnswerOwed, facts.Launch.Status), Is.EqualTo((WorkflowStatus.Cancelled, false, LaunchStatus.Cancelled)));
    }

    [Test]
    public async Task Definition_ThatCirclesThroughSystemSteps_IsStopped()
    {
        var circle = OwnDefinitions.Catalogue(
            ["start:Elsa.Start", "tell:ServiceGate.Notify role=operations message=hello", "again:ServiceGate.Notify role=operations message=hello"],
            "start>tell tell>again again>tell");
        var story = (await Scenario.StartAsync(circle)).RunOn(_engine);

        await story.CreateAsync();

        Assert.That((await story.FactsAsync()).Fault!.Message, Does.Contain("goes round without waiting"));
        Assert.That(story.State.Journal, Has.Count.LessThan(250));
    }

    private const string Administrator = "admin";
}
