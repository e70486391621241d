using System.Text.Json;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.FactSheets;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.FactSheets;
using ServiceGate.Core.Rules.Flows;

namespace ServiceGate.Tests.Scenarios;

/// <summary>The fact sheet and the scripts over it: what is missing, what contradicts, what an acknowledgement is worth when a fact changes.</summary>
public sealed class FactScenarios
{
    [Test]
    public async Task ASheetWithoutACompulsoryFact_IsNotHandedIn()
    {
        var story = await FilledAsync();
        await DoAsync(story, new RemoveItem(story.Number, "facts", "interruption", story.RevisionOf("facts", "interruption")));

        var readiness = Readiness.Of(Section.Facts, await story.FactsAsync());

        Assert.That((readiness.IsComplete, readiness.Missing.Select(m => $"{m.Field} {m.Rule}").Single()), Is.EqualTo((false, "interruption fact.missing")));
        Assert.That(await RefusalAsync(story), Does.Contain("facts.interruption fact.missing"));
    }

    [Test]
    public async Task AScriptThatContradictsTheSheet_IsFlaggedWithItsPlace_AndKeepsTheDossierBack()
    {
        var story = await FilledAsync();
        await ScriptAsync(story, "shop", "{time-window}最多中断90分钟，咨询{ask-line}。", "{time-window}, down for {interruption}, call {ask-line}.");

        var flag = (await FlagsAsync(story)).Single(f => f.Rule == FactComparison.Contradicts);

        Assert.That((flag.Key, flag.Language, flag.Segment, flag.Words, flag.Says), Is.EqualTo(("shop", "zh", (string?)null, "90分钟", "中断时长：30分钟")));
        var text = ScriptTexts.Of(await ScriptOfAsync(story, "shop"), await story.FactsAsync(), ScriptTexts.SheetOf(await story.FactsAsync()))[0].Filled.Text;
        Assert.That(text.Substring(flag.Start, flag.Length), Is.EqualTo("90分钟"));
        Assert.That(await RefusalAsync(story), Does.Contain("channels.shop script.contradicts"));

        await ScriptAsync(story, "shop", "{time-window}最多中断{interruption}，咨询{ask-line}。", "{time-window}, down for {interruption}, call {ask-line}.");
        Assert.That(await FlagsAsync(story), Is.Empty);
        Assert.That(await RefusalAsync(story), Is.Empty);
    }

    [Test]
    public async Task AScriptThatTellsTheFactsInPlainWords_IsComplete_AndOneThatLeavesAFactOutIsNot()
    {
        var story = await FilledAsync();
        await ScriptAsync(story, "shop", "2026年11月28日凌晨0点至6点升级，最多中断半小时，咨询10000。", null);
        Assert.That(await FlagsAsync(story), Is.Empty);

        await ScriptAsync(story, "shop", "2026年11月28日凌晨0点至6点升级，咨询10000。", null);
        Assert.That((await FlagsAsync(story)).Select(f => $"{f.Key} {f.Rule} {f.Facts[0]}"), Is.EqualTo(new[] { "shop script.lacks-fact interruption" }));
    }

    [Test]
    public async Task APlaceThatBelongsToNoFact_HoldsForExactlyThatText()
    {
        var story = await FilledAsync();
        const string chinese = "{time-window}最多中断{interruption}，90分钟内可到厅换机，咨询{ask-line}。";
        await ScriptAsync(story, "shop", chinese, null);
        var flag = (await FlagsAsync(story)).Single();

        await ScriptAsync(story, "shop", chinese, null, new FactlessPlace(null, "zh", flag.Words, flag.TextHash, "换机时间，不是中断"));
        Assert.That((await FlagsAsync(story)).Single().Holds, Is.False);
        Assert.That(Readiness.Of(Section.Channels, await story.FactsAsync()).Remarks.Single().Arguments["reason"], Is.EqualTo("换机时间，不是中断"));
        Assert.That(await RefusalAsync(story), Is.Empty);

        await FactAsync(story, "interruption", new FactValue(Number: "45", Unit: "minute"));
        Assert.That((await FlagsAsync(story)).Single(f => f.Key == "shop").Holds, Is.True, "the text reads otherwise now");
    }

    [Test]
    public async Task AFactThatChanges_OutdatesTheAcknowledgementsOfExactlyTheScriptsThatSayIt()
    {
        var story = await FilledAsync();
        await ScriptAsync(story, "shop", "2026年11月28日00:00至06:00升级，最多中断半小时，咨询{ask-line}。", null);
        await AcknowledgeAsync(story, "hotline");
        await AcknowledgeAsync(story, "shop");
        Assert.That(await AcknowledgedAsync(story), Is.EqualTo(new[] { "hotline", "shop" }));

        await FactAsync(story, "interruption", new FactValue(Number: "45", Unit: "minute"));

        Assert.That(await AcknowledgedAsync(story), Is.EqualTo(new[] { "shop" }), "the shop's script says it in plain words, and is flagged instead");
        Assert.That((await FlagsAsync(story)).Select(f => $"{f.Key} {f.Rule}"), Does.Contain("shop script.contradicts"));
        var seen = (await story.FactsAsync()).Acknowledgements.First(a => a.Channel == "hotline").ScriptHash;
        Assert.That(story.State.Content[seen], Does.Contain("30分钟"), "the text that was acknowledged is kept");
        Assert.That(await story.RunAsync(OwnerOf("hotline"), new AcknowledgeScript(story.Number, "hotline", story.RevisionOf("channels", "hotline"), seen)) is { Violations: [{ Rule: "script.facts-changed" }] }, Is.True);
        await FactAsync(story, "interruption", new FactValue(Number: "30", Unit: "minute"));
        Assert.That(await AcknowledgedAsync(story), Is.EqualTo(new[] { "hotline", "shop" }), "it reads again as it was acknowledged");
    }

    [Test]
    public async Task Segments_ReadTheirOwnFacts_AndGoOnlyWhenNothingIsSaidOfThem()
    {
        var story = await FilledAsync();
        Assert.That(await FactRefusalAsync(story, "interruption", new FactValue("enterprise", Number: "5", Unit: "minute")), Is.EqualTo("values[0].segment fact.segment-unknown"));
        await DoAsync(story, new SaveItem(story.Number, "facts", "segments", JsonSerializer.SerializeToElement(new SheetFact(Segments: [new("enterprise", new("政企专线", "Leased lines"))]), CoreJson.Options), 0));
        await FactAsync(story, "interruption", new FactValue(Number: "30", Unit: "minute"), new FactValue("enterprise", Number: "5", Unit: "minute"));
        await ScriptAsync(story, "shop", "{time-window}最多中断{interruption}，咨询{ask-line}。", null);

        var facts = await story.FactsAsync();
        Assert.That(ScriptTexts.Of(await ScriptOfAsync(story, "shop"), facts, ScriptTexts.SheetOf(facts)).Select(t => t.Filled.Text), Is.EqualTo(new[] { "2026年11月28日00:00至06:00最多中断30分钟，咨询10000。", "2026年11月28日00:00至06:00最多中断5分钟，咨询10000。" }));
        await ScriptAsync(story, "shop", "{time-window}最多中断90分钟。", null);
        var flags = Readiness.Of(Section.Channels, facts = await story.FactsAsync()).Missing.Where(m => m.Field == "shop").Select(m => $"{m.Rule} {m.Arguments["zh"]} {m.Arguments["en"]}").ToList();
        Assert.That(flags, Does.Contain("script.contradicts 中断时长（政企专线） Interruption (Leased lines)").And.Contain("script.lacks-fact 咨询电话（其他客户） Where to ask (all others)"), string.Join('|', flags));
        var removed = await story.RunAsync(Cast.Manager, new RemoveItem(story.Number, "facts", "segments", 1));
        Assert.That((removed.Violations.Single().Arguments["group"], removed.Violations.Single().Arguments["zh"], removed.Violations.Single().Arguments["en"]), Is.EqualTo(("enterprise", "政企专线", "Leased lines")));
        Assert.That(removed.Violations.Single().Rule, Is.EqualTo("fact.segment-used"));
        Assert.That(await FactRefusalAsync(story, "ask-line", new FactValue("enterprise", Phone: "10001")), Is.EqualTo("values[0].segment fact.same-for-all"));
    }

    [TestCase("""{"values":[{"number":"-1","unit":"minute"}]}""", "values[0].number fact.amount")]
    [TestCase("""{"values":[{"number":"1","unit":"gb"}]}""", "values[0].unit fact.unit-unknown")]
    [TestCase("""{"values":[{"number":"1","unit":"minute","phone":"10000"}]}""", "values[0].phone fact.member-of-type")]
    [TestCase("""{"values":[{"number":"half","unit":"furlong"}]}""", "values[0].number fact.amount;values[0].unit fact.unit-unknown")]
    [TestCase("""{"values":[{"unit":"minute"}]}""", "values[0].number fact.number-required")]
    [TestCase("""{"values":[{"number":"5"}]}""", "values[0].unit fact.unit-required")]
    [TestCase("""{"values":[]}""", "values fact.value-required")]
    [TestCase("""{"segments":[{"code":"a","name":{"zh":"甲"}}]}""", "segments fact.values-only;values fact.value-required")]
    [TestCase("""{"values":[{"number":"1","unit":"minute"},{"number":"2","unit":"minute"}]}""", "values[1].segment fact.segment-twice")]
    public async Task AFactIsTyped(string json, string refused)
    {
        var story = await FilledAsync();

        var outcome = await story.SaveAsync(Cast.Manager, "facts", "interruption", JsonDocument.Parse(json).RootElement);

        Assert.That(string.Join(';', outcome.Violations.Select(v => $"{v.Field} {v.Rule}")), Is.EqualTo(refused));
    }

    [Test]
    public async Task AnUnknownPlaceholder_IsAnErrorThatNamesIt_AndWhatIsYoungerThanTheLaunchIsRefused()
    {
        var story = await FilledAsync();
        var outcome = await SaveScriptAsync(story, "shop", new(new("价格{prize}，{ask-line}")));
        Assert.That(outcome.Violations.Select(v => (v.Field, v.Rule, v.Arguments["placeholder"])), Is.EqualTo(new[] { ("text.zh", "notice.placeholder-unknown", "prize") }));

        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.FactsAreCompared - 1 }) });
        Assert.That((await SaveScriptAsync(story, "shop", new(new("价格{prize}，多年不变")))).Violations, Is.Empty, "a text is a text");
        Assert.That((await SaveScriptAsync(story, "shop", new(new("口径"), Elements: [new("knowledge-article", "甲", "2026-11-20")]))).Violations.Single().Rule, Is.EqualTo("script.not-of-this-launch"));
        Assert.That(await FlagsAsync(story), Is.Empty);
        Assert.That(await RefusalAsync(story), Is.Empty);
    }

    [Test]
    public async Task WhatAChannelMustHaveReady_HasOwnerAndDay_AndIsWorkOfTheOwnerWhenItIsOverdue()
    {
        var story = await FilledAsync();
        var script = await ScriptOfAsync(story, "hotline");
        (await SaveScriptAsync(story, "hotline", script with { Elements = [script.Elements![0]] })).Required();
        Assert.That(await RefusalAsync(story), Is.EqualTo("channels.hotline element.missing"));

        (await SaveScriptAsync(story, "hotline", script with { Elements = [.. script.Elements!.Select(e => e with { Proof = null, Due = "2026-11-20" })] })).Required();
        Assert.That(await RefusalAsync(story), Is.Empty, "planned is enough to hand it in");
        Assert.That(ElementDues.Unproved(await story.FactsAsync()).Select(e => e.Channel), Is.EqualTo(new[] { "hotline", "hotline" }));
        bool IsOwed(LaunchFacts facts, string at) => WorkList.Of(facts, [], Scenario.Shanghai(at)).Any(w => w.Kind is WorkKind.ProveElements);
        Assert.That((IsOwed(await story.FactsAsync(), "2026-11-20T23:59"), IsOwed(await story.FactsAsync(), "2026-11-21T00:00")), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task ANotice_IsFlaggedWhenItContradictsEverySegment()
    {
        var story = await FilledAsync();
        var proposal = JsonSerializer.Deserialize<NoticeStep>(SampleDossier.Item("notices", "announce-72h"), CoreJson.Options)! with { Text = new("{window}升级，约2小时，咨询10086。", "{window}, two hours.") };
        (await story.SaveAsync(Cast.Operations, "notices", "announce-72h", JsonSerializer.SerializeToElement(proposal, CoreJson.Options))).Required();

        Assert.That((await FlagsAsync(story)).Select(f => f.Words), Is.EqualTo(new[] { "2小时", "10086", "two hours" }));
        Assert.That(Readiness.Of(Section.Notices, await story.FactsAsync()).Remarks.Select(r => r.Rule), Is.All.EqualTo("notice.contradicts"));
    }

    /// <summary>An IT cutover of the newest definition whose owner's parts are filled in.</summary>
    private static async Task<Scenario> FilledAsync()
    {
        var story = await Scenario.StartAsync(ShippedCatalogue.Newest);
        await story.CreateAsync();
        var facts = await story.FactsAsync();
        await story.FillAsync();
        foreach (var kind in facts.Checklist.Facts!.Where(f => f.Compulsory)) await DoAsync(story, new SaveItem(story.Number, "facts", kind.Code, SampleFacts.Of(kind), 0));
        foreach (var channel in facts.Checklist.Channels)
            (await story.SaveAsync(Cast.Manager, "channels", channel.Code, SampleFacts.Script(facts.Checklist, channel.Code, facts.Launch.RuleSet))).Required();
        foreach (var line in facts.Checklist.Stress!.Lines) (await story.SaveAsync(Cast.Manager, "stress", line.Code, CourseRobot.Forecast)).Required();
        return story;
    }

    private static async Task DoAsync(Scenario story, Core.Commands.Framework.Command<ItemSaved> command) => await story.DoAsync(Cast.Manager, command);

    private static async Task FactAsync(Scenario story, string code, params FactValue[] values) =>
        (await story.SaveAsync(Cast.Manager, "facts", code, JsonSerializer.SerializeToElement(new SheetFact(values), CoreJson.Options))).Required();

    private static async Task<string> FactRefusalAsync(Scenario story, string code, FactValue value) =>
        (await story.SaveAsync(Cast.Manager, "facts", code, JsonSerializer.SerializeToElement(new SheetFact([value]), CoreJson.Options))).Violations.Select(v => $"{v.Field} {v.Rule}").FirstOrDefault() ?? "";

    private static Task<Outcome<ItemSaved>> SaveScriptAsync(Scenario story, string channel, Script script) =>
        story.SaveAsync(Cast.Manager, "channels", channel, JsonSerializer.SerializeToElement(script, CoreJson.Options));

    private static async Task ScriptAsync(Scenario story, string channel, string chinese, string? english, params FactlessPlace[] places)
    {
        var before = await ScriptOfAsync(story, channel);
        (await SaveScriptAsync(story, channel, before with { Text = new(chinese, english), NoFact = places.Length > 0 ? places : null })).Required();
    }

    private static async Task<Script> ScriptOfAsync(Scenario story, string channel) => (await story.FactsAsync()).Contents<Script>(Section.Channels).First(s => s.Key == channel).Content;

    private static async Task<IReadOnlyList<TextFlag>> FlagsAsync(Scenario story) => FactComparison.Of(await story.FactsAsync());

    private static Task<Nothing> AcknowledgeAsync(Scenario story, string channel) => story.DoAsync(OwnerOf(channel), new AcknowledgeScript(story.Number, channel, story.RevisionOf("channels", channel)));

    private static string OwnerOf(string channel) => Scenario.ChannelOwners.First(o => o.Channel == channel).Owner;

    private static async Task<string[]> AcknowledgedAsync(Scenario story)
    {
        LaunchFacts facts = await story.FactsAsync();
        return [.. facts.Items.Where(i => i.Section is Section.Channels && ScriptTexts.IsAcknowledged(i, facts)).Select(i => i.Key)];
    }

    /// <summary>Why the dossier cannot be handed in, without doing so; empty: it can.</summary>
    private static async Task<string> RefusalAsync(Scenario story)
    {
        var facts = await story.FactsAsync();
        var sections = Core.Rules.Steps.StepType.Of(facts.Waiting.Single().Activity).SectionsOf(facts.Waiting.Single().Activity).Where(facts.Checklist.AsksFor);
        return string.Join(';', sections.SelectMany(s => Readiness.Of(s, facts).Missing.Select(m => $"{s.Code()}.{m.Field} {m.Rule}")));
    }
}
