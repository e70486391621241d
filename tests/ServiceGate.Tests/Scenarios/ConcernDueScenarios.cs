using System.Text.Json;
using ServiceGate.Core.Commands.Concerns;
using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Rules.Concerns;

namespace ServiceGate.Tests.Scenarios;

/// <summary>What the newest checklists say of their concerns: by when they are answered, what the law asks, what went wrong elsewhere, when a question is looked at again.</summary>
public sealed class ConcernDueScenarios
{
    [Test]
    public async Task UnansweredConcerns_AreTheOwnersWork_SevenDaysBeforeTheGoAhead_OnceForAll()
    {
        var story = await (await Scenario.StartAsync(ShippedCatalogue.Newest)).CreateAsync();
        // The window begins on 28 November at 00:00, the go-ahead is given four hours before, seven days before that concerns are due.
        await story.At("2026-11-20T19:59").TendAsync();
        Assert.That(Overdue(story), Is.Empty);
        Assert.That(story.Launch.LateAt, Is.EqualTo(Scenario.Shanghai("2026-11-20T20:00")), "it is looked at by itself");

        await story.At("2026-11-20T20:00").TendAsync();

        Assert.That(Overdue(story).Select(w => (w.Who.PersonId, w.DueAt)), Is.EqualTo(new[] { ((long?)story.IdOf(Scenario.Manager), (DateTimeOffset?)Scenario.Shanghai("2026-11-20T20:00")) }));
        await story.At("2026-11-24T20:00").TendAsync();
        Assert.That(Overdue(story), Has.Count.EqualTo(1));

        await story.FillAsync();
        Assert.That(Overdue(story), Is.Empty);
    }

    [Test]
    public async Task ALaunchOfBefore_HasNoDueTimes()
    {
        var story = await (await Scenario.StartAsync(ShippedCatalogue.Newest)).CreateAsync();
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.CriteriaCount }) });
        await story.At("2026-11-24T20:00").TendAsync();
        Assert.That(Overdue(story), Is.Empty);
    }

    [Test]
    public async Task WhatTheLawAsks_IsNotWaived()
    {
        var story = await (await Scenario.StartAsync(ShippedCatalogue.Newest)).CreateAsync();
        (await story.SaveAsync(Scenario.Manager, "concerns", "C4", JsonSerializer.SerializeToElement(new { verdict = "not-met", note = "来不及" }))).Required();

        Assert.That(await story.RunAsync(Scenario.Manager, new AskWaiver(story.Number, "C4", "来不及", "2026-12-31")).RuleAsync(), Is.EqualTo("waiver.owed-by-law"));
    }

    [Test]
    public void Newest_SayWhenEachIsDueAndLookedAtAgain_AndTellNineteenTalesInBothLanguages()
    {
        var concerns = Newest().SelectMany(c => c.Concerns.Select(concern => (c.Kind, concern))).DistinctBy(c => (c.Kind, c.concern.Id)).Select(c => c.concern).ToList();

        Assert.That(concerns.Where(c => c.Due is null || c.ReviewBy != new DateOnly(2027, 12, 31)), Is.Empty);
        var tales = concerns.Select(c => c.Tale).OfType<CautionaryTale>().ToList();
        Assert.That(tales, Has.Count.EqualTo(19));
        foreach (var tale in tales)
            Assert.That(new[] { tale.Text.Zh, tale.Text.En, tale.Source.Zh, tale.Source.En }.Any(string.IsNullOrWhiteSpace) || tale.Year is < 2000 or > 2026, Is.False, tale.Text.En);
        Assert.That(concerns.Where(c => c.OwedByLaw).Select(c => c.Id), Is.EqualTo(new[] { "C4", "P16", "C4", "O1", "C4", "N6", "C4", "B1" }));
    }

    [Test]
    public void AQuestion_IsOutdatedTheDayAfterItsDay()
    {
        var checklist = Newest().First();
        Assert.That(OutdatedConcerns.Of(checklist, new(2027, 12, 31)), Is.Empty);
        Assert.That(OutdatedConcerns.Of(checklist, new(2028, 1, 1)), Has.Count.EqualTo(checklist.Concerns.Count));
    }

    private static IEnumerable<Checklist> Newest() =>
        from kind in new[] { LaunchKind.Product, LaunchKind.Offer, LaunchKind.NetworkCutover, LaunchKind.ItCutover, LaunchKind.BatchOutreach }
        from variant in kind is LaunchKind.Product or LaunchKind.Offer ? new[] { LaunchVariant.Launch, LaunchVariant.Withdrawal } : [LaunchVariant.Launch]
        select ShippedCatalogue.Newest.Checklist(kind, variant);

    private static List<WorkItem> Overdue(Scenario story) => [.. story.State.Work.Where(w => w.LaunchId == story.Launch.Id && w.Kind is WorkKind.AnswerConcerns)];
}
