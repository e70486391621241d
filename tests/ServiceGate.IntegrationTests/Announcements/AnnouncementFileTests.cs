using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Tests.Architecture;
using ServiceGate.Web.Features.Announcements;
using ServiceGate.Web.Features.Announcements.Reading;

namespace ServiceGate.IntegrationTests.Announcements;

/// <summary>Files are read row by row; the sample was counted by hand.</summary>
public sealed class AnnouncementFileTests
{
    internal static AnnouncementFile Sample() => AnnouncementFile.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", "network-cutovers", "cutovers.json")));

    internal static AnnouncementFile Input(string name, string? zone = null) =>
        AnnouncementFile.Read(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "ServiceGate.IntegrationTests", "Announcements", "Inputs", name)), zone is null ? null : LocalTimes.FindZone(zone));

    private const string Good = """{"provider": "p", "maintenanceId": "G", "account": "a", "status": "CONFIRMED", "start": "2026-12-20T18:00:00Z", "end": "2026-12-20T22:00:00Z", "circuits": [{"id": "c", "impact": "OUTAGE"}], "summary": "s"}""";

    [Test]
    public void Read_MakesRowsOfOneProviderAndNumberOneMaintenance()
    {
        var maintenances = Sample().Maintenances.ToList();

        Assert.That(maintenances, Has.Count.EqualTo(42));
        Assert.That(maintenances.Sum(m => m.Count), Is.EqualTo(56));
    }

    [Test]
    public void Read_WhenARowMakesNoSense_RefusesItByName()
    {
        var refused = Sample().Rows.Single(r => r.Fault is not null);

        Assert.That((refused.Number, refused.Name, refused.Fault!.Rule), Is.EqualTo((1, "gtt 6048019", "announcement.year")));
    }

    [TestCase("2015-10-12T07:59:59Z", ExpectedResult = 0)]
    [TestCase("2015-10-12T08:00:00Z", ExpectedResult = 1)]
    [TestCase("2015-10-19T07:59:59Z", ExpectedResult = 1)]
    [TestCase("2026-11-29T14:40:00Z", ExpectedResult = 581)]
    public int WeeksUntilAfter_AreAsFewAsLetTheEarliestBeginLater(string moment) =>
        Sample().WeeksUntilAfter(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

    [TestCase("[", "feed.not-json")]
    [TestCase("[{\"provider\": }]", "feed.not-json")]
    [TestCase("[]", "feed.empty")]
    [TestCase("  ", "feed.empty")]
    [TestCase("\u00ff\u00fe", "feed.not-json")]
    public void Read_WhenItIsNoFileOfAnnouncements_SaysWhy(string text, string rule) =>
        Assert.That(Assert.Throws<UnreadableFeedException>(() => AnnouncementFile.Read(text))!.Why.Rule, Is.EqualTo(rule));

    [Test]
    public void Read_WhenItIsNeitherUtf8NorUtf16_SaysSo() =>
        Assert.That(Assert.Throws<UnreadableFeedException>(() => AnnouncementFile.Read((byte[])[0x5B, 0xB8, 0xEE, 0x5D]))!.Why.Rule, Is.EqualTo("feed.encoding"));

    [TestCase(null, "", "announcement.no-offset", "announcement.ends-before-it-begins", TestName = "Without a zone")]
    [TestCase("Asia/Shanghai", "", "", "announcement.ends-before-it-begins", TestName = "With a zone")]
    public void Read_WhenATimeHasNoOffset_RefusesItsRowUnlessAZoneIsGiven(string? zone, params string[] faults)
    {
        var rows = Input("14-offsets.json", zone).Rows;

        Assert.That(rows.Select(r => r.Fault?.Rule ?? ""), Is.EqualTo(faults));
        Assert.That(rows.Where(r => r.Said is not null).Select(r => r.Said!.Start.UtcDateTime), Is.All.EqualTo(new DateTime(2026, 12, 19, 18, 0, 0, DateTimeKind.Utc)));
    }

    [TestCase("\"2026-12-20T18:00:00Z\"", "1797789600", "announcement.type", TestName = "Epoch seconds")]
    [TestCase("\"2026-12-20T18:00:00Z\"", "\"tomorrow\"", "announcement.not-a-time", TestName = "A word")]
    [TestCase("\"2026-12-20T18:00:00Z\"", "\"2026-12-20T25:00:00Z\"", "announcement.not-a-time", TestName = "An hour that no day has")]
    [TestCase("\"2026-12-20T18:00:00Z\"", "\"2026-12-20T18:00:00+19:00\"", "announcement.not-a-time", TestName = "An offset that no zone has")]
    [TestCase("\"maintenanceId\"", "\"maintenance_id\"", "announcement.unknown-field", TestName = "A field by another name")]
    [TestCase("\"summary\"", "\"status\"", "announcement.field-twice", TestName = "A field twice")]
    [TestCase("\"CONFIRMED\"", "\"PERHAPS\"", "announcement.unknown-status", TestName = "A status that nobody knows")]
    [TestCase("\"CONFIRMED\"", "null", "announcement.missing", TestName = "No status")]
    [TestCase("\"s\"", "\"\\ud83d\"", "announcement.characters", TestName = "Half a character")]
    [TestCase("\"s\"", "\"\\u0000\"", "announcement.characters", TestName = "A character that is none")]
    [TestCase("\"provider\"", "\"pro\\ud800vider\"", "announcement.characters", TestName = "Half a character in a name")]
    [TestCase("\"summary\"", "\"maintenance\\ud800id\"", "announcement.characters", TestName = "Half a character in a name that is like another form's")]
    [TestCase("\"G\"", "\"\"", "announcement.missing", TestName = "An empty number")]
    [TestCase("\"G\"", "7", "announcement.type", TestName = "A number that is no text")]
    [TestCase("[{\"id\": \"c\", \"impact\": \"OUTAGE\"}]", "[]", "announcement.no-circuits", TestName = "No circuits")]
    [TestCase("[{\"id\": \"c\", \"impact\": \"OUTAGE\"}]", "{}", "announcement.type", TestName = "Circuits that are no list")]
    [TestCase("[{\"id\": \"c\", \"impact\": \"OUTAGE\"}]", "[{\"impact\": \"OUTAGE\"}]", "announcement.missing", TestName = "A circuit without a name")]
    [TestCase("2026-12-20T22", "2027-01-30T22", "announcement.too-long", TestName = "Forty days")]
    [TestCase("2026-12-20T22:00", "2026-12-20T18:00", "announcement.too-short", TestName = "No time at all")]
    [TestCase(Good, "7", "announcement.not-a-row", TestName = "No object")]
    public void Read_WhenARowIsOdd_RefusesItAlone(string good, string odd, string rule)
    {
        var file = AnnouncementFile.Read($"[{Good}, {Good.Replace(good, odd, StringComparison.Ordinal)}, {Good}]");

        Assert.That(file.Rows.Select(r => r.Fault?.Rule), Is.EqualTo(new[] { null, rule, null }));
    }

    [TestCase("2026-12-20T18:00Z")]
    [TestCase("2026-12-20t18:00:00z")]
    [TestCase("2026-12-20 18:00:00.000000Z")]
    [TestCase("2026-12-21T02:00:00+08:00")]
    [TestCase("2026-12-21T02:00:00+0800")]
    [TestCase("2026-12-21T02:00:00+08")]
    [TestCase("2026-12-20T12:30:00-05:30")]
    public void Read_TakesTimesAsIso8601WritesThem(string text)
    {
        var row = AnnouncementFile.Read($"[{Good.Replace("2026-12-20T18:00:00Z", text, StringComparison.Ordinal)}]").Rows.Single();

        Assert.That((row.Fault, row.Said?.Start.UtcDateTime), Is.EqualTo(((object?)null, new DateTime(2026, 12, 20, 18, 0, 0, DateTimeKind.Utc))));
    }

    [TestCase("2026-03-29T02:30:00", "time.in-daylight-saving-gap")]
    [TestCase("2026-10-25T02:30:00", "time.ambiguous")]
    public void Read_WhenALocalTimeIsNoneOrTwo_RefusesItsRow(string text, string rule)
    {
        var json = $"[{Good.Replace("2026-12-20T18:00:00Z", text, StringComparison.Ordinal)}]";

        Assert.That(AnnouncementFile.Read(json, LocalTimes.FindZone("Europe/Berlin")).Rows.Single().Fault?.Rule, Is.EqualTo(rule));
    }

    [Test]
    public void Read_WhenImpactsAreWrittenOtherwise_KnowsThem_AndTakesWhatNobodyKnowsForAnOutage()
    {
        var row = AnnouncementFile.Read($"[{Good.Replace("[{\"id\": \"c\", \"impact\": \"OUTAGE\"}]",
            "[{\"id\": \"a\", \"impact\": \"no impact\"}, {\"id\": \"b\"}, {\"id\": \"c\", \"impact\": \"wobbly\"}]", StringComparison.Ordinal)}]").Rows.Single();

        Assert.That(row.Said!.Circuits.Select(c => c.Impact), Is.EqualTo(new[] { CircuitImpact.NoImpact, CircuitImpact.Outage, CircuitImpact.Outage }));
        Assert.That(row.Remarks.Select(r => r.Rule), Is.EqualTo(new[] { "announcement.unknown-impact" }));
    }

    [Test]
    public void Read_WhenThereAreTooManyRows_RefusesTheFile() =>
        Assert.That(Assert.Throws<UnreadableFeedException>(() => AnnouncementFile.Read($"[{Good}, {Good}, {Good}]", mostRows: 2))!.Why.Rule, Is.EqualTo("feed.too-many-rows"));
}
