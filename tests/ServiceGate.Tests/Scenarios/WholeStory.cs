using ServiceGate.Core.Commands.Contingency;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Tests.Scenarios;

/// <summary>The main job end to end: television users are moved, some fail, everybody is told.</summary>
public class WholeStory
{
    private static readonly DateTimeOffset Announce72Due = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Announce72Useful = new(2026, 11, 26, 16, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset EveDue = new(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset EveUseful = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset OverrunDue = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Launch_WhenEverybodyDoesTheirPart_GoesFromTheFirstFormToTheLastNotice()
    {
        var story = await Scenario.StartAsync();
        await DraftAsync(story);
        await ReviewInTwoRoundsAsync(story);
        await ReleaseAsync(story);
        await AnnounceAsync(story);
        await GoAheadAsync(story);
        await ReportAsync(story);
        await CloseAsync(story);
    }

    private static async Task DraftAsync(Scenario story)
    {
        await story.CreateAsync();
        Assert.That(story.Number, Is.EqualTo("HZ-2026-000001"));
        Assert.That(story.Work, Is.EqualTo(new[] { "dossier#1" }));

        await story.FillAsync();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        Assert.That(story.Work, Does.Contain("agree#1"));
        await story.ApproveAsync(Scenario.Head, "agree");
        Assert.That(story.Work, Does.Contain("audience#1"));

        var adopted = (await story.ImportAsync(Scenario.Operations, Scenario.Customers(10))).Required();
        Assert.That(adopted.Count, Is.EqualTo(10));
        await story.PlanNoticesAsync();
        (await story.HandInAsync(Scenario.Operations, "audience")).Required();
        Assert.That(story.Work, Is.SupersetOf(new[] { "review-customer-service#1", "review-it#1", "review-network#1", "script:hotline" }));
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.InReview));
    }

    private static async Task ReviewInTwoRoundsAsync(Scenario story)
    {
        await story.ApproveAsync(Scenario.It, "review-it");
        (await story.DecideAsync(Scenario.Network, "review-network", false, null, new FindingInput("risks", "R5", "判断点时间过晚。"))).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("dossier#2"));
        Assert.That(story.Launch.Round, Is.EqualTo(2));
        Assert.That(story.Work, Does.Not.Contain("review-customer-service#1"));

        var refused = await story.HandInAsync(Scenario.Manager, "dossier");
        Assert.That(refused.Refusal, Is.EqualTo(Refusal.Invalid));
        Assert.That(refused.Violations.Single().Rule, Is.EqualTo("finding.unanswered"));

        var finding = story.State.Findings.Values.Single();
        await story.DoAsync(Scenario.Manager, new AnswerFinding(story.Number, finding.Id, "已提前至4:00。"));
        (await story.ChangeAsync(Scenario.Manager, "risks", "R5", "controls", "设4:00最晚整体回退判断点。")).Required();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        Assert.That(await story.WaitingAsync(), Is.EqualTo("agree#2"));
        await story.ApproveAsync(Scenario.Head, "agree");
        Assert.That(await story.WaitingAsync(), Is.EqualTo("review-customer-service#2 review-it#2 review-network#2"), "risks changed, which IT had signed");
        Assert.That((await story.BlockersAsync("notice-release")).Where(b => b.StartsWith("gate.sign", StringComparison.Ordinal)), Is.EqualTo(new[] { "gate.sign-again it" }));
        await story.SignAllAsync();
        Assert.That(story.State.Findings.Values.Single().Status, Is.EqualTo(FindingStatus.Settled));
    }

    private static async Task ReleaseAsync(Scenario story)
    {
        Assert.That(await story.BlockersAsync("notice-release"), Is.EqualTo(new[]
        {
            "gate.script-not-acknowledged account-manager", "gate.script-not-acknowledged app", "gate.script-not-acknowledged hotline",
            "gate.script-not-acknowledged shop", "gate.script-not-acknowledged tv-screen",
        }));
        foreach (var (channel, owner) in Scenario.ChannelOwners)
        {
            Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Waiting));
            await story.DoAsync(owner, new AcknowledgeScript(story.Number, channel, 1));
        }
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open), "in the transaction of the last acknowledgement");
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Announcing));
        Assert.That(story.Batches.Select(b => (b.Step, b.Channel, b.DueAt, b.UsefulUntil, b.Planned)), Is.EqualTo(new[]
        {
            ("announce-72h", NoticeChannel.Sms, Announce72Due, Announce72Useful, 10),
            ("announce-72h", NoticeChannel.Push, Announce72Due, Announce72Useful, 5),
            ("announce-eve", NoticeChannel.Sms, EveDue, EveUseful, 10),
            ("overrun", NoticeChannel.Sms, OverrunDue, OverrunDue.AddHours(72), 10),
        }));
    }

    private static async Task AnnounceAsync(Scenario story)
    {
        await story.At("2026-11-24T15:59").WorkAsync();
        Assert.That(story.Batch("announce-72h").Status, Is.EqualTo(BatchStatus.Planned));
        await story.At("2026-11-24T16:00").WorkAsync();
        Assert.That(story.Batch("announce-72h").Status, Is.EqualTo(BatchStatus.Done));
        Assert.That(story.ToldBy("announce-72h"), Has.Count.EqualTo(10));
        Assert.That(story.ToldBy("announce-72h", NoticeChannel.Push), Is.EqualTo(new[] { 2, 4, 6, 8, 10 }));
        Assert.That(story.Launch.ToldCount, Is.EqualTo(10));
        await story.At("2026-11-27T16:00").WorkAsync();
        Assert.That(story.Batch("announce-eve").Status, Is.EqualTo(BatchStatus.Done));
    }

    private static async Task GoAheadAsync(Scenario story)
    {
        Assert.That(await story.BlockersAsync("go-ahead"), Is.EqualTo(new[]
        {
            "gate.duty-not-confirmed commander,operator,checker,monitoring,hotline-lead",
        }));
        Assert.That(story.Work, Is.EqualTo(new[] { "duty" }));
        await story.At("2026-11-27T17:00").ConfirmDutyAsync();
        Assert.That(story.Gate("go-ahead"), Is.EqualTo(GateStatus.Open));
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Ready));
        Assert.That(story.Work, Is.EqualTo(new[] { "launch#1" }));
    }

    private static async Task ReportAsync(Scenario story)
    {
        story.At("2026-11-28T05:40");
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "partial-success", ["TV0003", "TV0007"], "两户未迁移。"));
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Reported));
        Assert.That(story.Batch("overrun").Status, Is.EqualTo(BatchStatus.NotNeeded));
        Assert.That(story.Batch("completion").DueAt, Is.EqualTo(new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero)), "08:00 local");
        Assert.That(story.Batch("completion").Planned, Is.EqualTo(10));
        Assert.That(story.ResultOf("TV0003")!.FailedAt, Is.EqualTo(story.Clock.GetUtcNow()));

        story.At("2026-11-28T07:10");
        await story.DoAsync(Scenario.Agent, new RollBackCustomer(story.Number, "TV0003", "无法收看", "service-password", true, "CC-1"));
        Assert.That(story.ResultOf("TV0003")!.RolledBackBy, Is.EqualTo(story.IdOf(Scenario.Agent)));
        Assert.That(story.ResultOf("TV0003")!.FailedAt, Is.Not.Null, "the failure stays on record");
    }

    private static async Task CloseAsync(Scenario story)
    {
        var early = await story.RunAsync(Scenario.Manager, new CloseLaunch(story.Number, "教训。"));
        Assert.That(early.Violations.Single().Rule, Is.EqualTo("close.notices-outstanding"));
        await story.At("2026-11-28T08:00").WorkAsync();
        Assert.That(story.ToldBy("completion"), Is.EqualTo(Enumerable.Range(1, 10)));
        await story.DoAsync(Scenario.Manager, new CloseLaunch(story.Number, "下组先换机再迁移。"));
        Assert.That(story.Launch.Status, Is.EqualTo(LaunchStatus.Closed));
        Assert.That(story.Work, Is.Empty);
        Assert.That(CoreJson.Code(story.Launch.Result!.Value), Is.EqualTo("partial-success"));
    }
}
