using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Two launches, one night, the same customers; and nights in which nothing is changed that can wait.</summary>
public sealed class SharedNightScenarios
{
    private static readonly WindowInput NationalDay = new("2027-10-02T00:00", "2027-10-02T06:00", "Asia/Shanghai");
    private static readonly WindowInput NewYearsEve = new("2026-12-31T23:00", "2027-01-01T06:00", "Asia/Shanghai");
    private static readonly WindowInput NextNight = new("2026-11-29T00:00", "2026-11-29T06:00", "Asia/Shanghai");

    [TestCase("2026-11-28T00:00", "2026-11-28T06:00", 1, Description = "the same window")]
    [TestCase("2026-11-28T05:00", "2026-11-28T09:00", 1, Description = "overlapping")]
    [TestCase("2026-11-27T20:00", "2026-11-27T22:00", 1, Description = "the same night, before it")]
    [TestCase("2026-11-28T12:00", "2026-11-28T14:00", 0, Description = "the next noon")]
    [TestCase("2026-11-29T00:00", "2026-11-29T06:00", 0, Description = "the next night")]
    public async Task SecondLaunch_WithTheSameCustomer_IsCountedOfBothLists(string start, string end, int customers)
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var (first, list) = (story.Number, story.Launch.AudienceId!.Value);

        await SecondAsync(story, new(start, end, "Asia/Shanghai"), "TV0003");

        Assert.That(await SharedAsync(story, story.Launch.AudienceId!.Value), Is.EqualTo(customers == 0 ? [] : new Dictionary<long, int> { [list] = customers }));
        Assert.That(await SharedAsync(story, list), Is.EqualTo(customers == 0 ? [] : new Dictionary<long, int> { [story.Launch.AudienceId!.Value] = customers }));
        Assert.That(story.Number, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task SecondLaunch_MovedIntoTheNight_IsCountedThen()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var list = story.Launch.AudienceId!.Value;
        await SecondAsync(story, NextNight, "TV0003");
        Assert.That(await SharedAsync(story, list), Is.Empty);

        await story.DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(Scenario.Night), 1));

        Assert.That(await SharedAsync(story, list), Is.EqualTo(new Dictionary<long, int> { [story.Launch.AudienceId!.Value] = 1 }));
    }

    [Test]
    public async Task SecondLaunch_WithOtherCustomers_SharesNone()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var list = story.Launch.AudienceId!.Value;
        await SecondAsync(story, Scenario.Night, "TV9999");

        Assert.That(await SharedAsync(story, list), Is.Empty);
    }

    [Test]
    public void Night_IsFromNoonToNoon_OfTheZone()
    {
        var night = Night.Of(Window("2026-11-28T00:00", "2026-11-28T06:00"));

        Assert.That((night.From, night.Until), Is.EqualTo((Scenario.Shanghai("2026-11-27T12:00"), Scenario.Shanghai("2026-11-28T12:00"))));
        Assert.That(Night.Of(Window("2026-11-27T12:00", "2026-11-28T12:00")), Is.EqualTo(night));
        Assert.That(Night.Of(Window("2026-11-27T11:00", "2026-11-27T13:00")), Is.EqualTo(new Night(Scenario.Shanghai("2026-11-26T12:00"), Scenario.Shanghai("2026-11-28T12:00"))));
    }

    [Test]
    public async Task WindowInAFreezePeriod_IsSavedAsADraft_AndHandedInOnlyWithAReason()
    {
        foreach (var (window, days) in new[] { (NationalDay, "2027-10-01 2027-10-07"), (NewYearsEve, "2026-12-31 2027-01-01") })
        {
            var story = await Scenario.StartAsync();
            await (await story.CreateAsync(window)).FillAsync();
            Assert.That(string.Join(",", WindowFreezes.Of(await story.FactsAsync()).Select(f => $"{f.From:yyyy-MM-dd} {f.To:yyyy-MM-dd}")), Is.EqualTo(days));

            var refused = await story.HandInAsync(Scenario.Manager, "dossier");
            Assert.That((refused.Refusal, refused.Violations[0].Rule, refused.Violations[0].Field), Is.EqualTo(((Refusal?)Refusal.Invalid, "window.freeze-needs-reason", "launch.freezeReason")));
            Assert.That(refused.Violations, Has.Count.EqualTo(1));

            await story.DoAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(window) with { FreezeReason = "监管要求的整改期限。" }, 1));
            (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
        }
    }

    [Test]
    public async Task WindowMovedIntoAFreezePeriod_AfterItWasHandedIn_NeedsItsReasonAtOnce()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();

        var refused = await story.RunAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(NewYearsEve), 1));
        Assert.That((refused.Refusal, refused.Violations[0].Rule, refused.Violations[0].Field), Is.EqualTo(((Refusal?)Refusal.Invalid, "window.freeze-needs-reason", "freezeReason")));

        (await story.RunAsync(Scenario.Manager, new EditHeader(story.Number, Scenario.Header(NewYearsEve) with { FreezeReason = "合同约定。" }, 1))).Required();
    }

    [Test]
    public async Task WindowInAFreezePeriod_OfALaunchOfBefore_IsOnlyWarnedOf()
    {
        var story = await Scenario.StartAsync();
        await (await story.CreateAsync(NationalDay)).FillAsync();
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.BoundsHold }) });

        Assert.That(WindowFreezes.Of(await story.FactsAsync()), Has.Count.EqualTo(1));
        (await story.HandInAsync(Scenario.Manager, "dossier")).Required();
    }

    private static LaunchWindow Window(string start, string end) =>
        LaunchWindow.From(new(start, end, "Asia/Shanghai"), Scenario.Shanghai("2026-11-01T00:00"), new Check())!;

    private static async Task SecondAsync(Scenario story, WindowInput window, string account)
    {
        await story.CreateAsync(window);
        (await story.ImportAsync(Scenario.Operations, [Scenario.Customers(3)[2] with { Account = account }])).Required();
    }

    private static async Task<IReadOnlyDictionary<long, int>> SharedAsync(Scenario story, long list)
    {
        await using var session = await story.Sessions.ReadAsync();
        return await session.Audiences.SharedAsync(list);
    }
}
