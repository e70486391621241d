using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notifications;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Whom messages in the house are for: everybody who is asked, in the unit that the step names, and nobody else.</summary>
public sealed class MessageScenarios
{
    private const string CityMarketHead = "deng.qi";
    private const string Finish = "finish:Elsa.Finish";

    [Test]
    public async Task Read_ByAnotherPersonOrRole_IsRefused()
    {
        var story = await RemindedAsync("dossier:ServiceGate.CollectSections role=product-manager sections=[launch] dueHours=10 remindHours=[4]", "dossier>finish");
        await story.GrantAsync(Scenario.Operations, new RoleGrant(Role.ProductManager, story.UnitId("HZ"), "product"));
        var id = story.State.Messages.Single().Id;

        foreach (var other in new[] { Scenario.Operations, Scenario.Head, Scenario.It })
            Assert.That(await story.RunAsync(other, new ReadMessages([id])).RuleAsync(), Is.EqualTo("message.unknown"), other);
        Assert.That(story.State.Readings, Is.Empty);
        Assert.That(await story.DoAsync(Scenario.Manager, new ReadMessages([id, id])), Is.EqualTo(new MessagesRead(1)));
        Assert.That(await story.DoAsync(Scenario.Manager, new ReadMessages([id])), Is.EqualTo(new MessagesRead(0)));
    }

    [Test]
    public async Task Read_WhenTheListMakesNoSense_IsRefused()
    {
        var story = await Scenario.StartAsync();
        foreach (var ids in new long[]?[] { null, [], [.. Enumerable.Range(1, 201)] })
            Assert.That(await story.RunAsync(Scenario.Manager, new ReadMessages(ids)).RuleAsync(), Is.EqualTo("message.count"));
        Assert.That(await story.RunAsync(Scenario.Manager, new ReadMessages([7])).RuleAsync(), Is.EqualTo("message.unknown"));
    }

    [Test]
    public async Task Reminder_OfAStepThatAsksSeveral_GoesToAllOfThem()
    {
        var story = await RemindedAsync("vote:ServiceGate.SignOff committee=[it,network] sections=[launch] outcomes=[Approved] dueHours=10 remindHours=[4]", "vote.Approved>finish");

        Assert.That(story.State.Messages.Select(m => m.To.Department), Is.EquivalentTo(new[] { "it", "network" }));
    }

    [Test]
    public async Task Notice_ToALevel_IsForThatUnitsPeople()
    {
        var story = await CreatedAsync("tell:ServiceGate.Notify role=department-head department=market level=province message=stage-held", "tell>finish");
        var message = story.State.Messages.Single();

        Assert.That(message.To.UnitId, Is.EqualTo(story.UnitId("SP")));
        Assert.That(await story.RunAsync(CityMarketHead, new ReadMessages([message.Id])).RuleAsync(), Is.EqualTo("message.unknown"));
        Assert.That(await story.DoAsync(StagedLaunch.MarketHead, new ReadMessages([message.Id])), Is.EqualTo(new MessagesRead(1)));
    }

    [Test]
    public async Task Overdue_WhenTheStepEscalatesByItself_IsToldToTheStepsDepartmentAndLevel()
    {
        var story = await CreatedAsync(
            "review:ServiceGate.SignOff department=it level=province sections=[launch] outcomes=[Approved,Escalated] dueHours=10 escalateTo=department-head",
            "review.Approved>finish review.Escalated>finish");
        await story.At("2026-11-02T19:00").TendAsync();

        var to = story.State.Messages.Single().To;
        Assert.That((to.Role, to.Department, to.UnitId), Is.EqualTo((Role.DepartmentHead, "it", (long?)story.UnitId("SP"))));
        Assert.That(story.State.Journal[^1].Record.Entry.Outcome, Is.EqualTo("Escalated"));
    }

    [Test]
    public async Task Deadline_OfAStepThatDoesNotEscalate_LeavesItWaiting()
    {
        var story = await CreatedAsync("review:ServiceGate.SignOff department=it sections=[launch] outcomes=[Approved] dueHours=10", "review.Approved>finish");
        await story.At("2026-11-02T19:00").TendAsync();

        Assert.That((await story.WaitingAsync(), (await story.FactsAsync()).Fault), Is.EqualTo(("review#1", (Incident?)null)));
    }

    [Test]
    public async Task Alarm_RaisedWhenTheWatchIsJustOver_StillCounts()
    {
        var story = await CreatedAsync("watch:ServiceGate.WatchComplaints hours=5", "watch.Calm>finish watch.Alarm>finish");
        (await story.At("2026-11-02T14:00").RunAsync(StagedLaunch.Quality, new RaiseAlarm(story.Number, "投诉超过阈值。"))).Required();

        Assert.That(story.State.Journal.Select(j => j.Record.Entry.Outcome), Does.Contain("Alarm").And.Not.Contain("Calm"));
    }

    [Test]
    public async Task Bookmark_IsFoundByTheGate()
    {
        var story = await CreatedAsync("open:ServiceGate.OpenGate gate=notice-release", "open>finish");

        Assert.That(story.State.Bookmarks.Select(b => (b.Event, b.EventKey)), Is.EqualTo(new[] { ("ServiceGate.OpenGate", "notice-release") }));
    }

    [Test]
    public async Task Bookmark_OfAStepThatIsEnteredAndCancelledAtOnce_IsNotKept()
    {
        var story = await CreatedAsync("dossier:ServiceGate.CollectSections role=product-manager sections=[launch] dueHours=10", "start>finish");

        Assert.That(story.State.Journal.Select(j => j.Record.Entry.Kind), Does.Contain(JournalEntry.Started));
        Assert.That((await story.FactsAsync()).State!.Status, Is.EqualTo(WorkflowStatus.Finished));
        Assert.That((story.State.Bookmarks.Count, story.State.Timers.Count), Is.EqualTo((0, 0)));
    }

    /// <summary>Created at nine: a deadline after ten hours is at 19:00, four hours before it 15:00.</summary>
    private static async Task<Scenario> CreatedAsync(string step, string connections) => await (await Scenario.StartAsync(
        OwnDefinitions.Catalogue(["start:Elsa.Start", step, Finish], $"start>{step.Split(':')[0]} {connections}"))).CreateAsync();

    private static async Task<Scenario> RemindedAsync(string step, string connections)
    {
        var story = (await CreatedAsync(step, connections)).At("2026-11-02T15:00");
        await story.TendAsync();
        return story;
    }
}
