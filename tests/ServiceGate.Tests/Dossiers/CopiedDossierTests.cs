using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Dossiers;

/// <summary>A new launch's dossier may be drafted from an earlier one that its owner may read; nothing of it is content until it is saved.</summary>
public sealed class CopiedDossierTests
{
    private static readonly WindowInput Night = new("2026-12-22T00:00", "2026-12-22T06:00", "Asia/Shanghai");

    [Test]
    public async Task ALaunch_KeepsWhatItIsDraftedFrom_AndBeginsEmptyAllTheSame()
    {
        var story = await (await Scenario.StartAsync()).ToReviewAsync();
        var earlier = story.Number;

        var made = await story.RunAsync(Scenario.Manager, new CreateLaunch("it-cutover", "HZ", Scenario.Header(Night), CopyFrom: $" {earlier} "));

        var launch = story.State.Launches.Values.Single(l => l.Number == made.Required().Number);
        Assert.That(launch.CopiedFrom, Is.EqualTo(earlier));
        story.Number = launch.Number;
        Assert.That((await story.FactsAsync()).Items.Select(i => i.Section), Is.EqualTo(new[] { Section.Launch }));
        Assert.That(story.State.Audit[launch.Id].Select(a => a.What), Does.Contain("launch.copied"));
    }

    [TestCase(null, "it-cutover", "")]
    [TestCase("", "it-cutover", "")]
    [TestCase("HZ-2026-000001", "it-cutover", "")]
    [TestCase("HZ-2026-000001", "product", "copy.other-kind copyFrom")]
    [TestCase("HZ-2026-099999", "it-cutover", "copy.unknown copyFrom")]
    [TestCase("nonsense", "it-cutover", "copy.unknown copyFrom")]
    public async Task Copying_IsOfTheSameKind_AndOfALaunchThatIsThere(string? number, string kind, string broken)
    {
        var story = await Scenario.StartAsync(ShippedCatalogue.Newest);
        Assert.That((await story.RunAsync(Scenario.Manager, new CreateLaunch("it-cutover", "HZ", Scenario.Header(Night)))).IsDone);

        var answer = await story.RunAsync(Scenario.Manager, new CreateLaunch(kind, "HZ", Scenario.Header(Night), CopyFrom: number));

        Assert.That(string.Join(',', answer.Violations.Select(v => $"{v.Rule} {v.Field}")), Is.EqualTo(broken));
    }

    [Test]
    public async Task WhatProvedSomethingBefore_IsNotTakenOver()
    {
        var facts = await (await (await Scenario.StartAsync()).ToReviewAsync()).FactsAsync();

        var copied = facts.Items.Select(i => (i.Section, i.Key, Content: CopiedContent.Of(i, facts.Checklist))).Where(c => c.Content is not null).ToList();

        Assert.That(copied.Select(c => c.Section).Distinct().Order(), Is.EqualTo(CopiedContent.Sections.Where(facts.Checklist.AsksFor).Order()), "no header, trials, customers or notices");
        Assert.That(facts.Contents<ConcernAnswer>(Section.Concerns).Any(c => c.Content.Evidence is not null) && facts.Contents<ContingencyPlan>(Section.Contingency).Any(c => c.Content.Rehearsal is not null), "the earlier one has some");
        Assert.That(copied.Select(c => c.Content).OfType<ConcernAnswer>().Select(c => c.Evidence), Is.All.Null);
        Assert.That(copied.Select(c => c.Content).OfType<ContingencyPlan>().Select(c => c.Rehearsal), Is.All.Null);
        Assert.That(copied.Count(c => c.Section is Section.Risks), Is.EqualTo(facts.Contents<Risk>(Section.Risks).Count()));
    }

    [Test]
    public async Task WhatAPlanHadOfTheEarlierLaunchAlone_IsNotTakenOver()
    {
        var facts = await (await (await Scenario.StartAsync()).ToReviewAsync()).FactsAsync();
        var item = facts.Items.First(i => i.Section is Section.Contingency && ((ContingencyPlan)ItemContent.Stored(i)).Rollback is not null);
        var plan = (ContingencyPlan)ItemContent.Stored(item);
        var full = plan with { ValidUntil = "2026-12-31", Rollback = plan.Rollback! with { Grant = "授权单 1", Withdrawal = "期满回收" }, CustomerAction = new("手工恢复"), FeeReduction = new("减免3天", "12月", "计费部") };

        var copied = (ContingencyPlan)CopiedContent.Of(item with { Content = CoreJson.Canonical(full) }, facts.Checklist)!;

        Assert.That((copied.Rehearsal, copied.ValidUntil, copied.Rollback!.Grant), Is.EqualTo(((Rehearsal?)null, (string?)null, (string?)null)));
        Assert.That((copied.Rollback.Withdrawal, copied.CustomerAction, copied.FeeReduction), Is.EqualTo(("期满回收", full.CustomerAction, full.FeeReduction)));
    }

    [Test]
    public async Task AConcernOrAChannelThatTheNewOneIsNotAskedFor_IsNotTakenOver()
    {
        var facts = await (await (await Scenario.StartAsync()).ToReviewAsync()).FactsAsync();
        var none = facts.Checklist with { Concerns = [], Channels = [] };
        Assert.That(facts.Items.Where(i => CopiedContent.Of(i, none) is not null).Select(i => i.Section).Distinct().Order(), Is.EqualTo(new[] { Section.Risks, Section.Contingency }.Order()));
    }

    [Test]
    public void ARequestOfBefore_HasTheFingerprintOfBefore() =>
        Assert.That(CoreJson.Write(new CreateLaunch("it-cutover", "HZ", null)), Does.Not.Contain("copyFrom"));
}
