using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Notices;

/// <summary>An announcement that was promised and not given keeps the go-ahead shut until it is settled by whoever is entitled.</summary>
public sealed class PromisedNoticesTests
{
    private const string Missed = "gate.announcement-missed announce-72h";
    private const string CustomerServiceOfTheProvince = "ren.jie";
    private const string LegalOfTheProvince = "xing.yi";

    private static readonly WindowInput NextWeek = new("2026-12-05T00:00", "2026-12-05T06:00", "Asia/Shanghai");

    /// <summary>The 72 hours' notice lost its use before anybody sent it; the notice of the eve reaches everybody.</summary>
    private static async Task<Scenario> MissedAsync()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-27T16:00").TendAsync();
        while (await story.SendChunkAsync() is not null) { }
        await story.TendAsync();
        Assert.That(story.Batch("announce-72h").Status, Is.EqualTo(BatchStatus.Expired));
        Assert.That(story.Launch.ToldCount, Is.EqualTo(10), "everybody was told by the notice of the eve");
        return story;
    }

    [Test]
    public async Task AnExpiredAnnouncement_KeepsTheGoAheadShutThoughEverybodyWasTold()
    {
        var story = await MissedAsync();

        Assert.That(await story.BlockersAsync("go-ahead"), Does.Contain(Missed));
        Assert.That(story.State.Work.Where(w => w.Kind is Core.Facts.Flows.WorkKind.SettlePromise).Select(w => (w.Key, w.Who.Role)),
            Is.EqualTo(new[] { ("promise:announce-72h", Role.Operations) }));
    }

    [Test]
    public async Task AnExpiredAnnouncement_OfALaunchBegunBefore_IsNotAskedFor()
    {
        var story = await MissedAsync();

        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.First }) });

        Assert.That(await story.BlockersAsync("go-ahead"), Does.Not.Contain(Missed));
    }

    [Test]
    public async Task WhatTheLawAsks_IsNotWaived()
    {
        var story = await MissedAsync();

        var outcome = await story.RunAsync(Scenario.Operations, new ProposeSettlement(story.Number, "announce-72h", "waiver", "忘记发送")).InFullAsync();

        Assert.That(outcome, Does.Contain("settlement.owed-by-law at kind"));
    }

    [Test]
    public async Task ALateNotice_NeedsTheProvincesCustomerServiceAndLegal_AndStaysAsABreach()
    {
        var story = await MissedAsync();
        var proposed = await story.DoAsync(Scenario.Operations, new ProposeSettlement(
            story.Number, "announce-72h", "late-notice", "忘记发送", "热线IVR与上门张贴", "减免3天"));
        Assert.That(await story.RunAsync(Scenario.Operations, new ProposeSettlement(story.Number, "announce-72h", "late-notice", "x", "x", "x")).InFullAsync(),
            Does.Contain("settlement.pending"));
        Assert.That(await story.RunAsync(Scenario.Head, new DecideSettlement(story.Number, proposed.Id, true)).InFullAsync(), Does.StartWith("Forbidden"));

        await story.DoAsync(CustomerServiceOfTheProvince, new DecideSettlement(story.Number, proposed.Id, true));
        Assert.That(await story.BlockersAsync("go-ahead"), Does.Contain(Missed), "one of two");
        Assert.That(await story.RunAsync(CustomerServiceOfTheProvince, new DecideSettlement(story.Number, proposed.Id, true)).InFullAsync(), Does.StartWith("Forbidden"));
        await story.DoAsync(LegalOfTheProvince, new DecideSettlement(story.Number, proposed.Id, true));

        Assert.That(await story.BlockersAsync("go-ahead"), Does.Not.Contain(Missed));
        Assert.That(story.State.Audit[story.Launch.Id].Select(e => e.What), Does.Contain("launch.breach"));
    }

    [Test]
    public async Task ADeputyOfTheOwner_IsNoSecondPerson()
    {
        var story = await MissedAsync();
        var proposed = await story.DoAsync(Scenario.Operations, new ProposeSettlement(story.Number, "announce-72h", "late-notice", "x", "y", "z"));
        await story.GrantAsync(CustomerServiceOfTheProvince, new(Role.ProductManager, story.UnitId("SP"), "product"));
        await story.DoAsync(Scenario.Manager, new NameDeputy(story.Number, CustomerServiceOfTheProvince));

        Assert.That(await story.RunAsync(CustomerServiceOfTheProvince, new DecideSettlement(story.Number, proposed.Id, true)).InFullAsync(), Does.Contain("settlement.second-person"));
    }

    [Test]
    public async Task ARefusedSettlement_LeavesItOwed()
    {
        var story = await MissedAsync();
        var proposed = await story.DoAsync(Scenario.Operations, new ProposeSettlement(story.Number, "announce-72h", "late-notice", "x", "y", "z"));
        Assert.That(await story.RunAsync(LegalOfTheProvince, new DecideSettlement(story.Number, proposed.Id, false)).InFullAsync(), Does.Contain("text.required at note"));

        await story.DoAsync(LegalOfTheProvince, new DecideSettlement(story.Number, proposed.Id, false, "请移动时间窗"));

        Assert.That(await story.BlockersAsync("go-ahead"), Does.Contain(Missed));
        Assert.That(await story.RunAsync(CustomerServiceOfTheProvince, new DecideSettlement(story.Number, proposed.Id, true)).InFullAsync(), Does.Contain("settlement.decided"));
    }

    [Test]
    public async Task AMovedWindow_IsPromisedAnew()
    {
        var story = await MissedAsync();

        await story.DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(NextWeek), story.RevisionOf("launch", "header")));

        Assert.That(story.Batch("announce-72h").Status, Is.EqualTo(BatchStatus.Planned));
        Assert.That(await story.BlockersAsync("go-ahead"), Does.Not.Contain(Missed));
    }

    [Test]
    public async Task WhatSomebodyStopped_StaysStoppedWhenTheWindowMoves_AndSaysSo()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        foreach (var channel in new[] { NoticeChannel.Sms, NoticeChannel.Push })
            await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, story.Batch("announce-72h", channel).Id, "stop", "Wrong text, do not send."));

        await story.DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(NextWeek), story.RevisionOf("launch", "header")));
        await story.SignAllAsync();

        Assert.That(story.Batches.Where(b => b.Step == "announce-72h").Select(b => b.Status), Is.All.EqualTo(BatchStatus.Stopped));
        Assert.That(story.Batch("announce-eve").Status, Is.EqualTo(BatchStatus.Planned));
        Assert.That(await story.BlockersAsync("go-ahead"), Does.Contain(Missed));
    }

    [Test]
    public async Task WhatSomebodyStopped_IsPlannedAgainWhenItSaysSomethingElse()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        foreach (var channel in new[] { NoticeChannel.Sms, NoticeChannel.Push })
            await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, story.Batch("announce-72h", channel).Id, "stop", "Wrong text, do not send."));
        story.At("2026-11-23T10:00");
        (await story.ChangeAsync(Scenario.Operations, "notices", "announce-72h", "text", new System.Text.Json.Nodes.JsonObject { ["zh"] = "网络升级：{window}", ["en"] = "Upgrade: {window}" })).Required();

        await story.DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(NextWeek), story.RevisionOf("launch", "header")));

        Assert.That(story.Batch("announce-72h").Status, Is.EqualTo(BatchStatus.Planned));
    }

    [Test]
    public async Task Again_TellsThoseWhoWereRefused()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.At("2026-11-24T16:00").TendAsync();
        while (await story.SendChunkAsync(1, 2, 3) is not null) { }
        await story.TendAsync();
        var first = story.Batch("announce-72h");
        Assert.That((first.Status, first.Accepted, first.Failed), Is.EqualTo((BatchStatus.Done, 7, 3)));

        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, first.Id, "again"));
        await story.TendAsync();
        while (await story.SendChunkAsync() is not null) { }
        await story.TendAsync();

        var second = story.Batch("announce-72h");
        Assert.That((second.Again, second.Status, second.Planned, second.Accepted), Is.EqualTo(((long?)first.Id, BatchStatus.Done, 3, 3)));
        Assert.That(story.Launch.ToldCount, Is.EqualTo(10));
        Assert.That(await story.RunAsync(Scenario.Operations, new SteerBatch(story.Number, second.Id, "again")).InFullAsync(), Does.Contain("batch.not-now"));
    }

    [Test]
    public async Task APlanThatIsTooLate_SaysWhy()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        story.At("2026-11-26T10:00");

        var without = await story.ChangeAsync(Scenario.Operations, "notices", "announce-72h", "usefulUntilMinutes", 60).InFullAsync();
        Assert.That(without, Does.Contain("notice.late-reason at deviationReason"));
    }
}
