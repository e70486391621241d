using System.Text.Json;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Notices;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A batch outreach: its text is signed, goes out when operations say so, and nobody calls it a success when nobody was told.</summary>
public class OutreachScenarios
{
    private static readonly WindowInput Day = new("2026-12-22T09:00", "2026-12-22T20:00", "Asia/Shanghai");

    [Test]
    public async Task HandIn_WithoutAText_IsRefused()
    {
        var (story, robot) = await OutreachAsync((step, _) => step.Id == "audience");
        await robot.RunAsync(Day);
        (await story.ImportAsync(Scenario.Operations, Scenario.Customers(30))).Required();

        var refused = await story.HandInAsync(Scenario.Operations, "audience");

        Assert.That(refused.Violations.Select(v => (v.Field, v.Rule)), Is.EqualTo(new[] { ("notices.message", "notice.step-missing"), ("notices.correction", "notice.step-missing") }));
    }

    [Test]
    public async Task Text_WhenChanged_AsksEverybodyWhoSignedItAgain()
    {
        var (story, _) = await ReadyAsync();

        (await story.SaveAsync(Scenario.Operations, "notices", "message", Message("另一条内容"))).Required();

        Assert.That(await story.BlockersAsync("go-ahead"), Is.EqualTo(new[] { "gate.sign-again customer-service", "gate.sign-again it", "gate.sign-again legal", "gate.sign-again market" }));
    }

    [Test]
    public async Task Outreach_GoesOut_OnceOperationsReportTheStart()
    {
        var (story, _) = await ReadyAsync();
        await story.At("2026-12-22T10:00").WorkAsync();
        Assert.That((story.Batch("message").Status, story.Batch("message").Planned, story.ToldBy("message").Count), Is.EqualTo((BatchStatus.Planned, 30, 0)));

        await story.DoAsync(Scenario.Operations, new ReportStart(story.Number));
        await story.WorkAsync();

        Assert.That(story.ToldBy("message"), Has.Count.EqualTo(30));
        Assert.That(story.Launch.ToldCount, Is.EqualTo(30));
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));
        Assert.That(story.Launch.Result, Is.EqualTo(LaunchResult.Success));
    }

    [TestCase("success", null)]
    [TestCase("partial-success", "TV0001")]
    public async Task Success_WithNobodyTold_IsRefused(string result, string? failed)
    {
        var (story, _) = await ReadyAsync();
        await story.At("2026-12-22T10:00").DoAsync(Scenario.Operations, new ReportStart(story.Number));
        await story.WorkAsync(everybodyRefused: true);

        var refused = await story.RunAsync(Scenario.Operations, new ReportResult(story.Number, result, failed is null ? null : [failed]));

        Assert.That((refused.Refusal, refused.Violations[0].Rule, refused.Violations[0].Arguments["customers"]), Is.EqualTo((Refusal.Conflict, "result.nobody-told", "30")));
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "rolled-back"));
    }

    [Test]
    public async Task Success_WhileItIsStillToBeSent_IsRefused()
    {
        var (story, _) = await ReadyAsync(500);
        await story.At("2026-12-22T10:00").DoAsync(Scenario.Operations, new ReportStart(story.Number));
        await story.TendAsync();
        await story.SendChunkAsync();

        Assert.That(await RuleAsync(story, new ReportResult(story.Number, "success")), Is.EqualTo("result.outreach-goes-on"));
        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, story.Batch("message").Id, "stop", "接通率低"));
        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "success"));
        Assert.That(story.Launch.ToldCount, Is.EqualTo(200));
    }

    [Test]
    public async Task RolledBack_CorrectsWhatWasSaid_ToThoseWhoWereTold()
    {
        var (story, _) = await ReadyAsync(500);
        await story.At("2026-12-22T10:00").DoAsync(Scenario.Operations, new ReportStart(story.Number));
        await story.TendAsync();
        await story.SendChunkAsync();

        await story.DoAsync(Scenario.Operations, new ReportResult(story.Number, "rolled-back", null, "价格有误"));
        await story.WorkAsync();

        Assert.That(story.ToldBy("correction"), Is.EqualTo(Enumerable.Range(1, 200)));
        Assert.That(story.ToldBy("message"), Has.Count.EqualTo(200));
    }

    [Test]
    public async Task Outreach_WhoseEndIsMoved_GoesOnUntilTheNewEnd()
    {
        var (story, _) = await ReadyAsync(500);
        await story.At("2026-12-22T10:00").DoAsync(Scenario.Operations, new ReportStart(story.Number));
        await story.TendAsync();
        await story.SendChunkAsync();

        await story.DoAsync(Scenario.Manager, new EditHeader(story.Number, new HeaderInput("测试事项", new("2026-12-22T09:00", "2026-12-23T20:00", "Asia/Shanghai"), ["HZ"]), 1));

        Assert.That((story.Batch("message").Status, story.Batch("message").UsefulUntil), Is.EqualTo((BatchStatus.Running, Scenario.Shanghai("2026-12-23T20:00"))));
    }

    [Test]
    public async Task GoAhead_OfManyCustomers_WaitsForTheSeeds_OfTheTextAsItIs()
    {
        var (story, _) = await ReadyAsync(500);
        Assert.That(await story.BlockersAsync("go-ahead"), Is.Empty);

        (await story.SaveAsync(Scenario.Operations, "notices", "message", Message("另一条内容"))).Required();

        Assert.That(await story.BlockersAsync("go-ahead"), Does.Contain("gate.seeds-unconfirmed sms"));
        var confirm = new ConfirmSeeds(story.Number, "message", "sms", "zh-CN");
        Assert.That((await story.RunAsync(Scenario.Operations, confirm)).Violations[0].Rule, Is.EqualTo("seeds.not-sent"));
        Assert.That((await story.RunAsync(Scenario.Operations, new RecordSeeds(story.Number, "message", "sms", "hash of another text", 3))).Violations[0].Rule, Is.EqualTo("seeds.text-changed"));
        await story.DoAsync(Scenario.Operations, new RecordSeeds(story.Number, "message", "sms", SeedRules.HashOf(new("另一条内容", "Another text")), 3));
        await story.DoAsync(Scenario.Operations, confirm);
        Assert.That((await story.BlockersAsync("go-ahead")).Count(b => b.StartsWith("gate.seeds", StringComparison.Ordinal)), Is.EqualTo(1), "English is still to be read");
    }

    [Test]
    public async Task Batch_ThatIsFull_WaitsUntilOperationsLetItGoOn()
    {
        var (story, _) = await ReadyAsync(30);
        await story.At("2026-12-22T10:00").DoAsync(Scenario.Operations, new ReportStart(story.Number));
        await story.TendAsync();
        var batch = story.Batch("message");
        await using (var session = await story.Sessions.BeginBulkAsync())
        {
            await session.Notices.HoldAsync(batch.Id, new(PaceLimit.Batch, null));
            await session.CommitAsync();
        }

        await story.TendAsync();

        Assert.That((story.Batch("message").Status, story.Batch("message").Held), Is.EqualTo((BatchStatus.Paused, (PaceHold?)null)));
        Assert.That(story.State.Messages.Select(m => m.Message), Does.Contain("batch-waits"));
        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, batch.Id, "resume"));
        await story.WorkAsync();
        Assert.That(story.ToldBy("message"), Has.Count.EqualTo(30));
    }

    [Test]
    public async Task GoAhead_OfFewCustomers_NeedsNoSeeds()
    {
        var (story, _) = await ReadyAsync(199);

        Assert.That(story.State.SeedTests, Is.Empty);
        Assert.That(await story.BlockersAsync("go-ahead"), Is.Empty);
    }

    [Test]
    public async Task Text_OfAnOutreach_HasNoPlaceInAnotherKind()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();

        var refused = await story.SaveAsync(Scenario.Operations, "notices", "message", Message("办理优惠"));

        Assert.That(refused.Violations.Select(v => v.Rule), Is.EqualTo(new[] { "notice.outreach-not-asked" }));
    }

    private static JsonElement Message(string text) => JsonSerializer.SerializeToElement(new { purpose = "outreach", nature = "service", channels = new[] { "sms" }, text = new { zh = text, en = "Another text" } });

    private static async Task<string> RuleAsync(Scenario story, ReportResult report) => (await story.RunAsync(Scenario.Operations, report)).Violations[0].Rule;

    private static async Task<(Scenario Story, CourseRobot Robot)> OutreachAsync(Func<ServiceGate.Workflow.Definitions.Activity, ServiceGate.Core.Facts.LaunchFacts, bool> stays)
    {
        var story = await Scenario.StartAsync(ShippedCatalogue.Newest);
        return (story, new CourseRobot(story, "batch-outreach", "launch", RiskLevel.Medium) { Stays = stays });
    }

    /// <summary>The story up to the go-ahead: signed, acknowledged, people on duty.</summary>
    private static async Task<(Scenario Story, CourseRobot Robot)> ReadyAsync(int customers = 30)
    {
        var (story, robot) = await OutreachAsync((step, _) => step.Id == "launch");
        story.Imported = customers;
        await robot.RunAsync(Day);
        return (story, robot);
    }
}
