using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.SignOffs;

namespace ServiceGate.Tests.Scenarios;

/// <summary>What people saw of a dossier: from where on they are shown what has changed, and that a high risk is decided by whoever has opened what is judged.</summary>
public sealed class LookScenarios
{
    private static readonly string[] Everything = [.. Enum.GetValues<Section>().Select(s => s.Code())];

    [Test]
    public async Task AHighRisk_IsDecidedByWhoeverHasOpenedEachSection_AsItIs()
    {
        var story = await ToHighAsync();
        var judged = await UnopenedAsync(story, Scenario.It);
        Assert.That(judged, Is.Not.Empty);

        var refused = (await ApproveAsync(story)).Violations.Single();
        Assert.That((refused.Rule, refused.Field, refused.Arguments["sections"]), Is.EqualTo(("review.sections-unopened", "opened", string.Join(",", judged.Select(s => s.Code())))));

        Assert.That((await LookAsync(story, Scenario.It, [.. judged.Skip(1).Select(s => s.Code())])).Required().Opened, Is.EqualTo(judged.Skip(1)));
        Assert.That((await ApproveAsync(story)).Violations.Single().Arguments["sections"], Is.EqualTo(judged[0].Code()));
        await LookAsync(story, Scenario.CustomerService, Everything);
        Assert.That(await ApproveAsync(story).RuleAsync(), Is.EqualTo("review.sections-unopened"), "somebody else's look is not the own one");
        await LookAsync(story, Scenario.It, judged[0].Code());

        Assert.That((await ApproveAsync(story)).IsDone, Is.True);
    }

    [Test]
    public async Task WhatChangesAfterItWasOpened_IsOpenedAgain_AndNothingElse()
    {
        var story = await ToHighAsync();
        await LookAsync(story, Scenario.It, Everything);
        await TitleAsync(story, "另一个名字");

        Assert.That(await UnopenedAsync(story, Scenario.It), Is.EqualTo(new[] { Section.Risks }));
        await LookAsync(story, Scenario.It);
        Assert.That(await ApproveAsync(story).RuleAsync(), Is.EqualTo("review.sections-unopened"), "to look at the page is not to open the section");
        await LookAsync(story, Scenario.It, "risks");
        Assert.That((await ApproveAsync(story)).IsDone, Is.True);
    }

    [Test]
    public async Task SendingBackAsksForItToo_SoThatEverythingIsSaidAtOnce()
    {
        var story = await ToHighAsync();
        Assert.That(await story.RunAsync(Scenario.It, new DecideStep(story.Number, "review-it", StepVote.Return, story.Launch.ContentRevision, "补充")).RuleAsync(), Is.EqualTo("review.sections-unopened"));
    }

    [TestCase(RuleSets.SectionsAreOpened - 1, RiskLevel.Critical, false)]
    [TestCase(RuleSets.SectionsAreOpened, RiskLevel.Critical, true)]
    [TestCase(RuleSets.SectionsAreOpened, RiskLevel.High, true)]
    [TestCase(RuleSets.SectionsAreOpened, RiskLevel.Medium, false)]
    public async Task ItIsAskedOfHighRisks_ThatBeganByTheRule(int ruleSet, RiskLevel level, bool asked)
    {
        var facts = await (await ToHighAsync()).FactsAsync();
        var raise = new LevelRaise(1, facts.Launch.Id, level, "x", 1, facts.Launch.CreatedAt);
        var other = facts with { Launch = facts.Launch with { RuleSet = ruleSet }, Items = [.. facts.Items.Where(i => i.Section is not Section.Risks)], LevelRaises = [raise] };
        Assert.That(LookRules.AsksForOpening(other), Is.EqualTo(asked));
    }

    [Test]
    public async Task WhatChangedSinceTheLastLook_IsShown_UntilSomethingElseChanges()
    {
        var story = await ToHighAsync();
        Assert.That(await KnownAsync(story, Scenario.It), Is.Empty, "whoever never looked is shown no difference");
        var (at, first) = (story.Clock.GetUtcNow(), (await story.FactsAsync()).Hashes[Section.Risks]);
        await LookAsync(story, Scenario.It);
        Assert.That(await KnownAsync(story, Scenario.It), Is.Empty);
        story.Clock.Set(at.AddHours(1));
        await TitleAsync(story, "第二个名字");

        Assert.That(await KnownAsync(story, Scenario.It), Is.EqualTo(new[] { KeyValuePair.Create(Section.Risks, new KnownSection(first, at, false)) }));
        await LookAsync(story, Scenario.It);
        Assert.That(await KnownAsync(story, Scenario.It), Is.EqualTo(new[] { KeyValuePair.Create(Section.Risks, new KnownSection(first, at, false)) }), "to load the page again takes nothing away");
        Assert.That(story.State.Content, Does.ContainKey(first));
        var (later, second) = (story.Clock.GetUtcNow(), (await story.FactsAsync()).Hashes[Section.Risks]);
        await TitleAsync(story, "第三个名字");
        Assert.That(await KnownAsync(story, Scenario.It), Is.EqualTo(new[] { KeyValuePair.Create(Section.Risks, new KnownSection(second, later, false)) }));
    }

    [Test]
    public async Task WithoutALook_TheOwnLastDecisionIsTheBasis_AndWhatItCoversHasNotChanged()
    {
        var story = await ToHighAsync();
        story.OpensBeforeDeciding = true;
        await story.ApproveAsync(Scenario.It, "review-it");
        var decision = (await story.FactsAsync()).Decisions[^1];
        await TitleAsync(story, "第二个名字");
        var facts = await story.FactsAsync();

        Assert.That(LookRules.Known(facts, story.IdOf(Scenario.It), [])[Section.Risks], Is.EqualTo(new KnownSection(decision.Covers[Section.Risks], decision.At, true)));
        Assert.That(await KnownAsync(story, Scenario.Network), Is.Empty);
        await LookAsync(story, Scenario.It, Everything);
        await story.ApproveAsync(Scenario.It, "review-it");
        Assert.That(await KnownAsync(story, Scenario.It), Is.Empty);
    }

    [Test]
    public async Task ALook_ChangesNothingOfTheLaunch_AndStandsInNoTrail()
    {
        var story = await ToHighAsync();
        var (launch, events) = (story.Launch, story.State.Audit.Count);
        Assert.That(LooksOf(story, Scenario.It), Is.Empty);
        await LookAsync(story, Scenario.It, Everything);
        Assert.That((story.Launch, story.State.Audit.Count), Is.EqualTo((launch, events)));
        Assert.That(LooksOf(story, Scenario.It).Select(l => l.Opened == l.Seen), Is.Not.Empty.And.All.True);
    }

    [Test]
    public async Task WhatIsWrongWithALook_IsNamed()
    {
        var story = await ToHighAsync();
        async Task<string> Rule(string person, NoteLook look) => (await story.RunAsync(person, look)).Violations.Single() is var v ? $"{v.Rule} {v.Field}" : "";
        Assert.That(await Rule("shen.yi", new(story.Number, story.Launch.ContentRevision)), Is.EqualTo("launch.unknown launch"));
        Assert.That(await Rule(Scenario.It, new(story.Number, story.Launch.ContentRevision - 1)), Does.StartWith("review.content-changed"));
        Assert.That(await Rule(Scenario.It, new(story.Number, story.Launch.ContentRevision, ["risk"])), Is.EqualTo("section.unknown opened"));
        Assert.That(await Rule(Scenario.It, new(story.Number, story.Launch.ContentRevision, [.. Enumerable.Repeat("risks", 51)])), Is.EqualTo("list.too-long opened"));
        Assert.That(LooksOf(story, Scenario.It), Is.Empty);
    }

    private static async Task<Scenario> ToHighAsync()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        Assert.That(RiskLevels.Of(await story.FactsAsync()), Is.GreaterThanOrEqualTo(RiskLevel.High));
        story.OpensBeforeDeciding = false;
        return story;
    }

    private static async Task TitleAsync(Scenario story, string title) => (await story.ChangeAsync(Scenario.Manager, "risks", "R1", "title", JsonValue.Create(title))).Required();

    private static Task<Outcome<LookNoted>> LookAsync(Scenario story, string person, params string[] opened) =>
        story.RunAsync(person, new NoteLook(story.Number, story.Launch.ContentRevision, opened));

    private static Task<Outcome<Decided>> ApproveAsync(Scenario story) => story.DecideAsync(Scenario.It, "review-it", approve: true);

    private static IReadOnlyList<SectionLook> LooksOf(Scenario story, string person) => [.. story.State.Looks.Values.Where(l => l.PersonId == story.IdOf(person))];

    private static async Task<IReadOnlyList<Section>> UnopenedAsync(Scenario story, string person)
    {
        var facts = await story.FactsAsync();
        return LookRules.Unopened(facts.Definition.Find("review-it"), facts, story.IdOf(person), LooksOf(story, person));
    }

    private static async Task<IReadOnlyDictionary<Section, KnownSection>> KnownAsync(Scenario story, string person) => LookRules.Known(await story.FactsAsync(), story.IdOf(person), LooksOf(story, person));
}
