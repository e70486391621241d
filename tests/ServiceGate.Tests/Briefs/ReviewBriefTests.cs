using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Briefs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.Briefs;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Briefs;

/// <summary>A launch on one screen: what is stated, counted and decided, and nothing else.</summary>
public sealed class ReviewBriefTests
{
    [Test]
    public async Task WhatNobodyHasStated_IsNull()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();

        var brief = ReviewBrief.Of(await story.FactsAsync(), story.Clock.GetUtcNow());

        Assert.That((brief.Whom, brief.Impact, brief.Level, brief.Rollback.MinutesLeft), Is.EqualTo((new BriefWhom(null, false, null, null, null, null), (CustomerImpact?)null, (RiskLevel?)null, (int?)null)));
        Assert.That((brief.Bills.Count, brief.Texts.Count, brief.Calls.Count, brief.Exceptions.Count), Is.EqualTo((0, 0, 0, 0)));
        Assert.That(brief.Missing.Select(m => m.Section), Does.Contain(Section.Concerns));
    }

    [Test]
    public async Task WhatIsStated_IsShown_AndTheRollbackIsHeldAgainstTheWindow()
    {
        var story = await Scenario.StartAsync();
        var header = Scenario.Header() with
        {
            Impact = new CustomerImpact(" 电视直播 ", 90, 2, 3, 31, "2026-11-28T04:30"),
            Bills = [new TestBill("金卡，4K", "58.00", "49.50", "元/月")],
        };
        story.Number = (await story.DoAsync(Scenario.Manager, new CreateLaunch("it-cutover", "HZ", header))).Number;

        var brief = ReviewBrief.Of(await story.FactsAsync(), story.Clock.GetUtcNow());

        Assert.That((brief.Impact!.Service, brief.Whom.Important, brief.Whom.ElderlyPercent, brief.Rollback.MinutesLeft), Is.EqualTo(("电视直播", 3, 31, 90)));
        Assert.That(brief.Bills.Single().Difference(), Is.EqualTo(-8.5m));
    }

    [Test]
    public async Task ListAndDossier_SayWhomItHits_WhatIsRead_AndWhatSetsTheLevel()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync(customers: 12);

        var brief = ReviewBrief.Of(await story.FactsAsync(), story.Clock.GetUtcNow());

        Assert.That((brief.Whom.Customers, brief.Whom.IsList, brief.Whom.TiersBy, brief.Whom.Tiers), Is.EqualTo((12, true, TiersSource.List, new AffectedTiers(0, 0, 0, 12))));
        Assert.That(brief.Texts.Where(t => t.Kind is BriefTextKind.Notice).SelectMany(t => t.Read).Select(r => r.Chinese).Distinct(), Is.EquivalentTo(new[] { true, false }));
        Assert.That(brief.Texts.SelectMany(t => t.Read).Select(r => r.Filled.Text), Has.None.Contains("{window}"));
        Assert.That(brief.Reasons.Select(r => r.Level).Distinct(), Is.EqualTo(new[] { brief.Level!.Value }));
        Assert.That(brief.Missing, Is.Empty);
    }

    [Test]
    public async Task WhatDoesNotApply_IsNamedWithWhoSaysSo()
    {
        var story = await (await Scenario.StartAsync()).ToFilledAsync();
        var key = (await story.FactsAsync()).Items.First(i => i.Section is Section.Concerns).Key;
        (await story.SaveAsync(Scenario.Manager, "concerns", key, System.Text.Json.JsonSerializer.SerializeToElement(new JsonObject { ["verdict"] = "not-applicable", ["note"] = "无此渠道" }))).Required();

        var exceptions = ReviewBrief.Of(await story.FactsAsync(), story.Clock.GetUtcNow()).Exceptions;

        Assert.That(exceptions.Select(e => (e.Concern, e.Kind, e.Reason, e.By)), Does.Contain((key, BriefExceptionKind.NotApplicable, "无此渠道", story.IdOf(Scenario.Manager))));
    }

    [TestCase("电话13812345678打不通", "customer-words.personal customerWords[0]")]
    [TestCase("身份证11010519491231002X被要了两次", "customer-words.personal customerWords[0]")]
    [TestCase("短信说两小时，结果一上午都看不了", "close.not-yet ")]
    public async Task WhatCustomersSaid_NamesNobody(string said, string broken)
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var violation = (await story.RunAsync(Scenario.Manager, new CloseLaunch(story.Number, "经验", [said, " "]))).Violations.Single();
        Assert.That($"{violation.Rule} {violation.Field}", Is.EqualTo(broken));
    }
}
