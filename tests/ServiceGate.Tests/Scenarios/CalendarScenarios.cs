using ServiceGate.Core.Commands.Flows;
using ServiceGate.Core.Foundation.Calendar;

namespace ServiceGate.Tests.Scenarios;

/// <summary>
/// The holiday is extended while a review runs: entered on Thursday 26 November 2026 at 10:00 with 16 working hours it is due on Monday 30 at 10:00; with Monday and Tuesday off on
/// Wednesday 2 December at 10:00. Counted by hand.
/// </summary>
public sealed class CalendarScenarios
{
    private static readonly string File = System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "calendars", "china.json"));

    private static readonly BusinessCalendar Extended = CalendarFile.Read(
        File.Replace("\"to\": \"2026-10-07\" }", "\"to\": \"2026-10-07\" }, { \"name\": { \"zh\": \"延长\" }, \"from\": \"2026-11-30\", \"to\": \"2026-12-01\" }", StringComparison.Ordinal), "extended.json");

    private static readonly ShippedCatalogue Catalogue = OwnDefinitions.Catalogue(
        ["start:Elsa.Start", "dossier:ServiceGate.CollectSections role=product-manager sections=[launch] dueWorkingHours=16 remindHours=[8,4] escalateTo=department-head", "finish:Elsa.Finish"],
        "start>dossier dossier>finish");

    [Test]
    public async Task AnExtendedHoliday_MovesEverything_AndItIsOverdueOnceAtTheNewTime()
    {
        var story = await EnteredAsync();
        Assert.That(Timers(story), Is.EqualTo("reminder-8 11-27 10:00, reminder-4 11-27 15:00, deadline 11-30 10:00"));
        foreach (var time in new[] { "2026-11-27T10:00", "2026-11-27T15:00" }) await story.At(time).TendAsync();
        Assert.That(Told(story), Is.EqualTo("reminder due 11-30 10:00, reminder due 11-30 10:00"));

        story.At("2026-11-28T12:00");
        Assert.That(await story.RestartAsync(Extended), Is.EqualTo((1, 0)));
        Assert.That((Timers(story), Due(story)), Is.EqualTo(("deadline 12-02 10:00", "12-02 10:00")));
        Assert.That(Told(story), Is.EqualTo("reminder due 12-02 10:00, reminder due 12-02 10:00"), "what was sent names the time that holds");

        foreach (var time in new[] { "2026-11-30T10:05", "2026-12-01T12:00", "2026-12-02T09:59" }) await story.At(time).TendAsync();
        Assert.That(story.State.Messages, Has.Count.EqualTo(2), "nothing is sent until then");
        foreach (var time in new[] { "2026-12-02T10:00", "2026-12-02T10:05" }) await story.At(time).TendAsync();
        Assert.That(Told(story), Is.EqualTo("reminder due 12-02 10:00, reminder due 12-02 10:00, overdue due 12-02 10:00"));
    }

    [Test]
    public async Task ALateExtension_TakesTheOverdueBack_AndItComesAtTheNewTime()
    {
        var story = await EnteredAsync();
        await story.At("2026-11-30T10:05").TendAsync();
        Assert.That((Told(story), Timers(story)), Is.EqualTo(("reminder due 11-30 10:00, overdue due 11-30 10:00", "")));

        await story.RestartAsync(Extended);
        Assert.That((Told(story), Timers(story)), Is.EqualTo(("reminder due 12-02 10:00", "deadline 12-02 10:00")));
        await story.At("2026-12-02T10:00").TendAsync();
        Assert.That(Told(story), Is.EqualTo("reminder due 12-02 10:00, overdue due 12-02 10:00"));
    }

    [Test]
    public async Task AHolidayTakenBack_MakesItDueSooner()
    {
        var story = await EnteredAsync(Catalogue.CountingIn(Extended));
        Assert.That(Timers(story), Is.EqualTo("reminder-8 11-27 10:00, reminder-4 11-27 15:00, deadline 12-02 10:00"));
        await story.At("2026-11-30T12:00").TendAsync();

        await story.RestartAsync(Catalogue.Calendar);
        Assert.That(Told(story), Is.EqualTo("reminder due 11-30 10:00, overdue due 11-30 10:00"), "its time has passed, so it is told at once");
    }

    [Test]
    public async Task ANodeOfBefore_LeavesWhatTheOthersHaveCounted_AndWhatItWritesIsCountedAgain()
    {
        var story = await EnteredAsync();
        var before = story.Runner;
        await story.RestartAsync(Extended);

        story.At("2026-11-27T09:00");
        (await before.RunAsync(new RecountDeadlines(story.Number), 0, "another node")).Required();
        Assert.That(Timers(story), Does.EndWith("deadline 12-02 10:00"));
        Assert.That(await new CalendarRecount(story.Sessions, Catalogue, before, story.Clock).ContinueAsync(), Is.EqualTo((0, 0)), "another calendar is in force");
    }

    [Test]
    public async Task TheSameCalendarAgain_ChangesNothing()
    {
        var story = await EnteredAsync();
        await story.RestartAsync(Catalogue.Calendar);
        var state = story.State;
        Assert.That(await story.RestartAsync(CalendarFile.Read(File.Replace("中国内地工作日历", "日历", StringComparison.Ordinal), "renamed.json")), Is.EqualTo((0, 0)), "a name does not count");
        Assert.That(story.State, Is.SameAs(state));
    }

    [Test]
    public async Task FlowsThatWereStoredWithoutACalendar_AreTakenAsCountedInTheFirstOne()
    {
        var story = await EnteredAsync();
        await story.At("2026-11-27T10:00").TendAsync();
        var timers = Timers(story);
        story.Sessions.Restore(story.State with { Calendars = story.State.Calendars.Clear() });

        Assert.That(await story.RestartAsync(Catalogue.Calendar), Is.EqualTo((0, 0)), "an upgrade alone changes nothing");
        Assert.That((Timers(story), story.State.Messages.Count), Is.EqualTo((timers, 1)));
        Assert.That(story.State.Calendars.Values, Is.All.EqualTo(Catalogue.Calendar.Fingerprint));
    }

    /// <summary>The dossier waits since Thursday 26 November, 10:00.</summary>
    private static async Task<Scenario> EnteredAsync(ShippedCatalogue? catalogue = null)
    {
        var story = await Scenario.StartAsync(catalogue ?? Catalogue);
        return await story.At("2026-11-26T10:00").CreateAsync(new("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai"));
    }

    private static string Timers(Scenario story) => string.Join(", ", story.State.Timers.OrderBy(t => t.DueAt).Select(t => $"{t.Name} {Local(t.DueAt)}"));

    private static string Due(Scenario story) => Local(story.State.Work.Single(w => w.Step == "dossier").DueAt!.Value);

    private static string Told(Scenario story) => string.Join(", ", story.State.Messages.Select(m =>
        $"{m.Message} due {Local(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(m.Arguments["due"], System.Globalization.CultureInfo.InvariantCulture)))}"));

    private static string Local(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
