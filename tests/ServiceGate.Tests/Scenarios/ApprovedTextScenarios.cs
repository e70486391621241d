using System.Text.Json;
using ServiceGate.Core.Commands.ApprovedTexts;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Scenarios;

/// <summary>
/// Texts that the province's heads of customer service (ren.jie) and of legal (xing.yi) have approved beforehand: with them an emergency goes to up to 20,000 customers without a second person. A cable was cut
/// in Yuhang (YH) on 2 November.
/// </summary>
public sealed class ApprovedTextScenarios
{
    private const string County = "ops.yh", Service = "ren.jie", Legal = "xing.yi";
    private const string Zh = "因{cause}，{place}宽带中断，预计{restoration}恢复，详询{hotline}。", En = "Broadband is down in {place} ({cause}); expected back by {restoration}. Call {hotline}.";

    [TestCase(1001, 1001)]
    [TestCase(1500, 1500)]
    [TestCase(1501, 0)]
    public async Task ApprovedTexts_NeedOnePerson_UpToTheirBound(int customers, int told)
    {
        var story = await ApprovedAsync(catalogue: ShippedCatalogue.Bounded(new(ApprovedUpTo: 1500)));
        await DeclareAsync(story, customers);

        await UseAsync(story);
        await HandInAsync(story);

        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(told));
        Assert.That(NoticeBounds.Usual.ApprovedUpTo, Is.EqualTo(20_000), "where nothing is set");
    }

    [TestCase("因光缆被盗，余杭区宽带中断，预计{restoration}恢复，详询{hotline}。", "Broadband is down in Yuhang (cable theft); expected back by {restoration}. Call {hotline}.", true, TestName = "typed letter by letter")]
    [TestCase("因光缆被盗，余杭区宽带中断，预计{restoration}恢复，详询{hotline}！", "Broadband is down in Yuhang (cable theft); expected back by {restoration}. Call {hotline}.", false, TestName = "another mark")]
    [TestCase("因光缆被盗，余杭区宽带中断，预计{restoration}恢复，详询{hotline}。", "Broadband is down in Yuhang (cable theft); expected back by {restoration}. Call {hotline}!", false, TestName = "another mark in English")]
    [TestCase("因光缆被盗，萧山区宽带中断，预计{restoration}恢复，详询{hotline}。", "Broadband is down in Xiaoshan (cable theft); expected back by {restoration}. Call {hotline}.", false, TestName = "a place that is on no list")]
    [TestCase("因光缆被盗，余杭区宽带中断，预计{restoration}恢复，详询{hotline}。", "Broadband is down in Linping (cable theft); expected back by {restoration}. Call {hotline}.", false, TestName = "another place in English")]
    [TestCase("因光缆被盗，余杭区宽带中断，预计明早恢复，详询{hotline}。", "Broadband is down in Yuhang (cable theft); expected back by {restoration}. Call {hotline}.", false, TestName = "a time of one's own")]
    [TestCase("因光缆被盗，余杭区宽带中断，预计{restoration}恢复，详询{hotline}。", null, false, TestName = "no English")]
    public async Task AChangedLetter_MakesItAnOrdinaryText(string zh, string? en, bool approved)
    {
        var story = await ApprovedAsync();
        await DeclareAsync(story, 1001);
        await SayAsync(story, "tell", "emergency", zh, en);
        await HandInAsync(story);

        Assert.That(story.ToldBy("tell").Count, Is.EqualTo(approved ? 1001 : 0));
    }

    [Test]
    public async Task AnApprovedText_IsOfItsPurposeOnly()
    {
        var story = await ApprovedAsync();
        await DeclareAsync(story, 1001);
        await UseAsync(story);
        await HandInAsync(story);

        await story.At("2026-11-02T04:05").WorkAsync();

        Assert.That(story.ToldBy("tell"), Has.Count.EqualTo(1001));
        Assert.That(story.ToldBy("progress"), Is.Empty, "the progress text is nobody's template: it waits for a second person");
    }

    [Test]
    public async Task WhatIsOver_OrWithdrawn_IsAnOrdinaryText()
    {
        var story = await ApprovedAsync(until: "2026-11-02");
        await DeclareAsync(story, 1001);
        await UseAsync(story);
        story.At("2026-11-03T00:00");
        await HandInAsync(story);
        Assert.That(story.ToldBy("tell"), Is.Empty, "good until the end of 2 November");

        story = await ApprovedAsync();
        await DeclareAsync(story, 1001);
        await UseAsync(story);
        await story.DoAsync(Legal, new WithdrawText("SP", story.State.ApprovedTexts.Values.First(t => t.Purpose is NoticePurpose.Emergency).Id));
        await HandInAsync(story);
        Assert.That(story.ToldBy("tell"), Is.Empty);
    }

    [Test]
    public async Task ANewVersion_TakesThePlaceOfTheOneBefore_OnceItIsApproved()
    {
        var story = await ApprovedAsync();
        await DeclareAsync(story, 1001);
        await UseAsync(story);
        var second = (await story.DoAsync(Legal, Text(Zh.Replace("宽带", "上网", StringComparison.Ordinal), En))).Texts.Single();
        Assert.That(story.State.ApprovedTexts[second].Version, Is.EqualTo(2));
        Assert.That(await RuleOf(story.RunAsync(Service, Text(Zh, En))), Is.EqualTo("approved-text.pending"), "one at a time");

        await story.DoAsync(Service, new DecideTexts("SP", [second], true));
        await HandInAsync(story);

        Assert.That(story.ToldBy("tell"), Is.Empty, "what was put in says the version of before");
    }

    [Test]
    public async Task AnEmergencyOfBefore_IsNotHelpedByThem()
    {
        var story = await ApprovedAsync();
        await DeclareAsync(story, 1001, RuleSets.FreezesNeedAReason);
        Assert.That(await RuleOf(story.RunAsync(County, new UseApprovedTexts(story.Number, "cable-cut", "余杭区", "光缆被盗"))), Is.EqualTo("approved-text.not-asked"));
        await SayAsync(story, "tell", "emergency", "因光缆被盗，余杭区宽带中断，预计{restoration}恢复，详询{hotline}。", "Broadband is down in Yuhang (cable theft); expected back by {restoration}. Call {hotline}.");
        await HandInAsync(story);

        Assert.That(story.ToldBy("tell"), Is.Empty);
    }

    [TestCase(Service, Legal, null)]
    [TestCase(Legal, Service, null)]
    [TestCase(Service, Service, "approved-text.second-person", TestName = "the same head")]
    [TestCase(Service, "jiang.wen", "unit.unknown", TestName = "the city's head of customer service")]
    [TestCase(Service, "bai.yun", "approved-text.seats", TestName = "the head of another department")]
    [TestCase(Service, "fang.yuan", "approved-text.seats", TestName = "an administrator")]
    [TestCase("cao.bo", Legal, "unit.unknown", TestName = "proposed by the city's head of network")]
    public async Task TwoPeople_ApproveThem(string proposes, string decides, string? refused)
    {
        var story = await BeginAsync();
        var proposed = await story.RunAsync(proposes, Text(Zh, En));
        if (!proposed.IsDone)
        {
            Assert.That(proposed.Violations[0].Rule, Is.EqualTo(refused));
            return;
        }

        Assert.That(await RuleOf(story.RunAsync(decides, new DecideTexts("SP", proposed.Value!.Texts, true))), Is.EqualTo(refused ?? "done"));
        if (refused is null) Assert.That(await RuleOf(story.RunAsync(decides, new DecideTexts("SP", proposed.Value.Texts, true))), Is.EqualTo("approved-text.decided"));
    }

    [Test]
    public async Task ANo_NeedsAReason_AndIsNoText()
    {
        var story = await BeginAsync();
        var texts = (await story.DoAsync(Service, Text(Zh, En))).Texts;
        Assert.That(await RuleOf(story.RunAsync(Legal, new DecideTexts("SP", texts, false))), Is.EqualTo("text.required"));

        await story.DoAsync(Legal, new DecideTexts("SP", texts, false, "不准确"));

        Assert.That(await RuleOf(story.RunAsync(Legal, new DecideTexts("SP", [1], true))), Is.EqualTo("approved-text.unknown"));
        Assert.That((await story.DoAsync(Service, Text(Zh, En))).Texts, Has.Count.EqualTo(1), "another version may be proposed");
    }

    [TestCase("{title}中断。", "{title} is down.", "notice.placeholder-unknown entries[0].zh", TestName = "with a title that anybody writes")]
    [TestCase("见 www.example.com", "See us.", "approved-text.link entries[0].zh", TestName = "with a link")]
    [TestCase("{place}中断。", "Down.", "approved-text.languages-differ entries[0].en", TestName = "with a place in one language only")]
    [TestCase("{place}中断。", "", "text.required entries[0].en", TestName = "without English")]
    [TestCase("{place}中断{。", "{place} is down.", "notice.brace entries[0].zh", TestName = "with a brace")]
    public async Task Texts_SayNothingThatNobodyHasSeen(string zh, string en, string broken)
    {
        var refused = await (await BeginAsync()).RunAsync(Service, Text(zh, en));

        Assert.That(refused.Violations.Select(v => $"{v.Rule} {v.Field}"), Does.Contain(broken));
    }

    [TestCase("余杭区", "Yuhang", null)]
    [TestCase("余杭区", "", "text.required entries[0].en")]
    [TestCase("余杭区\n和请转账", "Yuhang", "approved-text.word entries[0].zh")]
    [TestCase("t.cn/abc", "Yuhang", "approved-text.link entries[0].zh")]
    [TestCase("余杭区余杭区余杭区余杭区余杭区余杭区余杭区余杭区余杭区余杭区余杭区余杭区余杭区余", "Yuhang", null, TestName = "40 characters")]
    [TestCase("余杭区余杭区余杭区余杭区余杭区余杭区余杭区余杭区余杭区余杭区余杭区余杭区余杭区余杭", "Yuhang", "text.too-long entries[0].zh", TestName = "41 characters")]
    public async Task Words_AreWords(string zh, string en, string? broken)
    {
        var outcome = await (await BeginAsync()).RunAsync(Service, Words("place", (zh, en)));

        Assert.That(outcome.IsDone ? null : $"{outcome.Violations[0].Rule} {outcome.Violations[0].Field}", Is.EqualTo(broken));
    }

    [TestCase("cable-cut", "余杭区", "光缆被盗", "done")]
    [TestCase("power-cut", "余杭区", "光缆被盗", "approved-text.none")]
    [TestCase("cable-cut", "萧山区", "光缆被盗", "approved-text.word-unknown")]
    [TestCase("cable-cut", "余杭区", null, "approved-text.word-unknown")]
    public async Task Choosing_TakesWhatTheListsHave(string code, string? place, string? cause, string rule)
    {
        var story = await ApprovedAsync();
        await DeclareAsync(story, 10);

        Assert.That(await RuleOf(story.RunAsync(County, new UseApprovedTexts(story.Number, code, place, cause))), Is.EqualTo(rule));
    }

    [TestCase("text")]
    [TestCase("place")]
    public async Task AnEntryThatIsNothing_IsRefused(string part)
    {
        var outcome = await (await BeginAsync()).RunAsync(Service, new ProposeTexts("SP", "network-cutover", part, "cable-cut", "emergency", [null!], "2027-11-01"));

        Assert.That((outcome.Violations[0].Rule, outcome.Violations[0].Field), Is.EqualTo(("list.required", "entries")));
    }

    private static ProposeTexts Text(string zh, string en, string until = "2027-11-01") => new("SP", "network-cutover", "text", "cable-cut", "emergency", [new(zh, en)], until);

    private static ProposeTexts Words(string part, params (string Zh, string En)[] words) => new("SP", "network-cutover", part, null, null, [.. words.Select(w => new ApprovedEntry(w.Zh, w.En))], "2027-11-01");

    private static async Task<Scenario> BeginAsync(ShippedCatalogue? catalogue = null)
    {
        var story = (await Scenario.StartAsync(catalogue ?? ShippedCatalogue.Newest)).At("2026-11-02T02:00");
        await story.HireAsync(County, new(Role.Operations, story.UnitId("YH")));
        return story;
    }

    private static async Task<Scenario> ApprovedAsync(string until = "2027-11-01", ShippedCatalogue? catalogue = null)
    {
        var story = await BeginAsync(catalogue);
        foreach (var proposal in new[] { Text(Zh, En, until), Words("place", ("余杭区", "Yuhang"), ("临平区", "Linping")), Words("cause", ("光缆被盗", "cable theft")) })
            await story.DoAsync(Legal, new DecideTexts("SP", (await story.DoAsync(Service, proposal)).Texts, true));
        return story;
    }

    private static async Task DeclareAsync(Scenario story, int customers, int ruleSet = RuleSets.Newest)
    {
        var window = new WindowInput("2026-11-02T01:00", "2026-11-03T09:00", "Asia/Shanghai");
        story.Number = (await story.DoAsync(County, new CreateLaunch("network-cutover", "YH", new("Cable cut", window, ["YH"], Cause: "cable-theft"), "emergency"))).Number;
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = ruleSet }) });
        (await story.ImportAsync(County, [.. Scenario.Customers(customers).Select(c => c with { UnitCode = "YH" })])).Required();
    }

    private static Task<ApprovedTextsUsed> UseAsync(Scenario story) => story.DoAsync(County, new UseApprovedTexts(story.Number, "cable-cut", "余杭区", "光缆被盗"));

    private static async Task HandInAsync(Scenario story)
    {
        (await story.HandInAsync(County, "report")).Required();
        await story.WorkAsync();
    }

    private static async Task SayAsync(Scenario story, string step, string purpose, string zh, string? en) => (await story.SaveAsync(
        County, "notices", step, JsonSerializer.SerializeToElement(new { purpose, channels = new[] { "sms" }, text = new { zh, en } }))).Required();

    private static async Task<string> RuleOf<T>(Task<Outcome<T>> outcome) => (await outcome) is { IsDone: false } refused ? refused.Violations[0].Rule : "done";
}
