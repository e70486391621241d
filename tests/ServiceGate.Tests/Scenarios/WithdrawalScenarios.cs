using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Scenarios;

/// <summary>A withdrawal says what it takes away, and owes the notice that belongs to it: 30 days for an end of service only, 90 where the licence is touched.</summary>
public sealed class WithdrawalScenarios
{
    private static readonly WindowInput Night = new("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai");
    private static readonly WindowInput Spring = new("2027-03-22T00:00", "2027-03-22T06:00", "Asia/Shanghai");

    [TestCase(null, null, null, "withdrawal.required withdrawal")]
    [TestCase("", null, null, "withdrawal.required withdrawal")]
    [TestCase("end-of-life", null, null, "withdrawal.required withdrawal")]
    [TestCase("end-of-sale", true, null, "withdrawal.licence-of-service licenceTouched")]
    [TestCase("no-renewal", true, "2026-12-31", "withdrawal.licence-of-service licenceTouched")]
    [TestCase("no-renewal", null, null, "withdrawal.term-required termEnds")]
    [TestCase("no-renewal", null, "31.12.2026", "date.format termEnds")]
    [TestCase("no-renewal", null, "2026-11-02", "withdrawal.term-to-come termEnds")]
    [TestCase("end-of-service", null, "2026-12-31", "withdrawal.term-of-no-renewal termEnds")]
    [TestCase("no-renewal", null, "2026-11-03", "")]
    [TestCase("end-of-service", true, null, "")]
    [TestCase("end-of-sale", false, null, "")]
    public async Task Withdrawal_SaysWhichItIs(string? kind, bool? licence, string? term, string broken)
    {
        foreach (var product in new[] { "product", "offer" })
        {
            var story = await Scenario.StartAsync(ShippedCatalogue.Newest);
            var answer = await story.RunAsync(Cast.Manager, new CreateLaunch(product, "HZ", Header(kind, licence, term), "withdrawal"));
            Assert.That(string.Join(',', answer.Violations.Select(v => $"{v.Rule} {v.Field}")), Is.EqualTo(broken), product);
        }
    }

    [TestCase("product", "launch")]
    [TestCase("network-cutover", "launch")]
    public async Task NothingElse_SaysWhatItTakesAway(string kind, string variant)
    {
        var story = await Scenario.StartAsync(ShippedCatalogue.Newest);
        var answer = await story.RunAsync(Cast.Manager, new CreateLaunch(kind, "HZ", Header("end-of-sale", true, "2026-12-31"), variant));
        Assert.That(answer.Violations.Select(v => $"{v.Rule} {v.Field}"),
            Is.EqualTo(new[] { "withdrawal.only-there withdrawal", "withdrawal.only-there licenceTouched", "withdrawal.only-there termEnds" }));
    }

    [TestCase("product", "end-of-sale", false, 0)]
    [TestCase("product", "no-renewal", false, 0)]
    [TestCase("product", "end-of-service", false, 720)]
    [TestCase("product", "end-of-service", true, 2160)]
    [TestCase("offer", "end-of-sale", false, 0)]
    [TestCase("offer", "no-renewal", false, 0)]
    [TestCase("offer", "end-of-service", false, 720)]
    [TestCase("offer", "end-of-service", true, 2160)]
    public void Lead_IsOwedByWhatIsTakenAway_InEveryVersion(string product, string kind, bool licence, int hours)
    {
        foreach (int? version in new int?[] { 1, 2, 3, null })
            Assert.That(ShippedCatalogue.Newest.Checklist(CoreJson.ParseCode<LaunchKind>(product), LaunchVariant.Withdrawal, version)
                .For(new Withdrawal(CoreJson.ParseCode<WithdrawalKind>(kind), licence)).LeadHours, Is.EqualTo(hours), $"version {version}");
    }

    /// <summary>The first notice goes out on 30 November at nine, three weeks ahead of the window and a day before 1 December.</summary>
    [TestCase(WithdrawalKind.EndOfService, null, "gate.announcement-late announce-30d")]
    [TestCase(WithdrawalKind.EndOfSale, null, null)]
    [TestCase(WithdrawalKind.NoRenewal, "2026-12-01", null)]
    [TestCase(WithdrawalKind.NoRenewal, "2026-11-30", "gate.announcement-after-term announce-30d")]
    public async Task Announcement_OfThreeWeeks_IsTooLateOnlyWhereMoreIsOwed(WithdrawalKind kind, string? term, string? blocker)
    {
        var story = await AtGateAsync(new(kind, TermEnds: Day(term)), Night);
        story.At("2026-11-30T09:00");
        await story.WorkAsync();
        story.At("2026-12-14T09:00");
        await story.WorkAsync();

        var owed = (await story.BlockersAsync(GateNames.GoAhead)).Where(b => b.StartsWith("gate.announcement-", StringComparison.Ordinal) && b != "gate.announcement-outstanding");
        Assert.That(owed, Is.EqualTo(blocker is null ? [] : new[] { blocker }));
    }

    [Test]
    public async Task Announcement_OfNinetyDays_IsOwedWhereTheLicenceIsTouched()
    {
        var robot = Robot(await Scenario.StartAsync(ShippedCatalogue.Newest), new(WithdrawalKind.EndOfService, LicenceTouched: true), step => step.Id == "audience");
        await robot.Robot.RunAsync(Spring);
        var story = robot.Story;
        await PlanAsync(story, leadDays: null);
        Assert.That(Missing(await story.FactsAsync()), Is.EqualTo(new[] { "notice.lead-too-short announce-30d 2160" }));

        await PlanAsync(story, leadDays: 90);
        Assert.That(Missing(await story.FactsAsync()), Is.Empty);
        var due = NoticePlan.ByWindow(await story.FactsAsync()).First(b => b.Step == "announce-30d").Timing.DueAt;
        Assert.That(due, Is.EqualTo(Scenario.Shanghai("2026-12-21T09:00")), "22 March less 90 days is 22 December at midnight: the hours of the day before");
    }

    [Test]
    public async Task Plan_ThatTellsOnlyWhenTheTermHasEnded_NeedsAReason()
    {
        var robot = Robot(await Scenario.StartAsync(ShippedCatalogue.Newest), new(WithdrawalKind.NoRenewal, TermEnds: new(2026, 11, 21)), step => step.Id == "audience");
        await robot.Robot.RunAsync(Night);
        var story = robot.Story;
        await PlanAsync(story, leadDays: null);
        Assert.That(Missing(await story.FactsAsync()), Is.EqualTo(new[] { "notice.after-term announce-30d 2026-11-21" }), "it is due on 21 November at nine");

        await EditAsync(story, Header("no-renewal", null, "2026-11-22"));
        Assert.That(Missing(await story.FactsAsync()), Is.Empty);
    }

    [Test]
    public async Task EndOfSale_OwesNoLateNotice_AndItsTextLeavesCustomersWhatTheyHold()
    {
        var story = await AtGateAsync(new(WithdrawalKind.EndOfSale), Night);
        var facts = await story.FactsAsync();

        Assert.That(PromisedNotices.StepOwedByLaw(facts), Is.Null);
        Assert.That(facts.Contents<NoticeStep>(Section.Notices).Select(s => s.Key), Is.EquivalentTo(new[] { "announce-7d", "completion", "change", "cancellation" }));
        Assert.That(facts.Contents<NoticeStep>(Section.Notices).Select(s => s.Content.Text.Zh), Has.None.Contains("停止服务"));
    }

    [Test]
    public async Task Lateness_WhereNothingIsOwedByLaw_IsWaivedAndWhereItIsOwedIsNot()
    {
        var term = await AtGateAsync(new(WithdrawalKind.NoRenewal, TermEnds: new(2026, 11, 30)), Night);
        await term.At("2026-11-30T09:00").WorkAsync();
        (await term.RunAsync(Cast.Operations, new ProposeSettlement(term.Number, "announce-30d", "waiver", "通道故障。"))).Required();

        var service = await AtGateAsync(new(WithdrawalKind.EndOfService), Night);
        await service.At("2026-11-30T09:00").WorkAsync();
        var refused = await service.RunAsync(Cast.Operations, new ProposeSettlement(service.Number, "announce-30d", "waiver", "通道故障。"));
        Assert.That(refused.Violations.Single().Rule, Is.EqualTo("settlement.owed-by-law"));
    }

    [Test]
    public async Task Change_OfWhatIsTakenAway_IsWrittenDownAndSignedAgain()
    {
        var story = await AtGateAsync(new(WithdrawalKind.EndOfService), Night);
        await EditAsync(story, Header("end-of-service", true, null));

        Assert.That(story.Launch.Withdrawal, Is.EqualTo(new Withdrawal(WithdrawalKind.EndOfService, true)));
        Assert.That(story.Work, Does.Contain("review-customer-service#again").And.Contain("review-legal#again"));
        Assert.That(story.State.Audit[story.Launch.Id].Where(e => e.What == "launch.withdrawal").Select(e => JsonNode.Parse(e.Body)!["details"]!.ToJsonString()), Is.EqualTo(new[]
        {
            """{"licenceTouched":false,"withdrawal":"end-of-service"}""", """{"licenceTouched":true,"withdrawal":"end-of-service"}""",
        }));
    }

    [Test]
    public async Task LaunchOfBefore_IsNotAsked_AndOwesThirtyDaysAsItDid()
    {
        var story = await AtGateAsync(new(WithdrawalKind.EndOfSale), Night);
        var header = (await story.FactsAsync()).Contents<LaunchHeader>(Section.Launch).Single().Content with { Withdrawal = null };
        Assert.That(CoreJson.Canonical(header), Does.Not.Contain("withdrawal").And.Not.Contain("licenceTouched").And.Not.Contain("termEnds"));
        story.Sessions.Restore(story.State with
        {
            Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.BoundsHold, Withdrawal = null }),
        });

        Assert.That((await story.FactsAsync()).Checklist.LeadHours, Is.EqualTo(720));
        var refused = await story.RunAsync(Cast.Manager, new EditHeader(story.Number, Header("end-of-sale", null, null), story.RevisionOf("launch", "header")));
        Assert.That(refused.Violations.Select(v => $"{v.Rule} {v.Field}"), Is.EqualTo(new[] { "withdrawal.not-asked withdrawal" }));
        await EditAsync(story, Header(null, null, null));
    }

    private static HeaderInput Header(string? kind, bool? licence, string? term) => new("某产品退市", Night, ["HZ"], Withdrawal: kind, LicenceTouched: licence, TermEnds: term);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task EditAsync(Scenario story, HeaderInput header) =>
        await story.DoAsync(Cast.Manager, new EditHeader(story.Number, header, story.RevisionOf("launch", "header")));

    /// <summary>Saves the proposed plan, the first notice with another lead where one is given.</summary>
    private static async Task PlanAsync(Scenario story, int? leadDays)
    {
        foreach (var (key, step) in (await story.FactsAsync()).Checklist.Notices)
        {
            var json = JsonObject.Create(step)!;
            if (key == "announce-30d" && leadDays is { } days) json["leadMinutes"] = days * 1440;
            (await story.SaveAsync(Cast.Operations, "notices", key, JsonSerializer.SerializeToElement(json))).Required();
        }
    }

    private static string[] Missing(Core.Facts.LaunchFacts facts) =>
        [.. Readiness.Of(Section.Notices, facts).Missing.Select(m => $"{m.Rule} {m.Field} {m.Arguments.Last().Value}")];

    private static (CourseRobot Robot, Scenario Story) Robot(Scenario story, Withdrawal withdrawal, Func<Activity, bool> stays) =>
        (new CourseRobot(story, "product", "withdrawal", RiskLevel.Medium) { Withdraws = withdrawal, Stays = (step, _) => stays(step) }, story);

    /// <summary>All have signed, nobody is told yet.</summary>
    private static async Task<Scenario> AtGateAsync(Withdrawal withdrawal, WindowInput window)
    {
        var (robot, story) = Robot(await Scenario.StartAsync(ShippedCatalogue.Newest), withdrawal, step => step.Type is OpenGate);
        await robot.RunAsync(window);
        return story;
    }
}
