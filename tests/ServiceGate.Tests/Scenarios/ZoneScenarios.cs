using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.Times;
using static ServiceGate.Tests.Scenarios.ZonedStory;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Time belongs to whom it touches: each customer is told by the clock of the own unit, wherever the launch's is.</summary>
public sealed class ZoneScenarios
{
    [Test]
    public async Task CustomersOfTwoZones_ReadTheirOwnHours_AtTheirOwnHours()
    {
        var story = await (await StartAsync()).ToReviewAsync(Customers(10, "HZ", "HZ", "UR"));

        Assert.That(story.Batches.Select(b => b.Segment).Distinct(), Is.EquivalentTo(new[] { Shanghai, Urumqi }));
        Assert.That((story.Of("announce-72h", Shanghai).Planned, story.Of("announce-72h", Urumqi).Planned), Is.EqualTo((7, 3)));
        Assert.That(story.TextOf(story.Of("announce-eve", Shanghai)).Text.Zh, Does.Contain("时间：12月11日02:00至06:00。"));
        Assert.That(story.TextOf(story.Of("announce-eve", Shanghai)).Text.En, Does.Contain("Time: 11 December 02:00 to 06:00."));
        Assert.That(story.TextOf(story.Of("announce-eve", Urumqi)).Text.Zh, Does.Contain("时间：12月11日00:00至04:00。"));
        Assert.That(story.TextOf(story.Of("announce-eve", Urumqi)).Text.En, Does.Contain("Time: 11 December 00:00 to 04:00."));

        Assert.That(story.Of("announce-72h", Shanghai).DueAt, Is.EqualTo(Utc("2026-12-07T08:00")));
        Assert.That(story.Of("announce-72h", Urumqi).DueAt, Is.EqualTo(Utc("2026-12-07T10:00")));
        var (here, there) = (story.Of("announce-eve", Shanghai), story.Of("announce-eve", Urumqi));
        Assert.That((here.DueAt, here.UsefulUntil), Is.EqualTo((Utc("2026-12-10T08:00"), Utc("2026-12-10T12:00"))));
        Assert.That((there.DueAt, there.UsefulUntil), Is.EqualTo((Utc("2026-12-10T10:00"), Utc("2026-12-10T14:00"))));
        Assert.That((story.Of("overrun", Shanghai).DueAt, story.Of("overrun", Urumqi).DueAt), Is.EqualTo((Utc("2026-12-11T00:00"), Utc("2026-12-11T02:00"))));
        Assert.That((here.TimeZone, there.TimeZone), Is.EqualTo(((string?)null, Urumqi)), "the window's own zone is not repeated");
    }

    [Test]
    public async Task InBerlin_TheWindowIsOnTheDayBefore_AndItsEveTheDayBeforeThat()
    {
        var story = await (await StartAsync()).ToReviewAsync(Customers(4, "HZ", "BE"));

        var eve = story.Of("announce-eve", Berlin);
        Assert.That(story.TextOf(eve).Text.En, Does.Contain("10 December 19:00 to 23:00"));
        Assert.That(story.TextOf(eve).Text.Zh, Does.Contain("12月10日19:00至23:00"));
        Assert.That((eve.DueAt, eve.UsefulUntil), Is.EqualTo((Utc("2026-12-09T15:00"), Utc("2026-12-09T19:00"))));
        Assert.That(story.Of("announce-72h", Berlin).DueAt, Is.EqualTo(Utc("2026-12-06T15:00")));
        Assert.That(story.Of("overrun", Berlin).DueAt, Is.EqualTo(Utc("2026-12-11T07:00")), "23:00 there, so in the morning");
        Assert.That(GateTimes.Latest(GateNames.NoticeRelease, await story.FactsAsync(), story.Clock.GetUtcNow()), Is.EqualTo(Utc("2026-12-06T19:00")), "the zone that is over first");
    }

    [Test]
    public async Task WhenAClockIsSetBack_TheOffsetIsNamedOnlyWhereAnHourComesTwice()
    {
        var story = await StartAsync();
        story.At("2026-10-01T09:00");
        await story.ToReviewAsync(Customers(4, "HZ", "BE"), new("2026-10-25T08:30", "2026-10-25T10:30", Shanghai));

        Assert.That(story.TextOf(story.Of("announce-eve", Shanghai)).Text.En, Does.Contain("25 October 08:30 to 10:30"));
        Assert.That(story.TextOf(story.Of("announce-eve", Berlin)).Text.En, Does.Contain("25 October 02:30 (UTC+02:00) to 03:30"));
        Assert.That(story.TextOf(story.Of("announce-eve", Berlin)).Text.Zh, Does.Contain("10月25日02:30 (UTC+02:00)至03:30"));
    }

    [Test]
    public async Task WhereAllCustomersLiveByOneClock_ABatchGoesToEverybody()
    {
        var here = await (await StartAsync()).ToReviewAsync(Customers(4, "HZ"));
        Assert.That(here.Batches.Select(b => (b.Segment, b.TimeZone)), Is.All.EqualTo(((string?)null, (string?)null)));

        var there = await (await StartAsync()).ToReviewAsync(Customers(4, "UR"));
        Assert.That(there.Batches, Has.Count.EqualTo(here.Batches.Count));
        Assert.That(there.Batches.Select(b => (b.Segment, b.TimeZone)), Is.All.EqualTo(((string?)null, Urumqi)));
        Assert.That(there.TextOf(there.Batch("announce-eve")).Text.Zh, Does.Contain("12月11日00:00至04:00"));
        Assert.That(there.Batch("announce-eve").DueAt, Is.EqualTo(Utc("2026-12-10T10:00")));
    }

    [Test]
    public async Task EachIsTold_Once_WhenItIsTheirHour()
    {
        var story = await (await StartAsync()).ToReleaseAsync(Customers(6, "HZ", "UR"));

        await story.WorkAtAsync("2026-12-07T08:00");
        Assert.That(story.ToldBy("announce-72h"), Is.EqualTo(new[] { 1, 3, 5 }));
        await story.WorkAtAsync("2026-12-07T09:59");
        Assert.That(story.ToldBy("announce-72h"), Is.EqualTo(new[] { 1, 3, 5 }));
        await story.WorkAtAsync("2026-12-07T10:00");

        Assert.That(story.ToldBy("announce-72h"), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6 }));
        Assert.That(story.Launch.ToldCount, Is.EqualTo(6));
        Assert.That(story.Batches.Where(b => b.Step == "announce-72h").Select(b => b.Status), Is.All.EqualTo(BatchStatus.Done));
        var zones = story.State.Ledger.Values.ToLookup(d => story.State.Versions[d.VersionId].Segment, d => story.State.Customers[d.CustomerId].UnitCode);
        Assert.That(zones[Urumqi].Distinct(), Is.EqualTo(new[] { "UR" }));
        Assert.That(zones[Shanghai].Distinct(), Is.EqualTo(new[] { "HZ" }));
    }

    [Test]
    public async Task AMovedWindow_IsToldInEachZone_ToThoseWhoKnewTheOldOne()
    {
        var story = await (await StartAsync()).ToReleaseAsync(Customers(6, "HZ", "UR"));
        await story.WorkAtAsync("2026-12-07T08:00");

        await story.MoveAsync(Window with { Start = "2026-12-12T02:00", End = "2026-12-12T06:00" });

        Assert.That(story.Batches.Where(b => b.Purpose is NoticePurpose.Change).Select(b => (b.Segment, b.Planned)), Is.EqualTo(new[] { (Shanghai, 3) }), "nobody in Urumqi knows of the old one");
        Assert.That(story.TextOf(story.Of("change", Shanghai)).Text.Zh, Does.Contain("12月12日02:00至06:00"));
        Assert.That(story.Of("announce-72h", Urumqi).DueAt, Is.EqualTo(Utc("2026-12-08T10:00")));
    }

    [Test]
    public async Task WhatIsOnItsWayInAZone_IsFollowedThere_AndNotElsewhere()
    {
        var story = await (await StartAsync()).ToReleaseAsync(Customers(6, "HZ", "UR"));
        story.Clock.Set(Utc("2026-12-07T08:00"));
        await story.TendAsync();
        await story.ClaimAsync(story.Of("announce-72h", Shanghai));

        await story.MoveAsync(Window with { Start = "2026-12-12T02:00", End = "2026-12-12T06:00" });

        Assert.That(story.Batches.Where(b => b.Purpose is NoticePurpose.Change).Select(b => b.Segment), Is.EqualTo(new[] { Shanghai }));
    }

    [Test]
    public async Task AfterACrashBetweenTheZones_TheOtherIsStillTold_AndNobodyTwice()
    {
        var story = await (await StartAsync()).ToReleaseAsync(Customers(6, "HZ", "UR"));
        story.Clock.Set(Utc("2026-12-07T10:00"));
        var due = story.Batches.Where(b => b.Step == "announce-72h" && b.Segment == Shanghai).Select(b => b.Id).ToList();
        foreach (var id in due) (await story.SystemAsync(new ProcessDueBatch(story.Number, id))).Required();
        await story.SendChunkAsync();
        story.Sessions.Restore(story.State);

        await story.WorkAtAsync("2026-12-07T10:05");
        await story.WorkAtAsync("2026-12-07T10:10");

        Assert.That(story.ToldBy("announce-72h"), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6 }));
    }

    [Test]
    public async Task AZoneThatComesToTheList_OrLeavesIt_ComesAndGoesWithItsBatches()
    {
        var story = await (await StartAsync()).ToReviewAsync(Customers(6, "HZ"));
        var one = story.Batches.Count;

        (await story.ImportAsync(Scenario.Operations, Customers(6, "HZ", "UR"), "second.csv")).Required();
        Assert.That(story.Batches, Has.Count.EqualTo(2 * one));
        Assert.That(story.Batches.Select(b => b.Segment).Distinct(), Is.EquivalentTo(new[] { Shanghai, Urumqi }));
        Assert.That(story.Batches.Where(b => b.Channel is NoticeChannel.Sms).Select(b => b.Planned), Is.All.EqualTo(3));

        (await story.ImportAsync(Scenario.Operations, Customers(6, "HZ", "UR", "BE"), "third.csv")).Required();
        Assert.That(story.Batches, Has.Count.EqualTo(3 * one));
        Assert.That(story.Of("announce-72h", Urumqi).Planned, Is.EqualTo(2));

        (await story.ImportAsync(Scenario.Operations, Customers(5, "HZ"), "fourth.csv")).Required();
        Assert.That(story.Batches.Select(b => (b.Segment, b.TimeZone)), Is.All.EqualTo(((string?)null, (string?)null)));
        Assert.That(story.Batches, Has.Count.EqualTo(one));
    }

    [Test]
    public async Task WhatSomebodyStopsForAZone_StaysStopped_ForThatZoneOnly()
    {
        var story = await (await StartAsync()).ToReviewAsync(Customers(6, "HZ", "UR"));
        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, story.Of("announce-eve", Urumqi).Id, "stop", "当地另行告知。"));

        await story.MoveAsync(Window with { Start = "2026-12-12T02:00", End = "2026-12-12T06:00" });

        Assert.That(story.Batches.Where(b => b.Step == "announce-eve").Select(b => (b.Segment, b.Status)), Is.EquivalentTo(new[] { (Shanghai, BatchStatus.Planned), (Urumqi, BatchStatus.Stopped) }));

        (await story.ImportAsync(Scenario.Operations, Customers(7, "HZ", "UR", "BE"), "second.csv")).Required();
        Assert.That(story.Batches.Where(b => b.Step == "announce-eve").Select(b => (b.Segment, b.Status)), Is.EquivalentTo(new[]
        {
            (Shanghai, BatchStatus.Planned), (Urumqi, BatchStatus.Stopped), (Berlin, BatchStatus.Planned),
        }));
    }

    [Test]
    public async Task WhatWasStoppedForEverybody_StaysStoppedInEveryZone()
    {
        var story = await (await StartAsync()).ToReviewAsync(Customers(6, "HZ"));
        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, story.Batch("announce-eve").Id, "stop", "文本有误。"));

        (await story.ImportAsync(Scenario.Operations, Customers(6, "HZ", "UR"), "second.csv")).Required();

        Assert.That(story.Batches.Where(b => b.Step == "announce-eve").Select(b => (b.Segment, b.Status)), Is.EqualTo(new[] { ((string?)null, BatchStatus.Stopped) }));
    }

    [Test]
    public async Task APromiseIsOwedToEachZone_AndSettledForThoseForWhomItWasBroken()
    {
        var story = await (await StartAsync()).ToReleaseAsync(Customers(6, "HZ", "UR"));
        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, story.Of("announce-eve", Urumqi).Id, "stop", "当地另行告知。"));

        Assert.That(PromisedNotices.Unsettled(await story.FactsAsync()).Select(b => (b.Step, b.Segment)), Is.EqualTo(new[] { ("announce-eve", Urumqi) }));
        var settlement = await story.DoAsync(Scenario.Operations, new ProposeSettlement(story.Number, "announce-eve", "waiver", "当地已张贴公告。"));
        Assert.That(story.State.Settlements[settlement.Id].Segments, Is.EqualTo(new[] { Urumqi }));
        story.Sessions.Restore(story.State with { Settlements = story.State.Settlements.SetItem(settlement.Id, story.State.Settlements[settlement.Id] with { CustomerService = new(1, story.Clock.GetUtcNow()) }) });
        Assert.That(PromisedNotices.Unsettled(await story.FactsAsync()), Is.Empty);

        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, story.Of("announce-eve", Shanghai).Id, "stop", "文本有误。"));
        Assert.That(PromisedNotices.Unsettled(await story.FactsAsync()).Select(b => (b.Step, b.Segment)), Is.EqualTo(new[] { ("announce-eve", Shanghai) }), "that was not settled with the other");
    }

    [Test]
    public async Task ASecondTry_GoesToTheZoneOfTheFirst()
    {
        var story = await (await StartAsync()).ToReleaseAsync(Customers(6, "HZ", "UR"));
        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, story.Of("announce-72h", Urumqi).Id, "stop", "文本有误。"));
        await story.WorkAtAsync("2026-12-07T10:00");
        Assert.That(story.ToldBy("announce-72h"), Is.EqualTo(new[] { 1, 3, 5 }));

        await story.DoAsync(Scenario.Operations, new SteerBatch(story.Number, story.Of("announce-72h", Urumqi).Id, "again"));
        await story.WorkAtAsync("2026-12-07T11:00");

        Assert.That(story.ToldBy("announce-72h"), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6 }));
        Assert.That(story.TextOf(story.Of("announce-72h", Urumqi)).Text.Zh, Does.Contain("00:00至04:00"));
    }

    [Test]
    public async Task WhoIsServedByAnotherUnitMeanwhile_IsToldByThatOnesClock()
    {
        var story = await (await StartAsync()).ToReviewAsync(Customers(4, "HZ"));
        var first = story.Number;
        await story.CreateAsync(new("2026-12-20T02:00", "2026-12-20T06:00", Shanghai));
        (await story.ImportAsync(Scenario.Operations, Customers(2, "UR"), "moved.csv")).Required();
        story.Number = first;

        (await story.SystemAsync(new ProcessDueLaunch(first))).Required();

        Assert.That((story.Of("announce-72h", Shanghai).Planned, story.Of("announce-72h", Urumqi).Planned), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task ALaunchBegunBefore_IsToldByTheClockOfItsUnit()
    {
        var story = await StartAsync();
        await story.CreateAsync(Window);
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.ClocksAreCustomers - 1 }) });
        await story.FillAsync();
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        await story.ApproveAsync(Scenario.Head, "agree");
        (await story.ImportAsync(Scenario.Operations, Customers(6, "HZ", "UR"))).Required();
        await story.PlanNoticesAsync();

        Assert.That(story.Batches.Select(b => b.Segment), Is.All.Null);
        Assert.That(story.TextOf(story.Batch("announce-eve")).Text.Zh, Does.Contain("02:00至06:00"));
    }

    [Test]
    public async Task AskedAheadOfTime_AnActSaysWhatEachZoneWouldRead()
    {
        var story = await (await StartAsync()).ToReleaseAsync(Customers(6, "HZ", "UR"));
        await story.WorkAtAsync("2026-12-07T10:00");
        story.At("2026-12-07T19:00");

        var ahead = await SendPreview.OfAsync(
            story.Runner, new EditHeader(story.Number, Scenario.Header(Window with { Start = "2026-12-12T02:00", End = "2026-12-12T06:00" }), story.RevisionOf("launch", "header")),
            story.IdOf(Scenario.Manager), "ahead", default);

        Assert.That(ahead.Required().Notices.Select(n => (n.Zone, n.Customers, Own: n.Text.Zh!.Contains("12月12日00:00至04:00"))), Is.EquivalentTo(new[] { (Shanghai, 3, false), (Urumqi, 3, true) }));
    }
}
