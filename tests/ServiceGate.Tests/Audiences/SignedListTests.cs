using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Audiences;

/// <summary>What is signed of a list is whom it reaches and how.</summary>
public sealed class SignedListTests
{
    private static IReadOnlyList<Customer> WithOtherNumbers(int customers, int others) =>
        [.. Scenario.Customers(customers).Select((c, i) => i < others ? c with { Phone = $"137{i:D8}" } : c)];

    private static AudienceSummary Signed(Scenario story) =>
        (AudienceSummary)ItemContent.Stored(story.State.Items.Values.Single(i => i.LaunchId == story.Launch.Id && i.Section is Section.Audience));

    [Test]
    public async Task TheSameAccountsWithOtherNumbers_AreSignedAgain()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();

        await story.ImportAsync(Scenario.Operations, WithOtherNumbers(10, 10));

        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.ClosedAgain));
    }

    [Test]
    public async Task TheSameListUnderAnotherName_ChangesNothing()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var before = Signed(story);

        var adopted = await story.ImportAsync(Scenario.Operations, Scenario.Customers(10), "list2.csv");

        Assert.That(adopted.Value!.Revision, Is.EqualTo(1));
        Assert.That(Signed(story), Is.EqualTo(before));
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));
    }

    [Test]
    public async Task ADifferenceOfTwoPercent_IsNamedByTheSignaturesThatStand_AndMoreIsNot()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync(100);
        var hash = (await story.FactsAsync()).Hashes[Section.Audience];

        await story.ImportAsync(Scenario.Operations, [.. Scenario.Customers(101).Skip(1)]);

        Assert.That(Signed(story).Lineage, Is.EqualTo(new ListLineage(Signed(story).Lineage!.Of, 100, 1, 1, 0)));
        Assert.That((await story.FactsAsync()).Hashes[Section.Audience], Is.EqualTo(hash));
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));
        await story.ImportAsync(Scenario.Operations, [.. Scenario.Customers(102).Skip(1)]);
        Assert.That(Signed(story).Lineage, Is.Null, "the third of a hundred since it was signed");
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.ClosedAgain));
    }

    [Test]
    public async Task TheListBefore_IsTakenBack_AndItsSignaturesStandAgain()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        await story.ImportAsync(Scenario.Operations, Scenario.Customers(5));
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.ClosedAgain));

        var back = await story.DoAsync(Scenario.Operations, new TakeBackList(story.Number, story.Launch.AudienceId!.Value));

        Assert.That(back.Count, Is.EqualTo(10));
        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.Open));
        Assert.That(await story.RunAsync(Scenario.Operations, new TakeBackList(story.Number, story.Launch.AudienceId!.Value)).InFullAsync(), Does.Contain("audience.none-before"));
    }

    [Test]
    public async Task AnotherLaunchsImport_ThatChangesItsCustomers_IsOneEventOneMessageAndAsksTheSignersAgain()
    {
        var story = await (await Scenario.StartAsync()).ToReleaseAsync();
        var first = story.Number;
        await story.CreateAsync();
        await story.ImportAsync(Scenario.Operations, WithOtherNumbers(4, 3));
        story.Number = first;

        await story.TendAsync();

        Assert.That(story.Gate("notice-release"), Is.EqualTo(GateStatus.ClosedAgain));
        Assert.That(story.State.Audit[story.Launch.Id].Count(e => e.What == "audience.moved"), Is.EqualTo(1));
        Assert.That(story.State.Messages.Where(m => m.Message == "list-moved" && m.LaunchId == story.Launch.Id).Select(m => (m.To.Role, m.Arguments["customers"])),
            Is.EqualTo(new[] { (Role.ProductManager, "3"), (Role.Operations, "3") }));
        var revision = story.Launch.ContentRevision;
        await story.TendAsync();
        Assert.That(story.Launch.ContentRevision, Is.EqualTo(revision), "noted once");
    }

    [Test]
    public async Task OfALaunchThatBeganBefore_TheListStandsAsItWasSigned()
    {
        var story = await (await Scenario.StartAsync()).CreateAsync();
        story.Sessions.Restore(story.State with { Launches = story.State.Launches.SetItem(story.Launch.Id, story.Launch with { RuleSet = RuleSets.PromisesAreKept }) });

        await story.ImportAsync(Scenario.Operations, Scenario.Customers(10));

        Assert.That(Signed(story), Is.EqualTo(new AudienceSummary(10, "list-hash-10", "customers.csv")));
    }
}
