using ServiceGate.Core.Commands.Flows;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Engines;

/// <summary>An installation moves from the embedded engine to another one and back, with live launches in every position that people bring them to.</summary>
public abstract class MovingSuite
{
    private static readonly WindowInput Night = new("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai");
    private static readonly WindowInput SinceThisMorning = new("2026-11-02T08:10", "2026-11-02T14:00", "Asia/Shanghai");

    /// <summary>Another engine, which has seen nothing yet.</summary>
    internal abstract IJournalFollower Other();

    [TestCase("product", "launch", RiskLevel.Low)]
    [TestCase("product", "launch", RiskLevel.High)]
    [TestCase("product", "withdrawal", RiskLevel.High)]
    [TestCase("offer", "launch", RiskLevel.High)]
    [TestCase("offer", "withdrawal", RiskLevel.High)]
    [TestCase("network-cutover", "launch", RiskLevel.Medium)]
    [TestCase("network-cutover", "emergency", RiskLevel.Medium)]
    [TestCase("it-cutover", "launch", RiskLevel.Critical)]
    [TestCase("it-cutover", "emergency", RiskLevel.High)]
    [TestCase("batch-outreach", "launch", RiskLevel.High)]
    public async Task Launch_MovedThereAndBackAtEveryStep_StandsWhereItStoodAndIsClosed(string kind, string variant, RiskLevel level)
    {
        var story = (await Scenario.StartAsync(ShippedCatalogue.Newest)).RunOn(null);
        var places = new HashSet<string>(StringComparer.Ordinal);
        var robot = new CourseRobot(story, kind, variant, level) { BeforeStep = () => ThereAndBackAsync(story, places) };

        await robot.RunAsync(variant == "emergency" ? SinceThisMorning : Night);

        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Closed));
        TestContext.Out.WriteLine($"{places.Count} positions: {string.Join(", ", places)}");
        Assert.That(places, Has.Count.GreaterThan(5));
    }

    [Test]
    public async Task Launch_IsWorkedOn_BeforeTheOtherEngineHasAnswered()
    {
        var story = (await Scenario.StartAsync()).RunOn(null);
        await story.ToFilledAsync();
        var engine = Other();
        var runner = new CommandRunner(story.Sessions, story.Catalogue, story.Clock, story.Signal, new(new DeferredEngine(engine.Name)));

        // The first command on the new engine hands the flow over and completes a step at once.
        (await runner.RunAsync(new HandIn(story.Number, "dossier"), story.IdOf(Scenario.Manager), "first")).Required();
        Assert.That((await story.FactsAsync()).State!.AnswerOwed, Is.True);
        story.RunOn(engine);
        await story.DrainAsync();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("agree#1"));
    }

    [Test]
    public async Task Launch_TakenBackWhileAnAnswerIsOwed_IsReplayedHere()
    {
        var story = (await Scenario.StartAsync()).RunOn(null);
        await story.ToFilledAsync();
        var deferred = new CommandRunner(story.Sessions, story.Catalogue, story.Clock, story.Signal, new(new DeferredEngine(Other().Name)));
        (await deferred.RunAsync(new HandIn(story.Number, "dossier"), story.IdOf(Scenario.Manager), "first")).Required();

        await MoveAllAsync(story, EmbeddedEngine.Instance);

        Assert.That(await story.WaitingAsync(), Is.EqualTo("agree#1"));
        Assert.That(story.State.Engines.Values.Single().Name, Is.EqualTo(EmbeddedEngine.OwnName));
    }

    private async Task ThereAndBackAsync(Scenario story, HashSet<string> places)
    {
        var before = (await story.FactsAsync()).State!;
        var waits = (story.State.Bookmarks, story.State.Timers, story.Work);
        var engine = Other();

        story.RunOn(engine);
        await MoveAllAsync(story, new DeferredEngine(engine.Name));
        await story.DrainAsync();
        var there = (await story.FactsAsync()).State!;
        Assert.That(Position.Of(there), Is.EqualTo(Position.Of(before)), "there");
        Assert.That(story.State.Engines.Values.Single(), Is.EqualTo((engine.Name, false, (DateTimeOffset?)null)));

        story.RunOn(null);
        await MoveAllAsync(story, EmbeddedEngine.Instance);
        Assert.That((await story.FactsAsync()).State!.ToJson(), Is.EqualTo(before.ToJson()), "back");
        Assert.That(story.State.Bookmarks, Is.EquivalentTo(waits.Bookmarks));
        Assert.That(story.State.Timers, Is.EquivalentTo(waits.Timers));
        Assert.That(story.Work, Is.EqualTo(waits.Work));
        places.Add(string.Join('+', before.Waiting.Select(w => w.ActivityId)));
    }

    private static async Task MoveAllAsync(Scenario story, IFlowEngine engine)
    {
        var runner = new CommandRunner(story.Sessions, story.Catalogue, story.Clock, story.Signal, new(engine));
        await new EngineMigrations(story.Sessions, runner, engine).RunAsync();
    }
}

/// <summary>With the simplest engine outside.</summary>
public sealed class MovingTests : MovingSuite
{
    internal override IJournalFollower Other() => new ReplayingFollower();
}
