using ServiceGate.Core.Foundation.Time;
using ServiceGate.Web.Features.Announcements;
using ServiceGate.Web.Features.Announcements.Reading;

namespace ServiceGate.IntegrationTests.Announcements;

/// <summary>Calendars at the bounds of the times that there are, and such as would keep a program busy: what is odd is refused, and nothing else suffers from it.</summary>
public sealed class CalendarBoundsTests
{
    private const string Own = "DTSTART;TZID=Own:20261221T020000";

    [TestCase("DTSTART:99991231T235900Z", "DURATION:PT1H", "announcement.year")]
    [TestCase("DTSTART:99991225T235900Z", "DURATION:P300D", "announcement.year")]
    [TestCase("DTSTART;VALUE=DATE:99991231", null, "announcement.year")]
    [TestCase("DTSTART;VALUE=DATE:00010101", null, "announcement.year")]
    [TestCase("DTSTART;TZID=Asia/Shanghai:00010101T000000", "DURATION:PT1H", "announcement.year")]
    [TestCase("DTSTART;TZID=Own:00010101T000000", "DURATION:PT1H", "announcement.year")]
    [TestCase("DTSTART;TZID=Own:99991231T235900", "DURATION:PT1H", "announcement.year")]
    [TestCase("DTSTART:21991231T235900Z", "DURATION:PT1H", "announcement.end-year")]
    [TestCase("DTSTART:20261220T180000Z", "DTEND;TZID=Own:99991231T235900", "announcement.end-year")]
    [TestCase("DTSTART:20261220T180000Z", "DTEND:99991231T235900Z", "announcement.end-year")]
    [TestCase("DTSTART:20261220T180000Z", "DURATION:PT2147483647H", "announcement.too-long")]
    public void Times_OfOtherCenturies_AreTheirRowsFault(string start, string? end, string rule)
    {
        var file = AnnouncementFile.Read(Calendar(Zone("Own", "+0800"), Event(start, end), Event(Own)), LocalTimes.FindZone("Asia/Shanghai"));

        Assert.That(file.Rows.Select(r => r.Fault?.Rule), Is.EqualTo(new[] { rule, null }));
    }

    [TestCase("+080543", ExpectedResult = "2026-12-20 17:54:17")]
    [TestCase("+0800", ExpectedResult = "2026-12-20 18:00:00")]
    [TestCase("+1400", ExpectedResult = "2026-12-20 12:00:00")]
    [TestCase("+1500", ExpectedResult = "announcement.zone-definition")]
    [TestCase("-1500", ExpectedResult = "announcement.zone-definition")]
    public string Offsets_AreTakenToTheSecond_UpToFourteenHours(string offset) => Said(Zone("Own", offset));

    [Test]
    public void Rules_ThatBeginInTheYearOne_AreFollowed() => Assert.That(Said(Zone("Own", "+0800").Replace("19700101", "00010101", StringComparison.Ordinal)), Is.EqualTo("2026-12-20 18:00:00"));

    [TestCase(64, ExpectedResult = "2026-12-20 18:00:00")]
    [TestCase(65, ExpectedResult = "announcement.zone-definition")]
    public string AZone_HasSoManyParts(int parts) => Said(Zone("Own", "+0800", parts));

    [TestCase("FREQ=YEARLY;BYHOUR=0,1,2;BYMINUTE=0,1,2;BYSECOND=0,1,2")]
    [TestCase("FREQ=DAILY")]
    public void AZone_DoesNotChangeWithinADay(string rule) =>
        Assert.That(Said(Zone("Own", "+0800").Replace("FREQ=YEARLY;BYMONTH=1;BYDAY=1SU", rule, StringComparison.Ordinal)), Is.EqualTo("2026-12-20 18:00:00"), "what held before");

    [Test, MaxTime(60_000)]
    public void AZone_IsFollowedOnce_HoweverManyEventsNameIt()
    {
        var zone = Zone("Own", "+0800", 50).Replace("19700101", "00010101", StringComparison.Ordinal);

        var file = AnnouncementFile.Read(Calendar(zone, [.. Enumerable.Repeat(Event(Own), 200)]));

        Assert.That(file.Rows.Select(r => r.Fault?.Rule), Is.All.EqualTo("announcement.zone-definition"));
    }

    [Test]
    public void AFile_DefinesSoManyZones_EachCountedOnce()
    {
        var hundred = Enumerable.Range(1, 100).Select(i => Zone($"Z{i}", "+0800")).ToList();

        Assert.That(AnnouncementFile.Read(Calendar(string.Concat(hundred.Concat(hundred)), Event("DTSTART;TZID=Z100:20261221T020000"))).Rows.Single().Fault, Is.Null);
        Assert.That(Assert.Throws<UnreadableFeedException>(() => AnnouncementFile.Read(Calendar(string.Concat(hundred) + Zone("Z101", "+0800"), Event(Own))))!.Why.Rule, Is.EqualTo("feed.too-many-zones"));
    }

    /// <summary>One of fifty parts, each from the year 1 on, is followed for a while and then refused. What that takes counts for the file, so that a few of them do not harm others and many do not go on.</summary>
    [TestCase(2, ExpectedResult = null)]
    [TestCase(3, ExpectedResult = "announcement.zone-definition")]
    public string? ZonesThatAreRefused_CountForTheFile(int refused)
    {
        string[] names = [.. Enumerable.Range(1, refused).Select(i => $"Odd{i}")];
        var zones = string.Concat(names.Select(name => Zone(name, "+0800", 50).Replace("19700101", "00010101", StringComparison.Ordinal))) + Zone("Own", "+0800");

        var rows = AnnouncementFile.Read(Calendar(zones, [.. names.Select(name => Event(Own.Replace("Own", name, StringComparison.Ordinal))), Event(Own)])).Rows;

        Assert.That(rows.SkipLast(1).Select(r => r.Fault?.Rule), Is.All.EqualTo("announcement.zone-definition"));
        return rows[^1].Fault?.Rule;
    }

    private static string Said(string zone)
    {
        var row = AnnouncementFile.Read(Calendar(zone, Event(Own))).Rows.Single();
        return row.Said?.Start.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) ?? row.Fault!.Rule;
    }

    private static string Zone(string name, string offset, int parts = 1) => $"BEGIN:VTIMEZONE\r\nTZID:{name}\r\n" + string.Concat(Enumerable.Repeat(
        $"BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:{offset}\r\nTZOFFSETTO:{offset}\r\nRRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=1SU\r\nEND:STANDARD\r\n", parts)) + "END:VTIMEZONE\r\n";

    private static string Event(string start, string? end = "DURATION:PT4H") => string.Join("\r\n",
        new[] { "UID:1@carrier.example", "DTSTAMP:20261120T020000Z", "SEQUENCE:1", "SUMMARY:Line work", start, end, "X-MAINTNOTE-PROVIDER:carrier.example", "X-MAINTNOTE-ACCOUNT:ACC", "X-MAINTNOTE-MAINTENANCE-ID:C-1", "X-MAINTNOTE-OBJECT-ID:CKT-1", "X-MAINTNOTE-STATUS:confirmed" }.Where(line => line is not null));

    private static string Calendar(string zones, params string[] events) =>
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n{zones}{string.Concat(events.Select(e => $"BEGIN:VEVENT\r\n{e}\r\nEND:VEVENT\r\n"))}END:VCALENDAR\r\n";
}
