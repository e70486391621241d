using ServiceGate.Core.Foundation.Time;
using ServiceGate.Web.Shell.Languages;
using ServiceGate.Web.Shell.Viewing;

namespace ServiceGate.IntegrationTests.Pages;

public sealed class ViewerTimeTests
{
    // 24 November 2026, 16:30 in China.
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 30, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly TextCatalogue Catalogue = TextCatalogue.Load(strict: true);

    [Test]
    public void AtWithZone_NamesTheViewersZone() => Assert.Multiple(() =>
    {
        Assert.That(Of(SupportedLanguage.Chinese).AtWithZone(Now), Is.EqualTo("北京时间 11月24日 16:30"));
        Assert.That(Of(SupportedLanguage.English).AtWithZone(Now), Is.EqualTo("24 Nov 16:30, Beijing time"));
    });

    [Test]
    public void At_InAnotherYear_NamesTheYear() => Assert.Multiple(() =>
    {
        var instant = new DateTimeOffset(2026, 12, 31, 16, 0, 0, TimeSpan.Zero);
        Assert.That(Of(SupportedLanguage.Chinese).At(instant), Is.EqualTo("2027年1月1日 00:00"));
        Assert.That(Of(SupportedLanguage.English).At(instant), Is.EqualTo("1 Jan 2027 00:00"));
    });

    [Test]
    public void Window_IsWrittenInItsOwnZone()
    {
        var start = new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.That(Of(SupportedLanguage.Chinese).Window(start, start.AddHours(6), China), Is.EqualTo("北京时间 11月28日（周六） 00:00–06:00"));
        Assert.That(Of(SupportedLanguage.English, London).Window(start, start.AddHours(6), China), Is.EqualTo("Sat 28 Nov 00:00–06:00, Beijing time"));
    }

    [Test]
    public void Window_OverMidnight_NamesBothDays()
    {
        var start = new DateTimeOffset(2026, 11, 28, 23, 0, 0, TimeSpan.FromHours(8));
        Assert.That(Of(SupportedLanguage.English).Window(start, start.AddHours(5), China), Is.EqualTo("Sat 28 Nov 23:00–Sun 29 Nov 04:00, Beijing time"));
    }

    [Test]
    public void WindowForViewer_WhenTheWallTimeIsTheSame_IsNotSaidTwice()
    {
        var start = new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.That(Of(SupportedLanguage.English, TimeZoneInfo.FindSystemTimeZoneById("Asia/Hong_Kong")).WindowForViewer(start, start.AddHours(6), China), Is.Null);
        Assert.That(Of(SupportedLanguage.English, London).WindowForViewer(start, start.AddHours(6), China), Is.EqualTo("Fri 27 Nov 16:00–22:00, London time"));
    }

    [TestCase(30, "now", "刚刚")]
    [TestCase(60 * 45, "in 45 min", "45 分后")]
    [TestCase(3600 * 3, "in 3 h", "3 小时后")]
    [TestCase(3600 * 79, "in 3 d 7 h", "3 天 7 小时后")]
    [TestCase(-3600 * 26, "1 d 2 h ago", "1 天 2 小时前")]
    [TestCase(-86400 * 9 - 7200, "9 d ago", "9 天前")]
    public void Relative_SaysTheTwoGreatestUnits(int seconds, string english, string chinese) => Assert.Multiple(() =>
    {
        Assert.That(Of(SupportedLanguage.English).Relative(Now.AddSeconds(seconds)), Is.EqualTo(english));
        Assert.That(Of(SupportedLanguage.Chinese).Relative(Now.AddSeconds(seconds)), Is.EqualTo(chinese));
    });

    [Test]
    public void NameOf_AZoneWithoutACommonName_IsItsOffsetAndName() =>
        Assert.That(Of(SupportedLanguage.English).NameOf(TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata")), Is.EqualTo("UTC+05:30 Asia/Kolkata"));

    [TestCase("Europe/London", "Asia/Tokyo", "Europe/London")]
    [TestCase("Mars/Olympus", "Asia/Tokyo", "Asia/Tokyo")]
    [TestCase("../../etc/passwd", null, "Asia/Shanghai")]
    [TestCase(null, null, "Asia/Shanghai")]
    public void Choose_TakesTheFirstRealZone(string? cookie, string? unit, string expected) =>
        Assert.That(ViewerZone.Choose(cookie, unit).Id, Is.EqualTo(expected));

    private static ViewerTime Of(SupportedLanguage language, TimeZoneInfo? zone = null)
    {
        var clock = new BusinessClock(TimeProvider.System);
        clock.Set(Now);
        return new ViewerTime(zone ?? China, Catalogue.For(language), clock);
    }
}
