using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Rules.Flows;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Tests.Definitions;

/// <summary>Where launches of the sample would stand under other versions.</summary>
public sealed class Simulating
{
    private static readonly WorkflowDefinition Legal = NextVersion.WithLegal();
    private static readonly WorkflowDefinition WithoutNetwork = NextVersion.WithoutNetwork();

    [Test]
    public async Task SameVersion_AtEveryTurn_ChangesNothing()
    {
        foreach (var story in new[] { await DraftAsync(), await InReviewAsync(), await ReturnedAsync(), await AnnouncingAsync(), await ClosedAsync() })
            Assert.That((await SimulateAsync(story, story.Catalogue.Definition("it-cutover", 1))).Effect(), Is.EqualTo(SimulationEffect.Unchanged), $"{story.Launch.Status}");
    }

    [Test]
    public async Task FurtherSignature_WhenTheGatesAreOpen_BlocksThemNewly()
    {
        var found = await SimulateAsync(await AnnouncingAsync(), Legal);

        Assert.That(found.Effect(), Is.EqualTo(SimulationEffect.NewlyBlocked));
        Assert.That(found.Before.Waiting, Is.EqualTo(new[] { "go-ahead" }));
        Assert.That(found.After.Waiting, Is.EqualTo(new[] { "review-legal" }));
        var gate = found.Gates.Single(g => g.Gate == "notice-release");
        Assert.That((gate.WasOpen, gate.Before, gate.After, gate.Gone.Count), Is.EqualTo((true, 0, 1, 0)));
        Assert.That(gate.Added.Select(r => (r.Rule, r.Arguments["department"])), Is.EqualTo(new[] { ("gate.not-signed", "legal") }));
    }

    [Test]
    public async Task FurtherSignature_WhenOthersAreStillMissing_IsAnotherReasonOnly()
    {
        var found = await SimulateAsync(await InReviewAsync(), Legal);

        Assert.That(found.Effect(), Is.EqualTo(SimulationEffect.Moved));
        Assert.That(found.After.Waiting, Is.EqualTo(found.Before.Waiting).And.EqualTo(new[] { "review-customer-service", "review-it", "review-network" }));
        Assert.That(found.Gates.Select(g => g.Effect()), Is.Not.Empty.And.All.EqualTo(SimulationEffect.Moved));
    }

    [Test]
    public async Task FurtherSignature_WhenTheLaunchIsClosed_SaysThatItWouldHaveBeenBlocked()
    {
        var found = await SimulateAsync(await ClosedAsync(), Legal);

        Assert.That(found.Effect(), Is.EqualTo(SimulationEffect.NewlyBlocked));
        Assert.That((found.Before.Status, found.After.Status), Is.EqualTo((WorkflowStatus.Finished, WorkflowStatus.Running)));
        Assert.That(found.Gates.SelectMany(g => g.Added).Select(r => r.Rule).Distinct(), Is.EqualTo(new[] { "gate.not-signed" }));
    }

    [Test]
    public async Task DroppedSignature_WhenItAloneIsMissing_FreesTheGate()
    {
        var story = await InReviewAsync();
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");
        await story.ApproveAsync(Scenario.It, "review-it");
        await story.AcknowledgeAllAsync();

        var found = await SimulateAsync(story, WithoutNetwork);

        Assert.That(found.Effect(), Is.EqualTo(SimulationEffect.Unblocked));
        Assert.That(found.Before.Waiting, Is.EqualTo(new[] { "review-network" }));
        Assert.That(found.After.Waiting, Is.EqualTo(new[] { "go-ahead" }));
        var gate = found.Gates.Single(g => g.Gate == "notice-release");
        Assert.That((gate.Before, gate.After, gate.Gone.Single().Arguments["step"]), Is.EqualTo((1, 0, "review-network")));
    }

    [Test]
    public async Task DroppedSignature_WhenItHadReturnedTheDossier_StandsWhereItWouldHaveGoneOn()
    {
        var found = await SimulateAsync(await ReturnedAsync(), WithoutNetwork);

        Assert.That(found.Before.Waiting, Is.EqualTo(new[] { "dossier" }));
        Assert.That(found.After.Waiting, Is.EqualTo(new[] { "review-customer-service" }), "IT had signed, customer service had not");
        Assert.That(found.Effect(), Is.EqualTo(SimulationEffect.Moved));
    }

    [Test]
    public async Task NewDeadline_ChangesNothing()
    {
        var sooner = NextVersion.Of(file => file["root"]!["activities"]!.AsArray().Single(a => (string)a!["id"]! == "review-it")!["dueHours"]!["expression"]!["value"] = 8);

        Assert.That((await SimulateAsync(await AnnouncingAsync(), sooner)).Effect(), Is.EqualTo(SimulationEffect.Unchanged));
    }

    [Test]
    public async Task OtherSections_AreJudgedByWhatWasSigned()
    {
        var wider = NextVersion.Of(file => file["root"]!["activities"]!.AsArray().Single(a => (string)a!["id"]! == "review-it")!["sections"]!["expression"]!["value"] =
            "[\"launch\", \"risks\", \"contingency\", \"concerns\"]");

        var found = await SimulateAsync(await AnnouncingAsync(), wider);

        Assert.That(found.Effect(), Is.EqualTo(SimulationEffect.NewlyBlocked));
        Assert.That(found.Gates[0].Added.Single().Arguments["sections"], Is.EqualTo("concerns"));
        Assert.That(found.After.Waiting, Is.EqualTo(new[] { "review-it" }));
    }

    [Test]
    public async Task CancelledLaunch_StaysCancelled()
    {
        var story = await InReviewAsync();
        await story.DoAsync(Scenario.Manager, new CancelLaunch(story.Number, "Not needed"));

        var found = await SimulateAsync(story, Legal);

        Assert.That((found.Before.Status, found.After.Status), Is.EqualTo((WorkflowStatus.Cancelled, WorkflowStatus.Cancelled)));
    }

    private static async Task<SimulatedFlow> SimulateAsync(Scenario story, WorkflowDefinition other)
    {
        var journal = story.State.Journal.Where(j => j.Launch == story.Launch.Id).Select(j => j.Record.Entry);
        return FlowSimulation.Of(await story.FactsAsync(), [.. journal], other, story.Clock.GetUtcNow());
    }

    private static async Task<Scenario> DraftAsync() => await (await Scenario.StartAsync()).ToFilledAsync();

    private static async Task<Scenario> InReviewAsync() => await (await Scenario.StartAsync()).ToReviewAsync();

    private static async Task<Scenario> AnnouncingAsync() => await (await Scenario.StartAsync()).ToReleaseAsync();

    private static async Task<Scenario> ReturnedAsync()
    {
        var story = await InReviewAsync();
        await story.ApproveAsync(Scenario.It, "review-it");
        (await story.DecideAsync(Scenario.Network, "review-network", false, null, new FindingInput("risks", "R5", "Too late"))).Required();
        return story;
    }

    private static async Task<Scenario> ClosedAsync()
    {
        var story = await (await Scenario.StartAsync()).ToMorningAsync();
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success", null));
        story.At("2026-11-28T12:00");
        await story.WorkAsync();
        await story.DoAsync(Scenario.Manager, new CloseLaunch(story.Number, "Went well"));
        return story;
    }
}
