using Microsoft.Playwright;

namespace ServiceGate.BrowserTests.Behaviour;

/// <summary>The API's description is shown in the frame of every page, for whoever comes, by scripts and styles of this server alone.</summary>
public sealed class ApiPageTests : ServedFixture
{
    // The browser draws some 145 operations, which takes seconds of a machine that is busy.
    private static readonly LocatorAssertionsToBeVisibleOptions Drawn = new() { Timeout = 120_000 };

    [TestCase("en")]
    [TestCase("zh-CN")]
    public async Task Api_ShowsEveryOperationInTheFrame_AndTheBrowserForbidsNothing(string language)
    {
        await using var visitor = await Visitor.OpenAsync(Server, language);

        await visitor.Page.GotoAsync("/api");

        await Assertions.Expect(visitor.Page.Locator(".api-browser .opblock").First).ToBeVisibleAsync(Drawn);
        await Assertions.Expect(visitor.Page.Locator("header.top form.language button")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("main a[href='/openapi/v1.json']").First).ToBeVisibleAsync(Drawn);
        Assert.That(await visitor.Page.Locator(".api-browser .opblock").CountAsync(), Is.GreaterThan(100));
        Assert.That(visitor.TakeComplaints(), Is.Empty);
    }
}
