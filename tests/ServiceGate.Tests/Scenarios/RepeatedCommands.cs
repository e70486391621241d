using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Tests.Scenarios;

/// <summary>The same command twice, two at once, and what a refusal leaves behind.</summary>
public sealed class RepeatedCommands
{
    [Test]
    public async Task Run_WhenTheSameCommandComesAgain_GivesTheSameAnswerAndDoublesNothing()
    {
        var story = await Scenario.StartAsync();
        var first = (await story.RunAsync(Scenario.Manager, new CreateLaunch("it-cutover", "HZ", Scenario.Header()), "form-1")).Required();
        var after = story.State;

        var second = (await story.RunAsync(Scenario.Manager, new CreateLaunch("it-cutover", "HZ", Scenario.Header()), "form-1")).Required();

        Assert.That(second, Is.EqualTo(first));
        Assert.That(story.State, Is.SameAs(after));
    }

    [Test]
    public async Task Run_WhenADecisionComesAgain_GivesTheSameAnswer()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var decide = new DecideStep(story.Number, "review-it", StepVote.Approve, story.Launch.ContentRevision);
        var first = (await story.RunAsync(Scenario.It, decide, "once")).Required();
        var after = story.State;

        var second = (await story.RunAsync(Scenario.It, decide, "once")).Required();

        Assert.That((second.Step, second.Verdict, second.Sections), Is.EqualTo((first.Step, first.Verdict, first.Sections)));
        Assert.That(story.State, Is.SameAs(after));
    }

    [Test]
    public async Task Run_WhenTheIdIsUsedForSomethingElse_IsAConflict()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        await story.RunAsync(Scenario.Manager, new CancelLaunch(story.Number, "改期。"), "id-1");

        var otherInput = await story.RunAsync(Scenario.Manager, new CancelLaunch(story.Number, "别的原因。"), "id-1");
        var otherCommand = await story.RunAsync(Scenario.Manager, new CloseLaunch(story.Number, "改期。"), "id-1");
        var otherPerson = await story.RunAsync(Scenario.Operations, new CancelLaunch(story.Number, "改期。"), "id-1");

        Assert.That((otherInput.Refusal, otherInput.Violations.Single().Rule), Is.EqualTo((Refusal.Conflict, "command.id-reused")));
        Assert.That(otherCommand.Violations.Single().Rule, Is.EqualTo("command.id-reused"));
        Assert.That(otherPerson.Violations.Single().Rule, Is.EqualTo("launch.has-ended"), "ids are the person's own");
    }

    [Test]
    public async Task Run_WhenItWasRefused_MayComeAgainUnderTheSameId()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        var risk = SampleDossier.Item("risks", "R1");

        Assert.That((await story.RunAsync(Scenario.Manager, new SaveItem(story.Number, "risks", "R1", risk, 7), "id-1")).Refusal, Is.EqualTo(Refusal.Stale));
        Assert.That((await story.RunAsync(Scenario.Manager, new SaveItem(story.Number, "risks", "R1", risk, 0), "id-1")).IsDone, Is.True);
    }

    [Test]
    public async Task Run_WhenTheActorWasSwitchedOff_GivesNotEvenAnOldAnswer()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        await using (var session = await story.Sessions.BeginAsync())
        {
            await session.Organisation.UpdatePersonAsync(story.State.People[story.IdOf(Scenario.Manager)] with { Active = false });
            await session.CommitAsync();
        }

        var outcome = await story.RunAsync(Scenario.Manager, new CreateLaunch("it-cutover", "HZ", Scenario.Header()), "c1");

        Assert.That((outcome.Refusal, outcome.Violations.Single().Rule), Is.EqualTo((Refusal.Forbidden, "actor.unknown")));
    }

    [Test]
    public async Task Run_WhenTwoSignAtOnce_BothCount()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.ApproveAsync(Scenario.CustomerService, "review-customer-service");
        story.Sessions.BeforeCommit = () => story.ApproveAsync(Scenario.Network, "review-network");

        await story.ApproveAsync(Scenario.It, "review-it");

        Assert.That(await story.WaitingAsync(), Is.EqualTo("acknowledge#1"));
        Assert.That(story.State.Decisions.Count(d => d.Verdict is Verdict.Approved), Is.EqualTo(3));
    }

    [Test]
    public async Task Run_WhenContentChangesWhileOneSigns_TheSignatureIsStale()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        story.Sessions.BeforeCommit = async () => (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "另一人")).Required();

        var outcome = await story.DecideAsync(Scenario.It, "review-it", true);

        Assert.That((outcome.Refusal, outcome.Violations.Single().Rule), Is.EqualTo((Refusal.Stale, "review.content-changed")));
    }

    [Test]
    public async Task Run_WhenContentChangesWhileTheGateOpens_TheGateStaysShut()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.SignAllAsync();
        foreach (var (channel, owner) in Scenario.ChannelOwners.Skip(1)) await story.DoAsync(owner, new AcknowledgeScript(story.Number, channel, 1));
        story.Sessions.BeforeCommit = async () => (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "owner", "另一人")).Required();

        await story.DoAsync("xu.lin", new AcknowledgeScript(story.Number, "hotline", 1));

        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Waiting));
        Assert.That(await story.BlockersAsync("notice-release"), Is.EqualTo(new[] { "gate.sign-again it", "gate.sign-again network" }));
    }

    [Test]
    public async Task Run_WhenTheSameCommandRunsTwiceAtOnce_CountsOnce()
    {
        var story = await Scenario.StartAsync();
        var create = new CreateLaunch("it-cutover", "HZ", Scenario.Header());
        LaunchCreated? between = null;
        story.Sessions.BeforeCommit = async () => between = (await story.RunAsync(Scenario.Manager, create, "double-click")).Required();

        var answer = (await story.RunAsync(Scenario.Manager, create, "double-click")).Required();

        Assert.That(answer, Is.EqualTo(between));
        Assert.That(story.State.Launches, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Run_WhenRefused_KeepsNothingAndWakesNobody()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        var (before, wakes) = (story.State, story.Signal.Wakes);

        Assert.That((await story.HandInAsync(Scenario.Manager, "dossier")).IsDone, Is.False);

        Assert.That(story.State, Is.SameAs(before));
        Assert.That(story.Signal.Wakes, Is.EqualTo(wakes));
    }
}
