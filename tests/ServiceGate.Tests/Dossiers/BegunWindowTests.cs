using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Dossiers;

/// <summary>
/// Once the window has begun everything can be corrected but its start: what was not changed is not measured against the clock again. It has begun when its start was
/// reported; for launches of before, when the clock passed it.
/// </summary>
[TestFixture(RuleSets.StartIsReported)]
[TestFixture(RuleSets.PromisesAreKept)]
public sealed class BegunWindowTests(int ruleSet)
{
    private static WindowInput Night => Scenario.Night;

    private static async Task<string> EditAsync(Scenario story, HeaderInput header) =>
        await story.RunAsync(Scenario.Manager, new EditHeader(story.Number, header, story.RevisionOf("launch", "header"))).InFullAsync();

    private async Task<Scenario> AnnouncedAsync()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-24T16:00").WorkAsync();
        await story.At("2026-11-27T16:00").WorkAsync();
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = ruleSet }) });
        return story;
    }

    private async Task<Scenario> BegunAsync()
    {
        var story = await AnnouncedAsync();
        await story.ConfirmDutyAsync();
        if (ruleSet >= RuleSets.StartIsReported) await story.At("2026-11-28T00:05").DoAsync(Scenario.Operations, new ReportStart(story.Number));
        return story.At("2026-11-28T00:10");
    }

    [Test]
    public async Task Title_Description_AndOrders_AreCorrected()
    {
        var story = await BegunAsync();
        var (batches, gates) = (story.Batches, story.State.Gates);

        Assert.That(await EditAsync(story, Scenario.Header(title: "电视用户迁移第3组（更正）") with { Description = "更正说明", ExternalOrders = ["CR-7"] }), Does.StartWith("done"));

        Assert.That(story.Launch.Title, Is.EqualTo("电视用户迁移第3组（更正）"));
        Assert.That(story.Launch.Window.Start, Is.EqualTo(Scenario.Shanghai("2026-11-28T00:00")));
        Assert.That(story.Batches.Count(b => b.Purpose is NoticePurpose.Change), Is.EqualTo(batches.Count(b => b.Purpose is NoticePurpose.Change)));
        Assert.That(story.State.Gates.Select(g => g.Value.Status), Is.EqualTo(gates.Select(g => g.Value.Status)));
    }

    [Test]
    public async Task TheEnd_MovesToAMomentThatIsStillToCome_AndThoseToldAreTold()
    {
        var story = await BegunAsync();

        Assert.That(await EditAsync(story, Scenario.Header(Night with { End = "2026-11-28T07:00" })), Does.StartWith("done"));

        Assert.That(story.Launch.Window.End, Is.EqualTo(Scenario.Shanghai("2026-11-28T07:00")));
        Assert.That(story.Batches.Select(b => b.Purpose), Does.Contain(NoticePurpose.Change));
    }

    [TestCase("2026-11-28T00:00", "2026-11-28T00:05", "window.end-to-come at window.end")]
    [TestCase("2026-11-28T00:30", "2026-11-28T06:00", "window.begun at window.start")]
    [TestCase("2026-11-29T00:00", "2026-11-29T06:00", "window.begun at window.start")]
    public async Task AnotherStart_OrAnEndThatHasPassed_IsRefusedAndNothingIsSent(string start, string end, string refusal)
    {
        var story = await BegunAsync();
        var before = story.State;

        Assert.That(await EditAsync(story, Scenario.Header(Night with { Start = start, End = end })), Does.Contain(refusal));

        Assert.That(story.State.Batches, Is.EqualTo(before.Batches));
        Assert.That(story.State.Gates, Is.EqualTo(before.Gates));
    }

    [Test]
    public async Task ATextOfAnAnnouncementThatIsOut_IsCorrectedWithoutSayingWhyItIsLate()
    {
        var story = await BegunAsync();

        (await story.ChangeAsync(Scenario.Operations, "notices", "announce-72h", "text", new System.Text.Json.Nodes.JsonObject { ["zh"] = "网络升级：{window}", ["en"] = "Upgrade: {window}" })).Required();

        Assert.That(await story.ChangeAsync(Scenario.Operations, "notices", "announce-72h", "leadMinutes", 4330).InFullAsync(), Does.Contain("notice.late-reason at deviationReason"));
    }

    [Test]
    public async Task BeforeItBegins_AWindowInThePastIsStillRefused()
    {
        var story = await AnnouncedAsync();
        story.At("2026-11-27T20:00");

        Assert.That(await EditAsync(story, Scenario.Header(Night with { Start = "2026-11-27T10:00", End = "2026-11-27T12:00" })), Does.Contain("window.in-the-future at window.start"));
    }
}
