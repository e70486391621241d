using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Flows;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Tests.Scenarios;

/// <summary>What time does to a flow: delays, reminders, deadlines, escalation, watches. All on working days of November 2026; counted by hand.</summary>
public sealed class TimerScenarios
{
    private static readonly ShippedCatalogue Catalogue = OwnDefinitions.Catalogue(
        [
            "start:Elsa.Start", "wait:Elsa.Delay timeSpan=02:00:00",
            "dossier:ServiceGate.CollectSections role=product-manager sections=[launch] dueWorkingHours=8 remindHours=[4,1] escalateTo=department-head",
            "review:ServiceGate.SignOff department=it sections=[launch] outcomes=[Approved,Escalated] dueHours=10",
            "tell:ServiceGate.Notify role=department-head department=it message=stage-held", "watch:ServiceGate.WatchComplaints hours=5", "finish:Elsa.Finish",
        ],
        "start>wait wait>dossier dossier>review review.Approved>finish review.Escalated>tell tell>watch watch.Calm>finish watch.Alarm>finish");

    [Test]
    public async Task Delay_WhenItsTimeIsOver_LetsTheFlowGoOn()
    {
        var story = await CreatedAsync();
        Assert.That(Timers(story), Is.EqualTo(new[] { "wait#1 delay 2026-11-02T11:00" }));

        await story.At("2026-11-02T10:59").TendAsync();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("wait#1"));
        await story.At("2026-11-02T11:00").TendAsync();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("dossier#1"));
        Assert.That(story.State.Bookmarks.Single(), Is.EqualTo(
            new Bookmark(story.Launch.Id, "dossier", 1, "ServiceGate.CollectSections", "product-manager", Scenario.Shanghai("2026-11-02T11:00"))));
        Assert.That(Timers(story), Is.EqualTo(new[] { "dossier#1 reminder-4 2026-11-02T16:00", "dossier#1 reminder-1 2026-11-03T10:00", "dossier#1 deadline 2026-11-03T11:00" }));
        Assert.That(story.State.Work.Single(w => w.Step == "dossier").DueAt, Is.EqualTo(Scenario.Shanghai("2026-11-03T11:00")));
    }

    [Test]
    public async Task Deadline_WhenItNears_RemindsAndThenTellsWhoIsAskedBesides()
    {
        var story = await AtDossierAsync();
        foreach (var time in new[] { "2026-11-02T15:59", "2026-11-02T16:00", "2026-11-03T10:30", "2026-11-03T11:00", "2026-11-04T09:00" }) await story.At(time).TendAsync();

        Assert.That(Messages(story), Is.EqualTo(new[]
        {
            $"reminder reminder-4 to ProductManager/{story.IdOf(Scenario.Manager)} at 2026-11-02T16:00",
            $"reminder reminder-1 to ProductManager/{story.IdOf(Scenario.Manager)} at 2026-11-03T10:30",
            "overdue deadline to DepartmentHead/product at 2026-11-03T11:00",
        }));
        Assert.That(Timers(story), Is.Empty);
        Assert.That(await story.WaitingAsync(), Is.EqualTo("dossier#1"), "the step itself goes on waiting");
    }

    [Test]
    public async Task Reminder_WhenTheServerWasDownForLong_IsWrittenOnce()
    {
        var story = await AtDossierAsync();
        await story.At("2026-11-04T09:00").TendAsync();

        Assert.That(Messages(story), Is.EqualTo(new[]
        {
            $"reminder reminder-1 to ProductManager/{story.IdOf(Scenario.Manager)} at 2026-11-04T09:00", "overdue deadline to DepartmentHead/product at 2026-11-04T09:00",
        }));
    }

    [Test]
    public async Task Reminder_WhenTheOwnerHasLeft_GoesToTheOthersOfTheRole()
    {
        var story = await AtDossierAsync();
        await using (var session = await story.Sessions.BeginAsync())
        {
            await session.Organisation.UpdatePersonAsync(story.State.People[story.IdOf(Scenario.Manager)] with { Active = false });
            await session.CommitAsync();
        }
        await story.GrantAsync("liang.yu", new(Role.ProductManager, story.UnitId("HZ"), "product"));
        await story.At("2026-11-02T16:00").TendAsync();

        Assert.That(Messages(story), Is.EqualTo(new[] { "reminder reminder-4 to ProductManager/ at 2026-11-02T16:00" }));
    }

    [Test]
    public async Task Reminder_WhenAnotherCommandComesFirst_IsWrittenByThatOnce()
    {
        var story = await AtDossierAsync();
        (await story.At("2026-11-02T16:30").ChangeAsync(Scenario.Manager, "concerns", "I7", "evidence", "另一版")).Required();
        Assert.That(Messages(story), Has.Length.EqualTo(1));

        await story.TendAsync();
        Assert.That(Messages(story), Has.Length.EqualTo(1));
        Assert.That(Timers(story), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Reminder_WhenTheSameCommandSettlesTheStep_IsNotWritten()
    {
        var story = await AtDossierAsync();
        (await story.At("2026-11-02T16:30").HandInAsync(Scenario.Manager, "dossier")).Required();

        Assert.That(Messages(story), Is.Empty);
        Assert.That(await story.WaitingAsync(), Is.EqualTo("review#1"));
        Assert.That(Timers(story), Is.EqualTo(new[] { "review#1 deadline 2026-11-03T02:30" }));
    }

    [Test]
    public async Task SignOff_WhenItsDeadlinePasses_EscalatesByItselfAndTheWatchEndsCalm()
    {
        var story = await AtDossierAsync();
        (await story.At("2026-11-02T12:00").HandInAsync(Scenario.Manager, "dossier")).Required();
        await story.At("2026-11-02T21:59").TendAsync();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("review#1"));
        await story.At("2026-11-02T22:00").TendAsync();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("watch#1"));
        Assert.That(Messages(story), Is.EqualTo(new[] { "stage-held notify to DepartmentHead/it at 2026-11-02T22:00" }));
        Assert.That(Timers(story), Is.EqualTo(new[] { "watch#1 watch 2026-11-03T03:00" }));
        await story.At("2026-11-03T03:00").TendAsync();
        Assert.That(story.State.Journal.Select(j => j.Record.Entry).Last(), Is.EqualTo(new JournalEntry(6, JournalEntry.Completed, "watch", 1, "Calm")));
        Assert.That(story.State.Bookmarks, Is.Empty);
        Assert.That(story.State.Timers, Is.Empty);
    }

    [Test]
    public async Task Launch_WhenCalledOff_LeavesNoBookmarksAndNoTimers()
    {
        var story = await AtDossierAsync();
        await story.DoAsync(Scenario.Manager, new CancelLaunch(story.Number, "不再需要"));

        Assert.That(story.State.Bookmarks, Is.Empty);
        Assert.That(story.State.Timers, Is.Empty);
    }

    [Test]
    public async Task Journal_GivesTheBookmarksAndTheTimersToComeAgain()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        await story.At("2026-11-03T10:00").ApproveAsync(Scenario.It, "review-it");
        var (facts, launch) = (await story.FactsAsync(), story.Launch.Id);
        var journal = story.State.Journal.Where(j => j.Launch == launch).Select(j => j.Record).ToList();

        var (bookmarks, timers) = WaitRestoring.From(new(launch, facts.State!), facts.Definition, journal, facts.Calendar, story.Clock.GetUtcNow());

        Assert.That(bookmarks, Has.Count.EqualTo(2));
        Assert.That(bookmarks, Is.EquivalentTo(story.State.Bookmarks));
        Assert.That(timers, Has.Count.EqualTo(2));
        Assert.That(timers, Is.EquivalentTo(story.State.Timers));
        Assert.That(WaitRestoring.From(new(launch, facts.State!), facts.Definition, journal, facts.Calendar, story.Clock.GetUtcNow().AddDays(9)).Timers, Is.Empty, "what was due is not made up for");
    }

    private static async Task<Scenario> CreatedAsync() => await (await Scenario.StartAsync(Catalogue)).CreateAsync();

    /// <summary>The dossier is filled in and waits since 11:00.</summary>
    private static async Task<Scenario> AtDossierAsync()
    {
        var story = await (await CreatedAsync()).FillAsync();
        await story.At("2026-11-02T11:00").TendAsync();
        return story;
    }

    private static string[] Timers(Scenario story) => [.. story.State.Timers.OrderBy(t => t.DueAt).Select(t => $"{t.ActivityId}#{t.Visit} {t.Name} {Local(t.DueAt)}")];

    private static string[] Messages(Scenario story) => [.. story.State.Messages.Select(m =>
        $"{m.Message} {m.Name} to {m.To.Role}/{(object?)m.To.Department ?? m.To.PersonId} at {Local(m.At)}")];

    private static string Local(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
