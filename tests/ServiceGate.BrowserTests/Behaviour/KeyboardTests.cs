using Microsoft.Playwright;

namespace ServiceGate.BrowserTests.Behaviour;

/// <summary>Pages can be worked with the keyboard alone.</summary>
public sealed class KeyboardTests : ServedFixture
{
    private const string FocusIsSeen = """
        () => {
          const style = getComputedStyle(document.activeElement);
          const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          // After the last control the browser's own frame has the focus.
          return outlined || document.activeElement === document.body ? "" : document.activeElement.outerHTML.slice(0, 120);
        }
        """;

    [Test]
    public async Task Tab_First_ShowsTheLinkThatSkipsTheNavigation()
    {
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        await visitor.GoAsync("/launches");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.Locator("a.skip")).ToBeFocusedAsync();
        await Assertions.Expect(visitor.Page.Locator("a.skip")).ToBeInViewportAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("#content")).ToBeFocusedAsync();
    }

    [Test]
    public async Task Tab_ThroughALaunch_AlwaysShowsTheFocus()
    {
        var number = await Server.CreateLaunchAsync("键盘");
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        foreach (var page in new[] { $"/launches/{number}", $"/launches/{number}/dossier", "/launches/new", "/launches/new?kind=it-cutover" })
        {
            await visitor.GoAsync(page);
            for (var stop = 0; stop < 40; stop++)
            {
                await visitor.Page.Keyboard.PressAsync("Tab");
                Assert.That(await visitor.Page.EvaluateAsync<string>(FocusIsSeen), Is.Empty, $"{page}, stop {stop}");
            }
        }
    }

    [Test]
    public async Task Keys_LeadToSearchHelpAndPages()
    {
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        await visitor.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(visitor.Page.Locator("#search")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.Page.Locator("h1").ClickAsync();
        await visitor.Page.Keyboard.PressAsync("Shift+?");
        await Assertions.Expect(visitor.Page.Locator("#shortcuts")).ToBeVisibleAsync();
        await visitor.LookAsync("shortcuts");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visitor.Page.Locator("#shortcuts")).ToBeHiddenAsync();
        await visitor.LeaveAsync(async () =>
        {
            await visitor.Page.Keyboard.PressAsync("g");
            await visitor.Page.Keyboard.PressAsync("l");
        });
        Assert.That(visitor.Path, Is.EqualTo("/launches"));
    }

    [Test]
    public async Task Narrow_MenuOpensAndLeadsOn()
    {
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        await visitor.Page.SetViewportSizeAsync(360, 800);
        await visitor.Page.Locator(".top-menu > summary").ClickAsync();
        await visitor.LeaveAsync(() => visitor.Page.Locator(".top-menu a[href='/launches']").ClickAsync());
        Assert.That(visitor.Path, Is.EqualTo("/launches"));
    }
}
