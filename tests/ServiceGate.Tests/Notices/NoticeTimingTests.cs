using System.Globalization;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Times;
using ServiceGate.Tests.Scenarios;

namespace ServiceGate.Tests.Notices;

/// <summary>When steps go out. Times are Shanghai's; the window is 28 November 2026, midnight to 6:00, unless said otherwise.</summary>
public sealed class NoticeTimingTests
{
    private static readonly LaunchWindow Night = Window("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai");

    [TestCase(4320, "16:00", "20:00", 1440, "2026-11-24T16:00", "2026-11-27T00:00", TestName = "72 h before, by the sample")]
    [TestCase(4320, "16:00", "20:00", null, "2026-11-24T16:00", "2026-11-24T20:00", TestName = "72 h before, useful in its hours only")]
    [TestCase(0, "16:00", "20:00", null, "2026-11-27T16:00", "2026-11-27T20:00", TestName = "the eve")]
    [TestCase(360, "16:00", "18:00", null, "2026-11-27T16:00", "2026-11-27T18:00", TestName = "hours that end just at the lead")]
    [TestCase(361, "16:00", "18:00", null, "2026-11-26T16:00", "2026-11-26T18:00", TestName = "hours that would leave a minute too little")]
    [TestCase(600, null, null, null, "2026-11-27T14:00", "2026-11-28T00:00", TestName = "no hours: exactly at the lead")]
    [TestCase(600, null, null, 300, "2026-11-27T14:00", "2026-11-27T19:00", TestName = "no hours, of use for five")]
    [TestCase(600, null, null, 600, "2026-11-27T14:00", "2026-11-28T00:00", TestName = "no hours, of use until it is due: until the window")]
    [TestCase(4320, null, null, null, "2026-11-24T08:00", "2026-11-28T00:00", TestName = "no hours, lead in the quiet hours: the daytime before")]
    public void OfAnnouncement_NeverLeavesLessThanTheLead(int lead, string? from, string? until, int? useful, string due, string usefulUntil)
    {
        var step = Announcement(lead, from is null ? null : new(from, until!), useful);

        Assert.That(NoticeTiming.OfAnnouncement(step, Night), Is.EqualTo(new NoticeTiming(At(due), At(usefulUntil))));
    }

    [Test]
    public void OfAnnouncement_WhenQuietHoursAreIgnored_IsExactlyAtTheLead() =>
        Assert.That(NoticeTiming.OfAnnouncement(Announcement(4320) with { IgnoreQuietHours = true }, Night).DueAt, Is.EqualTo(At("2026-11-25T00:00")));

    [Test]
    public void OfAnnouncement_WhenClocksChangeInBetween_KeepsLocalHours()
    {
        var window = Window("2026-10-26T00:00", "2026-10-26T06:00", "Europe/Berlin");

        var timing = NoticeTiming.OfAnnouncement(Announcement(4320, new("16:00", "20:00"), 1440), window);

        Assert.That(timing.DueAt, Is.EqualTo(Utc("2026-10-22T14:00Z")), "16:00 summer time; the lead of 72 hours ends on the 23rd at 1:00");
        Assert.That(timing.UsefulUntil, Is.EqualTo(Utc("2026-10-24T23:00Z")), "24 hours before midnight winter time");
    }

    [TestCase("2026-11-28T05:40", "2026-11-28T08:00")]
    [TestCase("2026-11-28T08:00", "2026-11-28T08:00")]
    [TestCase("2026-11-28T13:13", "2026-11-28T13:13")]
    [TestCase("2026-11-28T20:00", "2026-11-29T08:00")]
    public void OfFollowUp_KeepsQuietHours(string at, string due)
    {
        var step = new NoticeStep(NoticePurpose.Completion, [NoticeChannel.Sms], new("完成"));

        Assert.That(NoticeTiming.OfFollowUp(step, Night, At(at)), Is.EqualTo(new NoticeTiming(At(due), At(due).AddHours(72))));
        Assert.That(NoticeTiming.OfFollowUp(step with { IgnoreQuietHours = true }, Night, At(at)).DueAt, Is.EqualTo(At(at)));
    }

    [TestCase("x", """{"leadMinutes":60}""", "")]
    [TestCase("x", """{}""", "notice.lead-required leadMinutes")]
    [TestCase("x", """{"leadMinutes":0}""", "notice.no-time-to-send leadMinutes")]
    [TestCase("x", """{"leadMinutes":60,"usefulUntilMinutes":60}""", "notice.no-time-to-send leadMinutes")]
    [TestCase("x", """{"leadMinutes":60,"usefulUntilMinutes":61}""", "number.range usefulUntilMinutes|notice.no-time-to-send leadMinutes")]
    [TestCase("x", """{"leadMinutes":86401}""", "number.range leadMinutes")]
    [TestCase("x", """{"leadMinutes":0,"band":{"from":"16:00","until":"20:00"}}""", "")]
    [TestCase("x", """{"leadMinutes":0,"band":{"from":"20:00","until":"16:00"}}""", "notice.band-order band.until")]
    [TestCase("x", """{"leadMinutes":0,"band":{"from":"21:00","until":"23:00"}}""", "notice.band-in-quiet-hours band.from")]
    [TestCase("x", """{"leadMinutes":0,"band":{"from":"07:00","until":"09:00"}}""", "notice.band-in-quiet-hours band.from")]
    [TestCase("x", """{"leadMinutes":0,"ignoreQuietHours":true,"deviationReason":"突发","band":{"from":"21:00","until":"23:00"}}""", "")]
    [TestCase("x", """{"leadMinutes":0,"ignoreQuietHours":true,"band":{"from":"21:00","until":"23:00"}}""", "notice.quiet-hours-reason deviationReason")]
    [TestCase("x", """{"leadMinutes":0,"band":{}}""", "time.of-day band.from|time.of-day band.until")]
    [TestCase("x", """{"leadMinutes":60,"channels":["sms","sms"]}""", "notice.channels-required channels")]
    [TestCase("x", """{"leadMinutes":60,"channels":[]}""", "notice.channels-required channels")]
    [TestCase("x", """{"leadMinutes":60,"channels":null}""", "notice.channels-required channels")]
    [TestCase("x", """{"leadMinutes":60,"text":null}""", "text.required text")]
    [TestCase("x", """{"leadMinutes":60,"text":{"en":"only"}}""", "text.required text.zh")]
    [TestCase("x", """{"leadMinutes":60,"text":{"zh":"{date}和{window}"}}""", "notice.placeholder-unknown text.zh")]
    [TestCase("x", """{"leadMinutes":60,"text":{"zh":"{window"}}""", "notice.brace text.zh")]
    [TestCase("x", """{"leadMinutes":60,"text":{"zh":"｛window｝"}}""", "notice.brace text.zh")]
    [TestCase("x", """{"purpose":"completion","leadMinutes":60}""", "notice.timing-by-event leadMinutes")]
    [TestCase("announce-72h", """{"purpose":"completion"}""", "notice.purpose-fixed purpose")]
    [TestCase("overrun", """{"leadMinutes":60}""", "notice.purpose-fixed purpose")]
    public void Validate_NamesWhatIsWrong(string key, string changes, string expected)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse("""{"purpose":"announcement","channels":["sms"],"text":{"zh":"升级时间：{window}"}}""")!.AsObject();
        foreach (var change in System.Text.Json.Nodes.JsonNode.Parse(changes)!.AsObject()) json[change.Key] = change.Value?.DeepClone();
        var check = new Check();

        var step = ItemContent.Read(Section.Notices, System.Text.Json.JsonSerializer.SerializeToElement(json), check);
        step?.Validate(key, ShippedCatalogue.Instance.Checklist(LaunchKind.ItCutover, LaunchVariant.Launch), check);

        Assert.That(string.Join('|', check.Violations.Select(v => $"{v.Rule} {v.Field}")), Is.EqualTo(expected));
    }

    [TestCase("2026-11-28T00:00", "2026-11-28T06:00", "11月28日00:00至06:00", "28 November 00:00 to 06:00")]
    [TestCase("2026-11-28T22:30", "2026-11-29T06:00", "11月28日22:30至11月29日06:00", "28 November 22:30 to 29 November 06:00")]
    public void WindowWords_NameTheEndsDayWhenItIsAnother(string start, string end, string chinese, string english)
    {
        var window = Window(start, end, "Asia/Shanghai");

        Assert.That((NoticeText.WindowWords(window, true), NoticeText.WindowWords(window, false)), Is.EqualTo((chinese, english)));
    }

    private static NoticeStep Announcement(int lead, NoticeBand? band = null, int? useful = null) =>
        new(NoticePurpose.Announcement, [NoticeChannel.Sms], new("升级"), null, lead, band, useful);

    private static LaunchWindow Window(string start, string end, string zone)
    {
        var check = new Check();
        return LaunchWindow.From(new(start, end, zone), DateTimeOffset.UnixEpoch, check)!;
    }

    private static DateTimeOffset At(string local) => Scenario.Shanghai(local);

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
