using Microsoft.Playwright;

namespace ServiceGate.BrowserTests.Hangfire;

/// <summary>Hangfire's pages in a browser: their policy lets them do what they must, and nobody sees more of the navigation than there is.</summary>
public sealed class DashboardTests : ServedFixture
{
    [TestCase("zh-CN")]
    [TestCase("en")]
    public async Task Pages_ForAnAdministrator_AreReachedFromTheNavigationAndBreakNoPolicy(string language)
    {
        await using var administrator = await Visitor.SignInAsync(Server, "fang.yuan", language);
        await administrator.LookAsync("navigation-with-scheduler");
        await administrator.LeaveAsync(() => administrator.Page.Locator(".side a[href=\"/hangfire\"]").ClickAsync());
        Assert.That(administrator.Path, Is.EqualTo("/hangfire"));
        // The charts are drawn by scripts, and the sizes come from the style sheet.
        await Assertions.Expect(administrator.Page.Locator("canvas").First).ToBeVisibleAsync();
        await Assertions.Expect(administrator.Page.Locator("h1")).ToHaveTextAsync(language == "en" ? "Overview" : "仪表盘");
        await PictureAsync(administrator, "home");
        foreach (var page in new[] { "servers", "jobs/scheduled", "jobs/succeeded", "recurring", "retries" })
        {
            await administrator.GoAsync($"/hangfire/{page}");
            await PictureAsync(administrator, page.Replace('/', '-'));
        }
        Assert.That(administrator.TakeComplaints(), Is.Empty);
        await administrator.LeaveAsync(() => administrator.Page.Locator("a:has(.glyphicon-log-out)").ClickAsync());
        Assert.That(administrator.Path, Is.EqualTo("/"));
    }

    private static async Task PictureAsync(Visitor visitor, string name) =>
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screenshots, $"hangfire-{name}-{visitor.Language}.png") });
}
