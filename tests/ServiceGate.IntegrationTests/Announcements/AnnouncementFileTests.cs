using ServiceGate.Web.Features.Announcements;

namespace ServiceGate.IntegrationTests.Announcements;

/// <summary>The real announcements of the sample, counted by hand.</summary>
public sealed class AnnouncementFileTests
{
    internal static AnnouncementFile Sample() =>
        AnnouncementFile.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "network-cutovers", "cutovers.json")), "cutovers.json");

    [Test]
    public void Read_MakesRowsOfOneProviderAndNumberOneMaintenance()
    {
        var file = Sample();

        Assert.That(file.Maintenances, Has.Count.EqualTo(42));
        Assert.That(file.Maintenances.Sum(m => m.Revisions.Count), Is.EqualTo(56));
        Assert.That(file.Maintenances.Where(m => m.Revisions.Count > 1).Select(m => $"{m.Provider} {m.Id}: {m.Revisions.Count}"), Is.EquivalentTo(new[]
        {
            "example.com WorkOrder-31415: 2", "telstra 987654321-1: 2", "colt CRQ1-12345678: 2", "seaborn 7777: 2", "verizon 987654321-1: 3", "zayo TTN-0004567890: 3",
            "gtt 60543210: 2", "zayo TTN-0005432100: 2", "zayo TTN-0001234567: 2", "crowncastle CM20231201000: 3", "PCCW Global INC0123456789AB: 2",
        }));
    }

    [Test]
    public void Read_WhenARowMakesNoSense_RefusesItByName()
    {
        var refused = Sample().Refused.Single();

        Assert.That($"{refused.Row} {refused.Announcement.Provider} {refused.Announcement.MaintenanceId}", Is.EqualTo("1 gtt 6048019"));
        Assert.That(refused.Reason, Does.Contain("1970"));
    }

    [Test]
    public void Read_WhenACancellationStandsFirst_PutsItLast()
    {
        var maintenance = Sample().Maintenances.Single(m => m.Provider == "example.com");

        Assert.That(maintenance.Revisions.Select(r => r.Status), Is.EqualTo(new[] { "CONFIRMED", "CANCELLED" }));
    }

    [TestCase("2015-10-12T07:59:59Z", ExpectedResult = 0)]
    [TestCase("2015-10-12T08:00:00Z", ExpectedResult = 1)]
    [TestCase("2015-10-19T07:59:59Z", ExpectedResult = 1)]
    [TestCase("2026-11-29T14:40:00Z", ExpectedResult = 581)]
    public int WeeksUntilAfter_AreAsFewAsLetTheEarliestBeginLater(string moment) =>
        Sample().WeeksUntilAfter(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

    [TestCase("{}")]
    [TestCase("[{\"provider\": \"x\"}]")]
    [TestCase("[")]
    public void Read_WhenItIsNoListOfAnnouncements_NamesTheFile(string json) =>
        Assert.That(() => AnnouncementFile.Read(json, "other.json"), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("other.json: "));
}
