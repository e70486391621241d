using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Core.Rules.Definitions;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Tests.Workflow;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Definitions;

/// <summary>What a start publishes by itself, and which files it refuses.</summary>
public sealed class FirstPublications
{
    private static readonly WorkflowDefinition Two = NextVersion.WithLegal();
    private static readonly IReadOnlyDictionary<string, int> Nothing = new Dictionary<string, int>();

    [Test]
    public async Task Start_WhenTheInstallationIsEmpty_PublishesTheNewest() => Assert.That(await PublishedAsync(Nothing), Is.EqualTo(new[] { "it-cutover v7" }));

    [Test]
    public async Task Start_WhenAVersionIsNamed_PublishesThat() =>
        Assert.That(await PublishedAsync(new Dictionary<string, int> { ["it-cutover"] = 1 }), Is.EqualTo(new[] { "it-cutover v1" }));

    [Test]
    public async Task Start_WhenLaunchesFollowAnEarlierVersion_PublishesTheVersionOfTheNewestLaunch()
    {
        var story = await Scenario.StartAsync();
        await story.DoAsync("wang.min", new CreateLaunch(
            "it-cutover", "HZ", new("Group 3", new("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai"), ["HZ"])));
        story.Sessions.Restore(story.State with { Publications = story.State.Publications.Clear() });

        Assert.That(await PublishedAsync(new Dictionary<string, int> { ["it-cutover"] = 2 }, story), Is.EqualTo(new[] { "it-cutover v1" }));
    }

    [Test]
    public async Task Start_WhenDoneBefore_ChangesNothing()
    {
        var story = await Scenario.StartAsync();

        Assert.That(await PublishedAsync(Nothing, story), Is.Empty);
        Assert.That(story.State.Publications.Values.Where(p => p.Definition == "it-cutover").Select(p => (p.Version, p.Status)), Is.EqualTo(new[] { (1, PublicationStatus.Published) }));
    }

    [Test]
    public void Files_WhenAPublishedOneWasChanged_AreRefusedByFileAndRule()
    {
        var broken = ShippedFiles.Broken([Shipped.ItCutover, Two], [Published(1, Shipped.ItCutover.Hash), Published(2, "jcs-sha256:other", PublicationStatus.Replaced)], []);

        Assert.That(broken.Select(b => (b.File, b.Rule)), Is.EqualTo(new[] { ("it-cutover.v2.json", "definition.published-is-immutable") }));
    }

    [TestCase(PublicationStatus.Proposed)]
    [TestCase(PublicationStatus.Withdrawn)]
    public void Files_WhenNeverPublished_MayChangeAndGo(PublicationStatus status)
    {
        Assert.That(ShippedFiles.Broken([Shipped.ItCutover, Two], [Published(2, "jcs-sha256:other", status)], []), Is.Empty);
        Assert.That(ShippedFiles.Broken([Shipped.ItCutover], [Published(2, Two.Hash, status)], []), Is.Empty);
    }

    [Test]
    public void Files_WhenOneIsMissingThatWasPublishedOrIsFollowed_AreRefused()
    {
        var broken = ShippedFiles.Broken([Shipped.ItCutover], [Published(2, Two.Hash)], [new("it-cutover", 2, 4, 9), new("product", 1, 1, 8)]);

        Assert.That(broken.Select(b => (b.File, b.Rule)), Is.EqualTo(new[] { ("it-cutover v2", "definition.published-is-kept"), ("product v1", "definition.published-is-kept") }));
    }

    [Test]
    public void Hash_IsThatOfTheContentAndNotOfItsLayout()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "it-cutover.v1.json"));
        string HashOf(string json) => LaunchDefinitions.Read(json, "x").Definition!.Hash;

        Assert.That(HashOf(text.ReplaceLineEndings("\r\n") + "\n\n"), Is.EqualTo(HashOf(text)));
        Assert.That(HashOf(text.Replace("Customers and notices", "Customers, notices", StringComparison.Ordinal)), Is.Not.EqualTo(HashOf(text)));
        Assert.That(HashOf(text), Does.Match("^jcs-sha256:[0-9a-f]{64}$"));
    }

    private static DefinitionPublication Published(int version, string hash, PublicationStatus status = PublicationStatus.Published) =>
        new(version, "it-cutover", version, hash, status, null, 0, DateTimeOffset.UnixEpoch);

    private static async Task<IEnumerable<string>> PublishedAsync(IReadOnlyDictionary<string, int> named, Scenario? story = null)
    {
        story ??= await EmptyAsync();
        var runner = new CommandRunner(story.Sessions, new WiderCatalogue(Two), story.Clock, story.Signal, FlowRuntime.Embedded);
        return (await runner.RunAsync(new PublishShipped(named), 0, "start")).Required().Versions.Where(v => v.StartsWith("it-cutover v", StringComparison.Ordinal));
    }

    private static async Task<Scenario> EmptyAsync()
    {
        var story = await Scenario.StartAsync();
        story.Sessions.Restore(story.State with { Publications = story.State.Publications.Clear() });
        return story;
    }
}
