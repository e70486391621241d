using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Stress;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Gates;
using ServiceGate.Core.Rules.Stress;

namespace ServiceGate.Tests.Scenarios;

/// <summary>
/// Calls to the hotline against its seats: derived from the list, the notice plan and the window whenever somebody looks; an hour that misses its target and that nothing answers keeps the dossier and the gate.
/// The it-cutover of these stories: window Saturday 28 November 2026, 00:00 to 06:00; announcements at 16:00 on Tuesday 24 (72 h ahead) and Friday 27; the completion at 08:00 on Saturday, since the window ends in the
/// quiet hours. Its checklist: 40, 60, 80 and 100 calls from 10,000 customers told, 30 in each hour of the window, spread over 50, 25, 15 and 10 %, 240 seconds a call, 80 % within 20 seconds.
/// </summary>
public sealed class StressScenarios
{
    private const string HotlineHead = "jiang.wen";

    // By hand: R = (100×40 + 900×60 + 4,000×80 + 15,000×100) / 20,000 = 1,878,000 / 20,000 = 93.9 calls from 10,000. 20,000 are told in one hour (50,000 an hour at most): 187.8 calls, of which 93.9 in the hour itself,
    // 46.95, 28.17 and 18.78 in the three after it. In each hour of the window 20,000 × 30 / 10,000 = 60. Usual calls: 40 by night (0 to 8), 600 by day (8 to 20), 200 in the evening.
    [Test]
    public async Task TheForecast_IsTheOneWorkedByHand()
    {
        var line = await ForecastAsync(await FilledAsync());

        Assert.That((line.MeanRate, line.Source.Customers, line.Source.List, line.Source.Proposed), Is.EqualTo((93.9m, 20_000, (Core.Facts.Audiences.Audience?)null, true)));
        Assert.That(line.Source.Steps.Select(s => $"{s.Step} {s.Hours.Count} {s.Untold}"), Is.EqualTo(new[] { "announce-72h 1 0", "announce-eve 1 0", "completion 1 0" }));
        Assert.That(Rows(line), Is.EqualTo(new[]
        {
            "11-24 16 600+93.90+0", "11-24 17 600+46.95+0", "11-24 18 600+28.17+0", "11-24 19 600+18.78+0",
            "11-27 16 600+93.90+0", "11-27 17 600+46.95+0", "11-27 18 600+28.17+0", "11-27 19 600+18.78+0",
            "11-28 00 40+0+60", "11-28 01 40+0+60", "11-28 02 40+0+60", "11-28 03 40+0+60", "11-28 04 40+0+60", "11-28 05 40+0+60",
            "11-28 08 600+93.90+0", "11-28 09 600+46.95+0", "11-28 10 600+28.17+0", "11-28 11 600+18.78+0",
        }));
        // 693.9 calls × 240 s / 3,600 = 46.26 Erlang on 60 seats; 100 × 240 / 3,600 = 6.6667 on 20.
        Assert.That((Math.Round(line.Hours[0].Load, 4), line.Hours[0].Seats, Math.Round(line.Hours[8].Load, 4), line.Hours[8].Seats), Is.EqualTo((46.26, 60, 6.6667, 20)));
        Assert.That(line.Hours.Select(h => h.Standing), Is.All.EqualTo(HourStanding.Met));
        Assert.That(line.Hours[0].Figures, Is.EqualTo(ErlangC.Of(46.26, 60, 240, 20)).Using<QueueFigures>((a, b) => Math.Abs(a.ServiceLevel - b.ServiceLevel) < 1e-9));
    }

    // Told 8,000 an hour at most, from 16:00 on: 8,000, 8,000, 4,000. Calls by notices: 16:00 8,000 × 93.9/10,000 × 50 % = 37.56; 17:00 37.56 + 18.78 = 56.34; 18:00 18.78 (4,000) + 18.78 + 11.268 = 48.828.
    [Test]
    public async Task NoticesSpreadOverMoreHours_SpreadTheCalls()
    {
        var line = await ForecastAsync(await FilledAsync(new JsonObject { ["toldPerHour"] = 8000, ["toldReason"] = "运营分三小时发" }));
        Assert.That(Rows(line).Take(3), Is.EqualTo(new[] { "11-24 16 600+37.56+0", "11-24 17 600+56.34+0", "11-24 18 600+48.83+0" }));
        Assert.That(line.Source.Steps[0].Hours.Select(h => h.Customers), Is.EqualTo(new[] { 8000, 8000, 4000 }));
    }

    // At 2,000 an hour 10 hours are wanted; it is told from 16:00 to 20:00 (quiet afterwards) and in the daytime of the next day, until it loses its use 24 hours before the window: 4 + 8 hours are enough.
    [Test]
    public async Task NobodyIsToldInQuietHours_AndNotAfterItsUse()
    {
        var slow = await ForecastAsync(await FilledAsync(new JsonObject { ["toldPerHour"] = 2000, ["toldReason"] = "慢发" }));
        Assert.That(slow.Source.Steps[0].Hours.Select(h => h.At.ToOffset(TimeSpan.FromHours(8)).ToString("dd HH", System.Globalization.CultureInfo.InvariantCulture)),
            Is.EqualTo(new[] { "24 16", "24 17", "24 18", "24 19", "25 08", "25 09", "25 10", "25 11", "25 12", "25 13" }));
        var eve = slow.Source.Steps.Single(s => s.Step == "announce-eve");
        Assert.That((eve.Hours.Count, eve.Untold), Is.EqualTo((4, 12_000)), "it is of no use after 20:00 on the eve");
    }

    [Test]
    public async Task ShareAndRates_AreSaidWithAReason()
    {
        var story = await FilledAsync(new JsonObject { ["sharePercent"] = 50, ["rates"] = new JsonObject { ["basic"] = 0, ["window"] = 0 }, ["ratesReason"] = "基础客户走自助" });
        var line = await ForecastAsync(story);
        // R = 378,000 / 20,000 = 18.9; half of 37.8 calls, half of which in the first hour.
        Assert.That((line.MeanRate, Rows(line)[0], line.Hours.Count), Is.EqualTo((18.9m, "11-24 16 600+9.45+0", 12)));
        Assert.That(await BrokenAsync(story, new JsonObject { ["rates"] = new JsonObject { ["basic"] = 0 } }), Is.EqualTo("ratesReason stress.reason-required"));
        Assert.That(await BrokenAsync(story, new JsonObject { ["toldPerHour"] = 5 }), Is.EqualTo("toldReason stress.reason-required"));
    }

    [Test]
    public async Task AMissedHour_KeepsTheDossierFromBeingHandedIn_UntilItIsAnswered()
    {
        var story = await FilledAsync(new JsonObject { ["shifts"] = Shifts(50) });
        var missing = Readiness.Of(Section.Stress, await story.FactsAsync()).Missing.Single();
        // 46.26 Erlang want 52 seats, the 646.95 calls of the hour after (43.13 Erlang) 49: 50 seats miss the target at 16:00 on both days and at 08:00.
        Assert.That((missing.Rule, missing.Field, missing.Arguments["count"], missing.Arguments["hour"], missing.Arguments["calls"], missing.Arguments["seats"]),
            Is.EqualTo(("stress.hours-unanswered", "hotline", "3", "2026-11-24 16:00", "694", "50")));
        Assert.That((missing.Arguments["zh"], missing.Arguments["en"]), Is.EqualTo((HotlineName.Zh, HotlineName.En)));
        Assert.That(missing.Arguments["needed"], Is.EqualTo("52"));
        Assert.That((await story.HandInAsync(Scenario.Manager, "dossier")).Violations.Select(v => $"{v.Field} {v.Rule}"), Does.Contain("stress.hotline stress.hours-unanswered"));
        Assert.That(await BlockersAsync(story), Does.Contain("gate.stress-unanswered"));

        (await SaveAsync(story, new JsonObject { ["shifts"] = Shifts(50), ["answers"] = new JsonArray(More("2026-11-24T16:00", "2026-11-24T17:00", 10), Takes("2026-11-27T16:00", "2026-11-28T09:00", "ivr-text", 15)) })).Required();

        var line = await ForecastAsync(story);
        Assert.That(line.Hours.Where(h => h.Standing is HourStanding.Answered).Select(h => (h.With!.Value.Seats, Math.Round(h.With.Value.Calls, 3))), Is.EqualTo(new[] { (60, 693.9m), (50, 589.815m), (50, 589.815m) }));
        Assert.That(Readiness.Of(Section.Stress, await story.FactsAsync()) is { IsComplete: true, Percent: 100 });
        Assert.That(await BlockersAsync(story), Has.None.EqualTo("gate.stress-unanswered"));
    }

    [Test]
    public async Task AnAnswerThatIsNotEnough_IsNone()
    {
        var story = await FilledAsync(new JsonObject { ["shifts"] = Shifts(50), ["answers"] = new JsonArray(More("2026-11-24T16:00", "2026-11-29T00:00", 1)) });
        Assert.That((await ForecastAsync(story)).Missed, Is.Not.Empty);
    }

    [Test]
    public async Task WhereSeatsDoNotSuffice_TheQueueGrows()
    {
        var line = await ForecastAsync(await FilledAsync(new JsonObject { ["shifts"] = Shifts(46) }));
        Assert.That(line.Hours[0].Figures, Is.EqualTo(new QueueFigures(false, 1, 0, null, 1)));
        Assert.That(line.Hours[0].Standing, Is.EqualTo(HourStanding.Missed));
    }

    [Test]
    public async Task TheHeadOfTheHotlinesDepartment_AcceptsMissedHours_UpToAsManyCalls()
    {
        var story = await FilledAsync(new JsonObject { ["shifts"] = Shifts(50) });
        Assert.That(await RuleAsync(story, Scenario.Manager), Is.EqualTo("stress.head-only"));
        Assert.That(await RuleAsync(story, Scenario.Head), Is.EqualTo("stress.head-only"), "of another department");
        Assert.That(await RuleAsync(story, HotlineHead, "2026-11-25T00:00", "2026-11-26T00:00"), Is.EqualTo("stress.nothing-missed"));
        Assert.That(await RuleAsync(story, HotlineHead, seen: 7), Is.EqualTo("item.changed-meanwhile"));
        Assert.That(await RuleAsync(story, HotlineHead, "2026-11-24T16:30", "2026-11-29T00:00"), Is.EqualTo("stress.whole-hour"));

        (await AcceptAsync(story, HotlineHead)).Required();

        var item = story.State.Items[(story.Launch.Id, Section.Stress, "hotline")];
        Assert.That(item.ChangedBy, Is.EqualTo(story.IdOf(Scenario.Manager)));
        var accepted = ((StressForecast)ItemContent.Stored(item)).Answers!.Single();
        Assert.That((accepted.By, accepted.UpToCalls, accepted.What), Is.EqualTo(("jiang.wen", 694, "短时排队可以接受")));
        Assert.That(story.Audited("stress.hours-accepted"), Does.Contain("\"hours\":3").And.Contain("\"calls\":694"));
        Assert.That((await ForecastAsync(story)).Missed, Is.Empty);
        Assert.That(await BlockersAsync(story), Has.None.EqualTo("gate.stress-unanswered"));

        // More customers than were forecast: 700 calls and more were accepted by nobody.
        var facts = await story.FactsAsync();
        var kept = JsonNode.Parse(JsonSerializer.Serialize(accepted, Core.Foundation.Json.CoreJson.Options))!;
        (await SaveAsync(story, new JsonObject { ["shifts"] = Shifts(50), ["customers"] = new JsonObject { ["basic"] = 22_000 }, ["answers"] = new JsonArray(kept.DeepClone()) })).Required();
        Assert.That((await ForecastAsync(story)).Missed, Is.Not.Empty);
        Assert.That(await BrokenAsync(story, new JsonObject { ["shifts"] = Shifts(50), ["answers"] = new JsonArray(With(kept, "upToCalls", 9000)) }), Is.EqualTo("answers[0].kind stress.accepted-by-hand"));
        Assert.That(await BrokenAsync(story, new JsonObject { ["answers"] = new JsonArray(With(More("2026-11-24T16:00", "2026-11-24T17:00", 1), "kind", "acceptance")) }), Does.Contain("stress.accepted-by-nobody").Or.Contain("stress.answer-seats"));
    }

    [TestCase("""{"handlingSeconds":240}""", 0, Description = "as it was")]
    [TestCase("""{"handlingSeconds":230}""", 0, Description = "better")]
    [TestCase("""{"handlingSeconds":241}""", 3, Description = "calls take longer")]
    [TestCase("""{"shifts":[{"from":0,"until":8,"seats":20,"normalCalls":40},{"from":8,"until":20,"seats":49,"normalCalls":600},{"from":20,"until":24,"seats":30,"normalCalls":200}]}""", 3, Description = "a seat less: the hours after are still met")]
    [TestCase("""{"shifts":[{"from":0,"until":8,"seats":20,"normalCalls":40},{"from":8,"until":20,"seats":48,"normalCalls":600},{"from":20,"until":24,"seats":30,"normalCalls":200}]}""", 6, Description = "two seats less: the hours after are missed too")]
    [TestCase("""{"shifts":[{"from":0,"until":8,"seats":20,"normalCalls":600},{"from":8,"until":20,"seats":50,"normalCalls":600},{"from":20,"until":24,"seats":30,"normalCalls":200}]}""", 6, Description = "hours of the night, which were not missed then")]
    [TestCase("""{"shifts":[{"from":0,"until":24,"seats":1,"normalCalls":600}],"handlingSeconds":1200}""", 18, Description = "everything")]
    public async Task AnAcceptance_HoldsOnlyAsLongAsNothingGetsWorse(string members, int missed)
    {
        var story = await FilledAsync(new JsonObject { ["shifts"] = Shifts(50) });
        (await AcceptAsync(story, HotlineHead)).Required();
        var content = new JsonObject { ["shifts"] = Shifts(50), ["answers"] = StoredAnswers(story) };
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject()) content[name] = value!.DeepClone();

        (await SaveAsync(story, content)).Required();

        Assert.That((await ForecastAsync(story)).Missed, Has.Count.EqualTo(missed));
    }

    [Test]
    public async Task AnAcceptanceThatDoesNotSayWhatWasAccepted_AcceptsNothing()
    {
        var story = await FilledAsync(new JsonObject { ["shifts"] = Shifts(50) });
        (await AcceptAsync(story, HotlineHead)).Required();
        var answers = StoredAnswers(story);
        answers[0]!.AsObject().Remove("hours");
        var item = story.State.Items[(story.Launch.Id, Section.Stress, "hotline")];
        var content = JsonNode.Parse(item.Content)!;
        content["answers"] = answers;
        var facts = await story.FactsAsync();
        Assert.That(StressRules.Of(facts with { Items = [.. facts.Items.Select(i => i.Section is Section.Stress ? i with { Content = content.ToJsonString() } : i)] }).Single().Missed, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task AnHourWithoutCalls_IsNotMissed()
    {
        var line = await ForecastAsync(await FilledAsync(new JsonObject
        {
            ["customers"] = new JsonObject { ["basic"] = 2 },
            ["shifts"] = new JsonArray(JsonSerializer.SerializeToNode(new { from = 8, until = 20, seats = 5, normalCalls = 1 })),
        }));
        Assert.That((line.Hours.Count(h => h.Calls < 0.5m), line.Missed.Count), Is.EqualTo((0, 0)));
        Assert.That(line.Hours, Is.Not.Empty, "what comes by day is still looked at");
    }

    [Test]
    public async Task WhoWroteTheForecast_DoesNotAcceptItsHours()
    {
        var story = await FilledAsync();
        await story.GrantAsync(HotlineHead, new(Core.Facts.Organisation.Role.ProductManager, story.UnitId("HZ"), "product"));
        (await SaveAsync(story, new JsonObject { ["shifts"] = Shifts(50) }, HotlineHead)).Required();
        Assert.That(await RuleAsync(story, HotlineHead), Is.EqualTo("stress.second-person"));
    }

    [Test]
    public async Task AnotherListOrPlan_IsForecastAnew_AndTheGateShutsIfTheTargetIsMissedNow()
    {
        var story = await FilledAsync();
        var facts = await story.FactsAsync();
        Assert.That(Blockers(facts, story), Has.None.EqualTo("gate.stress-unanswered"));

        // A list of 60,000: 281.7 calls in each hour of an announcement, 881.7 with the usual ones: 58.78 Erlang on 60 seats.
        var list = new Core.Facts.Audiences.Audience(1, facts.Launch.Id, "i", "customers.csv", 60_000, true, "h", facts.Launch.CreatedAt);
        var imported = facts with { Audience = list };
        var line = StressRules.Of(imported).Single();
        Assert.That((line.Source.Customers, line.Source.List, line.Hours[0].Calls), Is.EqualTo((60_000, list, 600 + 93.9m / 10_000 * 50_000 / 2)), "50,000 in the first hour");
        Assert.That(Blockers(imported, story), Does.Contain("gate.stress-unanswered"));

        // A plan with one announcement less is no proposal any more, and makes fewer calls.
        var step = facts.Checklist.Notices["announce-72h"];
        var planned = facts with { Items = [.. facts.Items, new(facts.Launch.Id, Section.Notices, "announce-72h", 1, JsonSerializer.Serialize(step), "", 0, facts.Launch.CreatedAt)] };
        var less = StressRules.Of(planned).Single();
        Assert.That((less.Source.Proposed, less.Source.Steps.Count), Is.EqualTo((false, 1)));
        // The window, 30 minutes of it in its last hour.
        var shorter = facts with { Launch = facts.Launch with { Window = facts.Launch.Window with { LocalEnd = "2026-11-28T05:30", End = Scenario.Shanghai("2026-11-28T05:30") } } };
        Assert.That(StressRules.Of(shorter).Single().Hours.Last(h => h.Window > 0).Window, Is.EqualTo(30));
    }

    [TestCase("""{"customers":{}}""", "customers stress.customers-required")]
    [TestCase("""{"shifts":[]}""", "shifts stress.shifts-required")]
    [TestCase("""{"shifts":[{"from":8,"until":20,"seats":1,"normalCalls":1},{"from":19,"until":24,"seats":1,"normalCalls":1}]}""", "shifts[1].from stress.shifts-overlap")]
    [TestCase("""{"shifts":[{"from":8,"until":8,"seats":1,"normalCalls":1}]}""", "shifts[0].until stress.shift-order")]
    [TestCase("""{"answers":[{"from":"2026-11-24T17:00","until":"2026-11-24T16:00","kind":"more-seats","what":"a","seats":1}]}""", "answers[0].until stress.answer-order")]
    [TestCase("""{"answers":[{"from":"2026-11-24T16:00","until":"2026-11-24T17:00","kind":"overflow","what":"a"}]}""", "answers[0].takesPercent number.range")]
    [TestCase("""{"answers":[{"from":"2026-11-24T16:00","until":"2026-11-24T17:00","kind":"overflow","what":"a","takesPercent":5,"seats":1}]}""", "answers[0].seats stress.answer-seats")]
    [TestCase("""{"answers":[{"from":"tomorrow","until":"2026-11-24T17:00","kind":"more-seats","what":"a","seats":1}]}""", "answers[0].from stress.whole-hour")]
    [TestCase("""{"handlingSeconds":5}""", "handlingSeconds number.range")]
    public async Task WhatMakesNoSense_IsNamed(string members, string broken) =>
        Assert.That(await BrokenAsync(await NewestAsync(), JsonNode.Parse(members)!.AsObject()), Is.EqualTo(broken));

    [Test]
    public async Task ALineThatNobodyKnows_AndALaunchOfBefore_HaveNoForecast()
    {
        var story = await NewestAsync();
        Assert.That((await SaveAsync(story, [], line: "moon")).Violations.Single().Rule, Is.EqualTo("stress.line-unknown"));
        Assert.That(Readiness.Of(Section.Stress, await story.FactsAsync()).Missing.Single().Rule, Is.EqualTo("stress.line-missing"));
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.HotlinesAreTested - 1 }) });
        Assert.That((await SaveAsync(story, [])).Violations.Single().Rule, Is.EqualTo("stress.not-of-this-launch"));
        Assert.That(await RuleAsync(story, HotlineHead), Is.EqualTo("stress.not-of-this-launch"));
        Assert.That(StressRules.Missing(await story.FactsAsync()), Is.Empty);
    }

    [Test]
    public void ACopy_TakesTheLinesShiftsOver_AndNothingThatIsTheLaunchs()
    {
        var forecast = new StressForecast(new(Basic: 20), 240, [new(0, 24, 5, 1)], 50, new(Basic: 1), "a", 5, "b", [new("2026-11-24T16:00", "2026-11-24T17:00", Core.Facts.Stress.StressAnswerKind.MoreSeats, "c", 1)]);
        var checklist = ShippedCatalogue.Newest.Checklist(LaunchKind.ItCutover, LaunchVariant.Launch);
        var copy = (StressForecast)CopiedContent.Of(new(1, Section.Stress, "hotline", 1, Core.Foundation.Json.CoreJson.Canonical(forecast), "", 1, DateTimeOffset.UnixEpoch), checklist)!;
        Assert.That((copy.HandlingSeconds, copy.SharePercent, copy.Shifts.Single(), copy.Customers, copy.Rates, copy.ToldPerHour, copy.Answers), Is.EqualTo((240, (int?)50, forecast.Shifts[0], new AffectedTiers(), (Core.Facts.Stress.CallRates?)null, (int?)null, (IReadOnlyList<Core.Facts.Stress.StressAnswer>?)null)));
    }

    private static Core.Foundation.Checks.LocalText HotlineName => ShippedCatalogue.Newest.Checklist(LaunchKind.NetworkCutover, LaunchVariant.Launch).Stress!.Lines.Single().Name;

    private static JsonArray StoredAnswers(Scenario story) => JsonNode.Parse(story.State.Items[(story.Launch.Id, Section.Stress, "hotline")].Content)!["answers"]!.DeepClone().AsArray();

    private static async Task<Scenario> NewestAsync() => await (await Scenario.StartAsync(ShippedCatalogue.Newest)).CreateAsync();

    private static async Task<Scenario> FilledAsync(JsonObject? members = null)
    {
        var story = await NewestAsync();
        (await SaveAsync(story, members ?? [])).Required();
        return story;
    }

    private static async Task<LineForecast> ForecastAsync(Scenario story) => StressRules.Of(await story.FactsAsync()).Single();

    private static IReadOnlyList<string> Rows(LineForecast line) =>
    [
        .. line.Hours.Select(h => FormattableString.Invariant($"{h.At.ToOffset(TimeSpan.FromHours(8)):MM-dd HH} {h.Normal:0.##}+{Notices(h)}+{h.Window:0.##}")),
    ];

    private static string Notices(HourForecast hour) => hour.ByStep.Count == 0 ? "0" : FormattableString.Invariant($"{hour.ByStep.Sum(s => s.Calls):0.00}");

    private static async Task<IEnumerable<string>> BlockersAsync(Scenario story) => Blockers(await story.FactsAsync(), story);

    private static IEnumerable<string> Blockers(LaunchFacts facts, Scenario story) => GateRules.Blockers(GateNames.GoAhead, facts, story.Clock.GetUtcNow()).Select(b => b.Rule);

    private static Task<Outcome<Nothing>> AcceptAsync(Scenario story, string person, string from = "2026-11-24T16:00", string until = "2026-11-29T00:00", int? seen = null) =>
        story.RunAsync(person, new AcceptHours(story.Number, "hotline", from, until, " 短时排队可以接受 ", seen ?? story.RevisionOf("stress", "hotline")));

    private static async Task<string> RuleAsync(Scenario story, string person, string from = "2026-11-24T16:00", string until = "2026-11-29T00:00", int? seen = null) =>
        (await AcceptAsync(story, person, from, until, seen)).Violations.Single().Rule;

    private static async Task<string> BrokenAsync(Scenario story, JsonObject members)
    {
        var violation = (await SaveAsync(story, members)).Violations[0];
        return $"{violation.Field} {violation.Rule}";
    }

    private static JsonArray Shifts(int seats) => JsonSerializer.SerializeToNode(new[]
    {
        new { from = 0, until = 8, seats = 20, normalCalls = 40 }, new { from = 8, until = 20, seats, normalCalls = 600 }, new { from = 20, until = 24, seats = 30, normalCalls = 200 },
    })!.AsArray();

    private static JsonNode With(JsonNode node, string member, JsonNode value)
    {
        var copy = node.DeepClone();
        copy[member] = value;
        return copy;
    }

    private static JsonNode More(string from, string until, int seats) => JsonSerializer.SerializeToNode(new { from, until, kind = "more-seats", what = "二线支援", seats })!;

    private static JsonNode Takes(string from, string until, string kind, int takesPercent) => JsonSerializer.SerializeToNode(new { from, until, kind, what = "语音播报", takesPercent })!;

    private static Task<Outcome<ItemSaved>> SaveAsync(Scenario story, JsonObject members, string person = Scenario.Manager, string line = "hotline")
    {
        var forecast = new JsonObject
        {
            ["customers"] = new JsonObject { ["diamond"] = 100, ["gold"] = 900, ["silver"] = 4000, ["basic"] = 15_000 },
            ["handlingSeconds"] = 240,
            ["shifts"] = Shifts(60),
        };
        foreach (var (name, value) in members) forecast[name] = value?.DeepClone();
        return story.SaveAsync(person, "stress", line, JsonSerializer.SerializeToElement(forecast));
    }
}
