using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.IntegrationTests.Pages;

public sealed class RequestLanguageTests
{
    [TestCase("en", "zh-CN", "en", TestName = "Choose_WhenRemembered_IgnoresTheBrowser")]
    [TestCase("xx", "en-US,en;q=0.9", "en", TestName = "Choose_WhenTheCookieIsNonsense_AsksTheBrowser")]
    [TestCase(null, "fr-FR, fr;q=0.9, en;q=0.4, zh-TW;q=0.3", "en", TestName = "Choose_TakesTheBrowsersFirstWishThatIsOurs")]
    [TestCase(null, "en;q=0.2, zh-TW;q=0.8", "zh-CN", TestName = "Choose_WeighsTheBrowsersWishes")]
    [TestCase(null, "en;q=0", "zh-CN", TestName = "Choose_WhenAWishIsARefusal_DoesNotTakeIt")]
    [TestCase(null, ";;;=", "zh-CN", TestName = "Choose_WhenTheHeaderIsNonsense_IsChinese")]
    [TestCase(null, null, "zh-CN", TestName = "Choose_WhenNothingIsKnown_IsChinese")]
    public void Choose(string? cookie, string? header, string expected) =>
        Assert.That(RequestLanguage.Choose(cookie, header).Tag, Is.EqualTo(expected));
}
