using System.Reflection;
using ServiceGate.Tests.Architecture;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Shell.Features;
using ServiceGate.Web.Views.Frame;

namespace ServiceGate.IntegrationTests.Architecture;

/// <summary>Nothing that is found by its class is written and not found, and no two want the same place.</summary>
public sealed class FoundTests
{
    private static readonly IReadOnlyList<string> Tabs = [.. Found.Of<LaunchPageBase>().Select(page => page.GetCustomAttribute<LaunchTabAttribute>()).OfType<LaunchTabAttribute>().Select(tab => tab.Part)];

    [Test]
    public void Features_AreThoseThatAreWritten() =>
        Assert.That(FeatureList.All.Select(feature => feature.GetType().Name), Is.EquivalentTo(Written(Repository.SourcesOf("ServiceGate.Web"), ": IFeature\n")));

    [Test]
    public void Cards_AreThoseThatAreWritten() => Assert.That(Found.Of<LaunchCard>().Select(card => card.Name), Is.EquivalentTo(Written(Repository.PagesOf("ServiceGate.Web"), "@inherits LaunchCard\n")));

    [Test]
    public void Parts_AreThoseThatAreWritten() => Assert.That(Found.Of<ItemPart>().Select(part => part.Name), Is.EquivalentTo(Written(Repository.PagesOf("ServiceGate.Web"), "@inherits ItemPart\n")));

    [Test]
    public void Features_HaveAPlaceEach() => Assert.That(FeatureList.All.Select(feature => feature.Order).Where(order => order != int.MaxValue), Is.Unique.And.Ordered);

    [Test]
    public void Cards_HaveAPlaceEach_OnAPageThereIs()
    {
        var shown = Found.Of<LaunchCard>().Select(card => (card.Name, On: card.GetCustomAttributes<ShownOnAttribute>().ToList())).ToList();

        Assert.That(shown.Where(card => card.On.Count == 0).Select(card => card.Name), Is.Empty, "shown nowhere");
        Assert.That(shown.SelectMany(card => card.On).Select(on => (on.Part, on.Order)), Is.Unique);
        Assert.That(shown.SelectMany(card => card.On).Select(on => on.Part).Except(Tabs), Is.Empty, "no such page");
    }

    // By the files, so that what the look through the assembly leaves out is seen.
    private static IEnumerable<string> Written(IEnumerable<string> files, string says) =>
        files.Where(file => File.ReadAllText(file).Contains(says, StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file));
}
