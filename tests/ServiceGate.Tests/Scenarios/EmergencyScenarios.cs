using System.Text.Json;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A sudden major fault: acts first, tells customers at once and on the way, owes its review afterwards.</summary>
public sealed class EmergencyScenarios
{
    private const string ItReviewer = "shi.tao";

    private static readonly WindowInput Fault = new("2026-11-02T01:20", "2026-11-02T09:00", "Asia/Shanghai");

    [Test]
    public async Task Emergency_TellsEverybodyAtOnceAtNightAndOwesItsReview()
    {
        var story = await ToldAsync();
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Underway));
        Assert.That((story.Batch("tell").Status, story.Batch("tell").Accepted, story.Launch.ToldCount), Is.EqualTo((BatchStatus.Done, 10, 10)), "at two in the night, without a gate");
        Assert.That(await story.WaitingAsync(), Is.EqualTo("wait#1 restoration#1"));

        await story.At("2026-11-02T04:05").WorkAsync();
        Assert.That(story.Batch("progress").Accepted, Is.EqualTo(10), "every two hours");
        await story.At("2026-11-02T05:00").DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));

        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Reported));
        Assert.That(await story.WaitingAsync(), Is.EqualTo("dossier#1"));
        await story.At("2026-11-02T08:00").WorkAsync();
        Assert.That(story.Batch("restored").Accepted, Is.EqualTo(10), "after eight in the morning, to those who were told");
        Assert.That(story.State.Work.Single(w => w.LaunchId == story.Launch.Id && w.Step == "dossier").DueAt, Is.EqualTo(Scenario.Shanghai("2026-11-03T05:00")), "24 hours after the report");
    }

    [Test]
    public async Task Emergency_WhenItIsOverBeforeTheNextProgressNotice_TellsOfTheRestorationOnly()
    {
        var story = await ToldAsync();

        await story.At("2026-11-02T03:00").DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));
        await story.At("2026-11-02T08:30").WorkAsync();

        Assert.That(story.State.Batches.Values.Select(b => b.Step).Distinct(), Is.EquivalentTo(new[] { "tell", "restored" }));
    }

    [Test]
    public async Task Emergency_WhenItsWindowGoesBy_DoesNotLapse()
    {
        var story = await ToldAsync();

        await story.At("2026-11-02T12:00").WorkAsync();

        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Underway));
    }

    [Test]
    public async Task Emergency_WhenNobodyHasToldAnybodyByItsEnd_DoesNotLapseSilently()
    {
        var story = await AtReportAsync(10);

        await story.At("2026-11-02T12:00").WorkAsync();

        Assert.That((story.Launch.Result, await story.WaitingAsync()), Is.EqualTo(((LaunchResult?)null, "report#1")));
        var told = story.State.Messages.Single();
        Assert.That((told.Message, told.To.Role), Is.EqualTo(("overdue", Role.Administrator)), "nobody heads operations, so whoever can name somebody is told");
    }

    [Test]
    public async Task Emergency_AsksOnlyWhatNamesIt()
    {
        var concerns = (await (await AtReportAsync(10)).FactsAsync()).Checklist.Concerns;
        Assert.That(concerns, Is.Not.Empty);
        Assert.That(concerns.Where(c => c.When?.Contains(LaunchVariant.Emergency) != true), Is.Empty);
    }

    [Test]
    public async Task Emergency_WhenItsWindowGoesByBeforeItIsReported_DoesNotLapse()
    {
        var story = (await Scenario.StartAsync(ShippedCatalogue.Newest)).At("2026-11-02T01:45");
        story.Number = (await story.DoAsync(Scenario.Operations, new CreateLaunch("it-cutover", "HZ", Header(), "emergency"))).Number;

        await story.At("2026-11-02T12:00").SystemAsync(new ProcessDueLaunch(story.Number));

        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Underway));
    }

    [Test]
    public async Task Declare_IsForOperationsAndNamesItsCause()
    {
        var story = (await Scenario.StartAsync(ShippedCatalogue.Newest)).At("2026-11-02T02:00");

        Assert.That(await Rule(Scenario.Manager, Header()), Is.EqualTo("policy.not-allowed"));
        Assert.That(await Rule(Scenario.Operations, Header() with { Cause = null }), Is.EqualTo("emergency.cause-required"));
        Assert.That(await Rule(Scenario.Operations, Header() with { Window = Fault with { Start = "2026-10-26T01:00" } }), Is.EqualTo("window.too-long-ago"));
        Assert.That(await story.RunAsync(Scenario.Manager, new CreateLaunch("it-cutover", "HZ", Scenario.Header() with { Cause = "major-fault" })).RuleAsync(), Is.EqualTo("emergency.cause-only-there"));

        Task<string> Rule(string person, HeaderInput header) => story.RunAsync(person, new CreateLaunch("it-cutover", "HZ", header, "emergency")).RuleAsync();
    }

    [Test]
    public async Task Review_WhenNobodySignsInTime_GoesToTheProvince()
    {
        var story = await ToldAsync();
        await story.At("2026-11-02T03:00").DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));
        await FillAsync(story, "concerns", "risks", "contingency", "channels");
        (await story.At("2026-11-02T10:00").HandInAsync(Scenario.Operations, "dossier")).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("review-it#1"));

        await story.At("2026-11-03T09:59").WorkAsync();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("review-it#1"));
        await story.At("2026-11-03T10:00").WorkAsync();

        Assert.That(await story.WaitingAsync(), Is.EqualTo("province-review#1"));
        await story.ApproveAsync(StagedLaunch.ProvinceReviewer, "province-review");
        await story.ApproveAsync(StagedLaunch.ServiceHead, "province-review");
        Assert.That(await story.WaitingAsync(), Is.EqualTo("close#1"));
        await story.DoAsync(Scenario.Operations, new CloseLaunch(story.Number, "备用电源须双路。"));
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Closed));
    }

    [Test]
    public async Task Declare_WhenItHasNotBegun_IsRefused()
    {
        var story = (await Scenario.StartAsync(ShippedCatalogue.Newest)).At("2026-11-02T01:10");
        Assert.That(await story.RunAsync(Scenario.Operations, new CreateLaunch("it-cutover", "HZ", Header(), "emergency")).RuleAsync(), Is.EqualTo("emergency.not-begun"));

        story.Number = (await story.At("2026-11-02T01:20").DoAsync(Scenario.Operations, new CreateLaunch("it-cutover", "HZ", Header(), "emergency"))).Number;
        var later = Header() with { Window = Fault with { Start = "2026-11-02T03:00" } };
        Assert.That(await story.RunAsync(Scenario.Operations, new EditHeader(story.Number, later, 1)).RuleAsync(), Is.EqualTo("emergency.not-begun"));
    }

    [Test]
    public async Task Header_WhenTheRestorationIsPutOffWhileCustomersAreBeingTold_TellsTheOthersToo()
    {
        var story = await AtReportAsync(450);
        (await story.At("2026-11-02T02:00").HandInAsync(Scenario.Operations, "report")).Required();
        await story.TendAsync();
        await story.SendChunkAsync();
        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(200));

        await story.DoAsync(Scenario.Operations, new EditHeader(story.Number, Header() with { Window = Fault with { End = "2026-11-02T11:00" } }, 1));
        await story.WorkAsync();

        Assert.That(story.ToldBy("tell").Distinct().Count(), Is.EqualTo(450));
        Assert.That(story.State.Versions[story.Batch("tell").VersionId].Text.Zh, Does.Contain("11:00"));
    }

    [Test]
    public async Task Dossier_WhenItIsEditedAfterItsReview_IsSignedAgainBeforeItCloses()
    {
        var story = await ReviewedAsync();
        (await story.ChangeAsync(Scenario.Operations, "risks", "R1", "owner", "另一人")).Required();

        Assert.That(story.Work, Does.Contain("review-it#again").And.Contain("review-customer-service#again"), "the final word covers the risks");
        await story.ApproveAsync(ItReviewer, "review-it");
        Assert.That(await Close().RuleAsync(), Is.EqualTo("close.not-signed"));
        await story.ApproveAsync(StagedLaunch.ProvinceReviewer, "review-customer-service");
        await story.ApproveAsync(StagedLaunch.ServiceHead, "review-customer-service");
        (await Close()).Required();
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Closed));

        Task<Outcome<Nothing>> Close() => story.RunAsync(Scenario.Operations, new CloseLaunch(story.Number, "备用电源须双路。"));
    }

    [Test]
    public async Task Dossier_WhenTheProvinceSignedInTheCitysPlace_IsOnlyAskedOfTheProvinceAgain()
    {
        var story = await AtCustomerServiceAsync();
        await story.ApproveAsync(StagedLaunch.ProvinceReviewer, "review-customer-service");
        await story.At("2026-11-04T12:00").WorkAsync();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("province-review#1"), "the head was silent");
        await story.ApproveAsync(StagedLaunch.ProvinceReviewer, "province-review");
        await story.ApproveAsync(StagedLaunch.ServiceHead, "province-review");
        Assert.That(story.Work.Where(w => w.Contains("#again", StringComparison.Ordinal)), Is.Empty);

        (await AnswerAsync(story, "另一版")).Required();
        Assert.That(story.Work.Where(w => w.Contains("#again", StringComparison.Ordinal)), Is.EqualTo(new[] { "province-review#again" }));
    }

    [Test]
    public async Task Report_WhenNoticesOfTheFaultAreStillGoingOut_StopsThem()
    {
        var story = await AtReportAsync(450);
        (await story.At("2026-11-02T02:00").HandInAsync(Scenario.Operations, "report")).Required();
        await story.TendAsync();
        await story.SendChunkAsync();
        await story.At("2026-11-02T04:00").TendAsync();
        Assert.That((story.Batch("tell").Status, story.Batch("progress").Status), Is.EqualTo((BatchStatus.Running, BatchStatus.Running)));

        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));
        while (await story.SendChunkAsync() is not null) { }

        Assert.That((story.Batch("tell").Status, story.Batch("progress").Status), Is.EqualTo((BatchStatus.Stopped, BatchStatus.Stopped)));
        Assert.That((story.ToldBy("tell").Count, story.ToldBy("progress").Count), Is.EqualTo((200, 0)), "it is over");
    }

    private static HeaderInput Header() => Scenario.Header(Fault, "计费系统中断") with { Cause = "major-fault", Scope = ["HZ"] };

    /// <summary>The story up to customers who know.</summary>
    private static async Task<Scenario> ToldAsync()
    {
        var story = await AtReportAsync(10);
        (await story.At("2026-11-02T02:00").HandInAsync(Scenario.Operations, "report")).Required();
        return await story.WorkAsync();
    }

    /// <summary>The story up to a report that may be handed in.</summary>
    private static async Task<Scenario> AtReportAsync(int customers)
    {
        var story = (await Scenario.StartAsync(ShippedCatalogue.Newest)).At("2026-11-02T01:45");
        story.Number = (await story.DoAsync(Scenario.Operations, new CreateLaunch("it-cutover", "HZ", Header(), "emergency"))).Number;
        (await story.ImportAsync(Scenario.Operations, Scenario.Customers(customers))).Required();
        foreach (var (key, step) in (await story.FactsAsync()).Checklist.Notices)
            await story.DoAsync(Scenario.Operations, new SaveItem(story.Number, "notices", key, step, 0));
        return story;
    }

    /// <summary>The story up to customer service; the sample's risks make it the province's.</summary>
    private static async Task<Scenario> AtCustomerServiceAsync()
    {
        var story = await ToldAsync();
        await story.At("2026-11-02T03:00").DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));
        await FillAsync(story, "concerns", "risks", "contingency", "channels");
        (await story.At("2026-11-02T10:00").HandInAsync(Scenario.Operations, "dossier")).Required();
        return await story.ApproveAsync(ItReviewer, "review-it");
    }

    private static async Task<Scenario> ReviewedAsync()
    {
        var story = await AtCustomerServiceAsync();
        await story.ApproveAsync(StagedLaunch.ProvinceReviewer, "review-customer-service");
        await story.ApproveAsync(StagedLaunch.ServiceHead, "review-customer-service");
        Assert.That(await story.WaitingAsync(), Is.EqualTo("close#1"));
        return await story.WorkAsync();
    }

    private static Task<Outcome<ItemSaved>> AnswerAsync(Scenario story, string evidence) => story.SaveAsync(
        Scenario.Operations, "concerns", story.State.Items.Keys.First(k => k.Item1 == story.Launch.Id && k.Item2 is Section.Concerns).Item3,
        JsonSerializer.SerializeToElement(new { verdict = "met", evidence }));

    /// <summary>Answers what the checklist asks of an emergency; the texts are the sample's where it has them.</summary>
    private static async Task FillAsync(Scenario story, params string[] sections)
    {
        var checklist = (await story.FactsAsync()).Checklist;
        foreach (var concern in checklist.Concerns)
            (await story.SaveAsync(Scenario.Operations, "concerns", concern.Id, JsonSerializer.SerializeToElement(new { verdict = "met", evidence = "见复盘记录。" }))).Required();
        foreach (var channel in checklist.Channels)
            (await story.SaveAsync(Scenario.Operations, "channels", channel.Code, SampleDossier.Item("channels", channel.Code))).Required();
        foreach (var section in sections.Where(s => s is "risks" or "contingency"))
            foreach (var (key, content) in SampleDossier.Items(section))
                (await story.SaveAsync(Scenario.Operations, section, key, content)).Required();
    }
}
