using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Features.Launches.List;

namespace ServiceGate.IntegrationTests.Exports;

/// <summary>What the page and the export show of a launch in the list, the API tells too, under the same name, and the other way round.</summary>
public sealed class LaunchColumnsTests
{
    [Test]
    public void Columns_HaveTheNamesOfTheMembersOfTheApi() => Assert.That(
        LaunchColumns.All.Select(c => c.Name),
        Is.EquivalentTo(CoreJson.Options.GetTypeInfo(typeof(LaunchRowDocument)).Properties.Select(p => p.Name)));

    [Test]
    public void Places_OnThePage_AreTakenOnce() => Assert.That(LaunchColumns.All.Select(c => c.Page).OfType<object>().Count(), Is.GreaterThan(0).And.EqualTo(
        LaunchColumns.All.Select(c => c.Page?.Place).OfType<int>().Distinct().Count()));

    [Test]
    public void Headings_OfTheExport_AreThoseOfBefore() => Assert.That(
        string.Join(',', LaunchColumns.All.SelectMany(c => c.Csv).Select(c => c.Heading)),
        Does.StartWith("number,title,kind,variant,status,unit,window_start,window_end,time_zone,owner,customers,told,gates_open"));
}
