using ServiceGate.Core.Commands.Flows;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A flow that cannot be followed keeps its position and shows why; an administrator lets it try again or takes it elsewhere.</summary>
public sealed class FaultScenarios
{
    private const string Administrator = "admin";

    /// <summary>Goes round without waiting as long as no risk is above low.</summary>
    private static readonly ShippedCatalogue Circle = OwnDefinitions.Catalogue(
        ["start:Elsa.Start", "level:ServiceGate.EvaluateRisk", "dossier:ServiceGate.CollectSections role=product-manager sections=[launch]", "finish:Elsa.Finish"],
        "start>level level.Low>level level.Medium>dossier level.High>dossier level.Critical>dossier dossier>finish");

    /// <summary>Fails at a purpose that does not exist.</summary>
    private static readonly ShippedCatalogue Broken = OwnDefinitions.Catalogue(
        [
            "start:Elsa.Start", "level:ServiceGate.EvaluateRisk", "release:ServiceGate.ReleaseNotices purpose=nonsense",
            "dossier:ServiceGate.CollectSections role=product-manager sections=[launch]", "finish:Elsa.Finish",
        ],
        "start>level level.Low>release level.Medium>release level.High>release level.Critical>release release>dossier dossier>finish");

    [Test]
    public async Task Follow_WhenAStepFails_KeepsThePositionBeforeItAndTheRestOfTheCommand()
    {
        var story = await (await Scenario.StartAsync(Broken)).CreateAsync();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("release#1"), "the step before it was done");
        var fault = (await story.FactsAsync()).Fault!;
        Assert.That((fault.ActivityId, fault.Visit, fault.At), Is.EqualTo(("release", 1, story.Clock.GetUtcNow())));
        Assert.That(fault.Message, Does.Contain("nonsense"));
        Assert.That(Audited(story), Is.EqualTo(new[] { "dossier.saved", "launch.created", "risk.evaluated", "flow.faulted" }));
        Assert.That(story.State.Bookmarks.Select(b => b.ActivityId), Is.EqualTo(new[] { "release" }));
    }

    [Test]
    public async Task Follow_WhenItGoesRoundAndRound_IsUndoneAsAWhole()
    {
        var story = await (await Scenario.StartAsync(Circle)).CreateAsync();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("level#1"));
        Assert.That(story.State.Journal, Has.Count.EqualTo(1));
        Assert.That((await story.FactsAsync()).Fault!.Message, Does.Contain("goes round"));
        Assert.That(Audited(story).Count(a => a == "risk.evaluated"), Is.Zero, "what was undone is not told of");
    }

    [Test]
    public async Task Retry_WhenItsCauseIsGone_GoesOn()
    {
        var story = await (await (await Scenario.StartAsync(Circle)).CreateAsync()).FillAsync();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("level#1"), "it stands still, though the risks are there now");

        await story.DoAsync(Administrator, new RetryIncident(story.Number));

        Assert.That(await story.WaitingAsync(), Is.EqualTo("dossier#1"));
        Assert.That((await story.FactsAsync()).Fault, Is.Null);
        Assert.That(Audited(story)[^2..], Is.EqualTo(new[] { "flow.retried", "risk.evaluated" }));
    }

    [Test]
    public async Task Retry_WhenItsCauseIsStillThere_KeepsTheNewFault()
    {
        var story = await (await Scenario.StartAsync(Broken)).CreateAsync();
        await story.At("2026-11-02T10:00").DoAsync(Administrator, new RetryIncident(story.Number));

        Assert.That(await story.WaitingAsync(), Is.EqualTo("release#1"));
        Assert.That((await story.FactsAsync()).Fault!.At, Is.EqualTo(Scenario.Shanghai("2026-11-02T10:00")));
        Assert.That(Audited(story)[^2..], Is.EqualTo(new[] { "flow.retried", "flow.faulted" }));
    }

    [Test]
    public async Task Move_TakesThePositionToTheStepAndIsInTheJournal()
    {
        var story = await (await Scenario.StartAsync(Broken)).CreateAsync();
        await story.DoAsync(Administrator, new ModifyInstance(story.Number, "release", 1, "dossier", "目的填错，跳过该环节"));

        var facts = await story.FactsAsync();
        Assert.That((await story.WaitingAsync(), facts.Fault), Is.EqualTo(("dossier#1", (Incident?)null)));
        Assert.That(story.State.Bookmarks.Select(b => b.ActivityId), Is.EqualTo(new[] { "dossier" }));
        var journal = story.State.Journal.Select(j => j.Record.Entry).ToList();
        Assert.That(journal[^1], Is.EqualTo(new JournalEntry(3, JournalEntry.Moved, "release", 1, "dossier")));
        Assert.That(WorkflowEngine.Replay(facts.Definition, journal), Is.EqualTo(facts.State));
        Assert.That(Audited(story)[^1], Is.EqualTo("flow.moved"));
    }

    [TestCase("dossier", 1, "finish", "因由", "flow.not-waiting")]
    [TestCase("release", 2, "dossier", "因由", "flow.not-waiting")]
    [TestCase("release", 1, "nowhere", "因由", "flow.target-unknown")]
    [TestCase("release", 1, null, "因由", "flow.target-unknown")]
    [TestCase("release", 1, "dossier", " ", "text.required")]
    public async Task Move_WhenItMakesNoSense_IsRefused(string from, int visit, string? to, string reason, string rule)
    {
        var story = await (await Scenario.StartAsync(Broken)).CreateAsync();
        var outcome = await story.RunAsync(Administrator, new ModifyInstance(story.Number, from, visit, to, reason));
        Assert.That(outcome.Violations.Select(v => v.Rule), Is.EqualTo(new[] { rule }));
    }

    [Test]
    public async Task Flow_WhenItHasNotFailed_IsNeitherRetriedNorMoved()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        Assert.That((await story.RunAsync(Administrator, new RetryIncident(story.Number))).Violations.Single().Rule, Is.EqualTo("flow.not-faulted"));
        Assert.That((await story.RunAsync(Administrator, new ModifyInstance(story.Number, "dossier", 1, "agree", "因由"))).Violations.Single().Rule, Is.EqualTo("flow.not-faulted"));
    }

    [Test]
    public async Task Flow_IsRetriedAndMovedByAdministratorsOnly()
    {
        var story = await (await Scenario.StartAsync(Broken)).CreateAsync();
        Assert.That((await story.RunAsync(Scenario.Manager, new RetryIncident(story.Number))).Refusal, Is.EqualTo(Refusal.Forbidden));
        Assert.That((await story.RunAsync(Scenario.Manager, new ModifyInstance(story.Number, "release", 1, "dossier", "因由"))).Refusal, Is.EqualTo(Refusal.Forbidden));
    }

    [Test]
    public async Task Launch_WhoseFlowFailed_CanBeCalledOff()
    {
        var story = await (await Scenario.StartAsync(Broken)).CreateAsync();
        await story.DoAsync(Scenario.Manager, new CancelLaunch(story.Number, "不再需要"));
        Assert.That((story.Launch.Status, (await story.FactsAsync()).Fault), Is.EqualTo((LaunchStatus.Cancelled, (Incident?)null)));
        Assert.That(story.State.Bookmarks, Is.Empty);
    }

    private static string[] Audited(Scenario story) => [.. story.State.Audit[story.Launch.Id].Select(e => e.What)];
}
