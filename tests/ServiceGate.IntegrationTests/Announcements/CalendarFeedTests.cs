using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.IntegrationTests.Audiences;
using ServiceGate.Tests.Architecture;
using ServiceGate.Web.Features.Announcements;
using ServiceGate.Web.Features.Announcements.Reading;

namespace ServiceGate.IntegrationTests.Announcements;

/// <summary>Calendars with the properties of maintnote, as carriers write them.</summary>
public sealed class CalendarFeedTests
{
    private static readonly string Event = string.Join("\r\n",
        "UID:1@carrier.example", "DTSTAMP:20261120T020000Z", "SEQUENCE:1", "SUMMARY:Line work\\, first night", "DTSTART:20261220T180000Z", "DTEND:20261220T220000Z",
        "X-MAINTNOTE-PROVIDER:carrier.example", "X-MAINTNOTE-ACCOUNT:ACC\\,1", "X-MAINTNOTE-MAINTENANCE-ID:C-1", "X-MAINTNOTE-IMPACT:DEGRADED",
        "X-MAINTNOTE-OBJECT-ID:CKT-1", "X-MAINTNOTE-OBJECT-ID;X-MAINTNOTE-OBJECT-IMPACT=NO-IMPACT:CKT-2", "X-MAINTNOTE-STATUS:confirmed");

    private static string Calendar(params string[] events) => Calendar("", events);

    private static string Calendar(string before, string[] events) =>
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n{before}{string.Concat(events.Select(e => $"BEGIN:VEVENT\r\n{e}\r\nEND:VEVENT\r\n"))}END:VCALENDAR\r\n";

    private static ReadAnnouncement Row(string text, string? zone = null) => AnnouncementFile.Read(text, zone is null ? null : LocalTimes.FindZone(zone)).Rows.Single();

    private static string With(string property, string line) =>
        string.Join("\r\n", Event.Split("\r\n").Select(l => l.Split(':', ';')[0] == property ? line : l).Where(l => l.Length > 0));

    [Test]
    public void Event_SaysEverythingThatMaintnoteHas()
    {
        var row = Row(Calendar(Event));

        Assert.That((row.Fault, row.Remarks.Count), Is.EqualTo(((object?)null, 0)));
        var said = row.Said!;
        Assert.That((said.Provider, said.MaintenanceId, said.Account, said.Status, said.Summary), Is.EqualTo(("carrier.example", "C-1", "ACC,1", AnnouncementStatus.Confirmed, "Line work, first night")));
        Assert.That(Times(said), Is.EqualTo("2026-12-20 18:00 to 2026-12-20 22:00"));
        Assert.That((said.Announced, said.Uid, said.Sequence), Is.EqualTo((new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero), "1@carrier.example", 1L)));
        Assert.That(said.Circuits.Select(c => $"{c.Id} {c.Impact.Code()}"), Is.EqualTo(new[] { "CKT-1 DEGRADED", "CKT-2 NO-IMPACT" }));
    }

    [TestCase("DTEND", "DURATION:PT4H", ExpectedResult = "2026-12-20 18:00 to 2026-12-20 22:00")]
    [TestCase("DTEND", "DURATION:P1DT4H", ExpectedResult = "2026-12-20 18:00 to 2026-12-21 22:00")]
    [TestCase("DTEND", "DURATION:P1W", ExpectedResult = "2026-12-20 18:00 to 2026-12-27 18:00")]
    [TestCase("DTEND", "DTEND;TZID=Asia/Shanghai:20261221T060000", ExpectedResult = "2026-12-20 18:00 to 2026-12-20 22:00")]
    [TestCase("DTEND", "DTEND;TZID=China Standard Time:20261221T060000", ExpectedResult = "2026-12-20 18:00 to 2026-12-20 22:00")]
    [TestCase("DTEND", "dtend;tzid=Asia/Shanghai:20261221T060000", ExpectedResult = "2026-12-20 18:00 to 2026-12-20 22:00")]
    [TestCase("DTEND", "DTEND:20261220T215960Z", ExpectedResult = "2026-12-20 18:00 to 2026-12-20 21:59")]
    [TestCase("DTEND", "DTEND;TZID=\"America/New_York\":20261220T170000", ExpectedResult = "2026-12-20 18:00 to 2026-12-20 22:00")]
    public string Event_EndsByItsEndOrItsDuration(string property, string line) => Times(Row(Calendar(With(property, line))).Said!);

    [Test]
    public void WholeDays_AreThoseOfTheZoneThatIsGiven()
    {
        var days = With("DTSTART", "DTSTART;VALUE=DATE:20261220").Replace("DTEND:20261220T220000Z", "DTEND;VALUE=DATE:20261222", StringComparison.Ordinal);
        var day = days.Replace("\r\nDTEND;VALUE=DATE:20261222", "", StringComparison.Ordinal);

        Assert.That(Times(Row(Calendar(days), "Asia/Shanghai").Said!), Is.EqualTo("2026-12-19 16:00 to 2026-12-21 16:00"));
        Assert.That(Times(Row(Calendar(day), "Asia/Shanghai").Said!), Is.EqualTo("2026-12-19 16:00 to 2026-12-20 16:00"));
        Assert.That(Times(Row(Calendar("X-WR-TIMEZONE:Asia/Shanghai\r\n", [day])).Said!), Is.EqualTo("2026-12-19 16:00 to 2026-12-20 16:00"));
        Assert.That(Row(Calendar(day)).Fault?.Rule, Is.EqualTo("announcement.no-offset"));
    }

    // A name that begins with a known one, and rules of its own: eight hours ahead in winter, nine in summer.
    private const string OwnZone =
        "BEGIN:VTIMEZONE\r\nTZID:Europe/London night desk\r\nBEGIN:STANDARD\r\nDTSTART:19701025T020000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0800\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
        + "BEGIN:DAYLIGHT\r\nDTSTART:19700329T010000\r\nTZOFFSETFROM:+0800\r\nTZOFFSETTO:+0900\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";

    [TestCase("20261221T020000", ExpectedResult = "2026-12-20 18:00")]
    [TestCase("20270621T020000", ExpectedResult = "2027-06-20 17:00")]
    [TestCase("20270328T005959", ExpectedResult = "2027-03-27 16:59")]
    [TestCase("20270328T010000", ExpectedResult = "2027-03-27 16:00")]
    [TestCase("19690101T000000", ExpectedResult = null)]
    public string? Zones_AreThoseThatTheFileDefines(string local)
    {
        var lines = With("DTSTART", $"DTSTART;TZID=Europe/London night desk:{local}").Replace("DTEND:20261220T220000Z", "DURATION:PT4H", StringComparison.Ordinal);
        return Row(Calendar(OwnZone, [lines])).Said is { } said ? Times(said)[..16] : null;
    }

    [TestCase("DTSTART", "DTSTART;TZID=Europe/London night desk:20261220T180000", "announcement.unknown-zone", TestName = "A zone that is near to a known one")]
    [TestCase("DTSTART", "DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Shanghai:20261220T180000", "announcement.unknown-zone", TestName = "A zone that holds the name of a known one")]
    [TestCase("DTSTART", "DTSTART:20261220T180000", "announcement.no-offset", TestName = "A floating time")]
    [TestCase("DTSTART", "DTSTART:2026-12-20T18:00:00Z", "announcement.not-a-time", TestName = "A time of another form")]
    [TestCase("DTSTART", "DTSTART:20261320T180000Z", "announcement.not-an-event", TestName = "A month that no year has")]
    [TestCase("DTSTART", "", "announcement.missing", TestName = "No start")]
    [TestCase("DTEND", "", "announcement.missing", TestName = "No end")]
    [TestCase("DTEND", "DURATION:-PT4H", "announcement.ends-before-it-begins", TestName = "A negative duration")]
    [TestCase("DTEND", "DURATION:P900D", "announcement.too-long", TestName = "Nine hundred days")]
    [TestCase("DTEND", "DTEND:20261220T170000Z", "announcement.ends-before-it-begins", TestName = "An end before the start")]
    [TestCase("SEQUENCE", "this is no property", "announcement.not-an-event", TestName = "A line that is no property")]
    [TestCase("SUMMARY", "RRULE:FREQ=WEEKLY;COUNT=3", "announcement.recurring", TestName = "An event that recurs")]
    [TestCase("SUMMARY", "RDATE;TZID=Europe/London:20261203T230000,20261204T230000", "announcement.recurring", TestName = "An event with further nights")]
    [TestCase("SUMMARY", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261203T230000Z", "announcement.recurring", TestName = "A night of another event")]
    [TestCase("X-MAINTNOTE-PROVIDER", "", "announcement.missing", TestName = "No provider")]
    [TestCase("X-MAINTNOTE-MAINTENANCE-ID", "X-MAINTNOTE-MAINTENANCE-ID:", "announcement.missing", TestName = "An empty number")]
    [TestCase("X-MAINTNOTE-STATUS", "X-MAINTNOTE-STATUS:PERHAPS", "announcement.unknown-status", TestName = "A status that nobody knows, in a calendar")]
    [TestCase("X-MAINTNOTE-OBJECT-ID", "", "announcement.no-circuits", TestName = "No objects")]
    public void AnOddEvent_SpoilsItselfOnly(string property, string line, string rule)
    {
        var rows = AnnouncementFile.Read(Calendar(Event, With(property, line), Event)).Rows;

        Assert.That(rows.Select(r => r.Fault?.Rule), Is.EqualTo(new[] { null, rule, null }));
        Assert.That(rows[1].Name, Does.StartWith(property == "X-MAINTNOTE-PROVIDER" ? "? C-1" : "carrier.example"));
    }

    [Test]
    public void Status_IsThatOfMaintnote_ElseOfTheEvent_ElseOfTheFile()
    {
        Assert.That(Row(Calendar(With("X-MAINTNOTE-STATUS", "STATUS:CANCELLED"))).Said!.Status, Is.EqualTo(AnnouncementStatus.Cancelled));
        Assert.That(Row(Calendar("METHOD:CANCEL\r\n", [With("X-MAINTNOTE-STATUS", "")])).Said!.Status, Is.EqualTo(AnnouncementStatus.Cancelled));
        var none = Row(Calendar(With("X-MAINTNOTE-STATUS", "")));
        Assert.That((none.Said!.Status, none.Remarks.Single().Rule), Is.EqualTo((AnnouncementStatus.Confirmed, "announcement.no-status")));
    }

    [Test]
    public void Lines_AreReadHoweverTheyEndAndAreFolded()
    {
        var folded = Calendar(Event).Replace("SUMMARY:Line work", "SUMMARY:Line\r\n  wo\r\n\trk", StringComparison.Ordinal);

        foreach (var text in new[] { folded, folded.Replace("\r\n", "\n", StringComparison.Ordinal), "\uFEFF" + folded.Replace("BEGIN:VCALENDAR", "begin:vcalendar", StringComparison.Ordinal) })
            Assert.That(AnnouncementFile.Read(System.Text.Encoding.UTF8.GetBytes(text)).Rows.Single().Said!.Summary, Is.EqualTo("Line work, first night"));
    }

    /// <summary>Programs that count octets fold between two of a character, with each end of line and each blank that there is.</summary>
    [Test]
    public void Lines_FoldedWithinACharacter_AreReadWhole([Values("\r\n ", "\n\t", "\r ")] string fold, [Values(1, 2)] int octets, [Values] bool marked)
    {
        var parts = Calendar(Event).Split("SUMMARY:Line work");
        byte[] place = System.Text.Encoding.UTF8.GetBytes("杭");
        byte[] file =
        [
            .. System.Text.Encoding.UTF8.GetBytes((marked ? "\uFEFF" : "") + parts[0] + "SUMMARY:Line work in "), .. place[..octets], .. System.Text.Encoding.UTF8.GetBytes(fold), .. place[octets..],
            .. System.Text.Encoding.UTF8.GetBytes("州" + parts[1]),
        ];

        Assert.That(AnnouncementFile.Read(file).Rows.Single().Said!.Summary, Is.EqualTo("Line work in 杭州, first night"));
    }

    [Test]
    public void Octets_ThatAreNoText_AreRefusedWithTheirFile()
    {
        var file = System.Text.Encoding.Latin1.GetBytes(Calendar(Event).Replace("Line work", "Line \u00BA\u00BC work", StringComparison.Ordinal));

        Assert.That(Assert.Throws<UnreadableFeedException>(() => AnnouncementFile.Read(file))!.Why.Rule, Is.EqualTo("feed.encoding"));
    }

    [Test]
    public async Task Revisions_FollowTheirSequence_WhateverTheirStampsAndPlaces()
    {
        await using var stand = await ImportStand.OpenAsync();
        var second = Event.Replace("SEQUENCE:1", "SEQUENCE:2", StringComparison.Ordinal).Replace("confirmed", "Rescheduled", StringComparison.Ordinal).Replace("202612", "202701", StringComparison.Ordinal);

        var taken = await RunAsync(stand, AnnouncementFile.Read(Calendar(second, Event)));
        var late = await RunAsync(stand, AnnouncementFile.Read(Calendar(Event)));

        Assert.That(taken.Windows.Single().Window.Start.UtcDateTime, Is.EqualTo(new DateTime(2027, 1, 20, 18, 0, 0, DateTimeKind.Utc)));
        Assert.That((late.HasChanged, late.Rows.Single().Verdict), Is.EqualTo((false, RowVerdict.Older)));
    }

    [Test]
    public async Task Samples_AreTakenOver()
    {
        await using var stand = await ImportStand.OpenAsync();

        var nights = await RunAsync(stand, Sample("alternate-night.ics"));
        var moved = await RunAsync(stand, Sample("moved-and-called-off.ics"));

        Assert.That(nights.Windows.Select(w => $"{w.Window.Change.Code()} {Times(w.Window)}"), Is.EqualTo(new[]
        {
            "created 2026-12-22 16:00 to 2026-12-22 21:00", "created 2026-12-23 16:00 to 2026-12-23 21:00",
        }));
        Assert.That(moved.Windows.Select(w => $"{w.Name} {w.Window.Change.Code()} {Times(w.Window)}"), Is.EqualTo(new[]
        {
            "backbone.example BB-77 created 2026-12-30 17:00 to 2026-12-30 21:00", "backbone.example BB-78 called-off 2026-12-29 17:00 to 2026-12-29 18:00",
        }));
        Assert.That(nights.Rows.Concat(moved.Rows).Select(r => r.Verdict), Has.None.EqualTo(RowVerdict.Refused));
        Assert.That((await RunAsync(stand, Sample("moved-and-called-off.ics"))).HasChanged, Is.False);
    }

    private static AnnouncementFile Sample(string name) => AnnouncementFile.Read(File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "network-cutovers", name)));

    private static async Task<TakeoverReport> RunAsync(ImportStand stand, AnnouncementFile file) =>
        (await new AnnouncementTakeover(stand.Runner).RunAsync(new(file), new("HZ", null), ImportStand.ManagerId, Guid.NewGuid().ToString())).Required();

    private static string Times(Announcement said) => Times(said.Start, said.End);

    private static string Times(WindowOutcome window) => Times(window.Start, window.End);

    private static string Times(DateTimeOffset start, DateTimeOffset end) => $"{start.UtcDateTime:yyyy-MM-dd HH:mm} to {end.UtcDateTime:yyyy-MM-dd HH:mm}";
}
