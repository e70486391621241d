namespace ServiceGate.BrowserTests.Behaviour;

/// <summary>Everything that matters works where scripts are switched off.</summary>
public sealed class WithoutScriptsTests : ServedFixture
{
    [Test]
    public async Task Launch_WhenScriptsAreOff_IsCreatedHandedInAndAgreed()
    {
        await using var manager = await Visitor.SignInAsync(Server, "wang.min", scripts: false);
        await manager.GoAsync("/launches/new?kind=it-cutover");
        await manager.FillAsync("new-launch", NewLaunch("无脚本"));
        await manager.SubmitAsync("new-launch");
        var number = manager.Path.Split('/')[2];
        await manager.FillAsync("concerns-C1", Sample.Item("concerns", "C1"));
        await manager.SubmitAsync("concerns-C1");
        Assert.That(manager.Path, Does.EndWith("?saved=C1"));
        foreach (var section in new[] { "concerns", "risks", "contingency", "channels", "trials" }) await Server.FillAsync(number, "wang.min", section);
        await manager.GoAsync($"/launches/{number}/dossier");
        await manager.SubmitAsync("hand-in");

        await using var head = await Visitor.SignInAsync(Server, "zhou.lan", scripts: false);
        await head.LeaveAsync(() => head.Page.Locator("main table a").First.ClickAsync());
        await head.OpenPartsAsync();
        await head.FillAsync("decide", ("decision", "approve"));
        await head.SubmitAsync("decide");
        Assert.That(await head.Page.Locator(".review-steps .pill-open").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Choices_WhenScriptsAreOff_AreKept()
    {
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min", scripts: false);
        await visitor.LeaveAsync(() => visitor.Page.Locator("form[action='/language'] button").First.ClickAsync());
        Assert.That(await visitor.Page.Locator("html").GetAttributeAsync("lang"), Is.EqualTo("en"));
        await visitor.GoAsync("/launches");
        Assert.That(await visitor.Page.Locator("h1").TextContentAsync(), Is.EqualTo("Launches"));
    }
}
