using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Tests.Notices;

/// <summary>What customers read in place of the placeholders.</summary>
public sealed class NoticeTextTests
{
    private const string All = "{window}|{title}|{number}|{hotline}|{restoration}|{other}|{}";

    [Test]
    public void WindowWords_WhenATimeComesTwice_NameItsOffset()
    {
        var check = new Check();
        var window = LaunchWindow.From(
            new("2027-10-31T02:30", "2027-10-31T02:30", "Europe/Berlin", "+02:00", "+01:00"), new(2027, 10, 1, 0, 0, 0, TimeSpan.Zero), check)!;

        Assert.That(check.Passed, Is.True);
        Assert.That(NoticeText.WindowWords(window, chinese: false), Is.EqualTo("31 October 02:30 (UTC+02:00) to 02:30 (UTC+01:00)"));
        Assert.That(NoticeText.WindowWords(window, chinese: true), Is.EqualTo("10月31日02:30 (UTC+02:00)至02:30 (UTC+01:00)"));
    }

    [Test]
    public void Fill_PutsInWhatIsMeant_InTheLanguageOfTheText() =>
        Assert.That(NoticeText.Fill(new(All, All), Launch("2026-11-28T06:00"), "10000"), Is.EqualTo(new LocalText(
            "11月28日00:00至06:00|第3组|HZ-2026-000001|10000|11月28日06:00|{other}|{}",
            "28 November 00:00 to 06:00|第3组|HZ-2026-000001|10000|28 November 06:00|{other}|{}")));

    [Test]
    public void Fill_WhenThereIsNoEnglish_LeavesItOut() =>
        Assert.That(NoticeText.Fill(new("{title}", null), Launch("2026-11-28T06:00"), "10000"), Is.EqualTo(new LocalText("第3组", null)));

    [Test]
    public void WindowWords_WhenItEndsOnAnotherDay_NamesThatDay()
    {
        var window = Launch("2026-12-01T06:05").Window;

        Assert.That(NoticeText.WindowWords(window, chinese: true), Is.EqualTo("11月28日00:00至12月1日06:05"));
        Assert.That(NoticeText.WindowWords(window, chinese: false), Is.EqualTo("28 November 00:00 to 1 December 06:05"));
    }

    [TestCase(null, "")]
    [TestCase("{window}{title}{number}{hotline}{restoration}", "")]
    [TestCase("{Window} {tittle} {tittle} {}", "Window tittle ")]
    public void UnknownPlaceholders_AreNamedOnceEach(string? text, string expected) =>
        Assert.That(string.Join(' ', NoticeText.UnknownPlaceholders(text)), Is.EqualTo(expected));

    [TestCase(null, false)]
    [TestCase("{window}", false)]
    [TestCase("{window", true)]
    [TestCase("window}", true)]
    [TestCase("｛window｝", true)]
    public void HasStrayBraces_SeesBracesOutsidePlaceholders(string? text, bool expected) => Assert.That(NoticeText.HasStrayBraces(text), Is.EqualTo(expected));

    private static Launch Launch(string end) => new()
    {
        Id = 1,
        Number = "HZ-2026-000001",
        Kind = LaunchKind.ItCutover,
        Title = "第3组",
        UnitId = 1,
        Department = "product",
        OwnerId = 1,
        Window = new("2026-11-28T00:00", end, "Asia/Shanghai", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch),
        DefinitionId = "it-cutover",
        DefinitionVersion = 1,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
