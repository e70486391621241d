namespace ServiceGate.BrowserTests.Behaviour;

/// <summary>On a phone what somebody came for begins in sight, at a desk a whole list fits few screens; and a draft that comes back says so.</summary>
public sealed class PhoneTests : ServedFixture
{
    private const int InSight = 320;

    [Test]
    public async Task FirstRow_OfTodayAndTheList_BeginsInSight()
    {
        var number = await Server.CreateLaunchAsync("手机");
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        await visitor.Page.SetViewportSizeAsync(360, 740);
        foreach (var (page, first) in new[] { ("/", "#work tbody tr"), ("/launches", "main tbody tr"), ($"/launches/{number}", ".page-actions"), ($"/launches/{number}/review", ".tick"), ($"/launches/{number}/dossier/concerns", ".concern") })
        {
            await visitor.GoAsync(page);
            var box = await visitor.Page.Locator(first).First.BoundingBoxAsync();
            Assert.That(box!.Y, Is.LessThan(InSight), page);
        }
    }

    [Test]
    public async Task AllConcerns_Answered_FitThreeScreensOfADesk()
    {
        var number = await Server.CreateLaunchAsync("密集");
        await Server.FillAsync(number, "wang.min", "concerns");
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        await visitor.Page.SetViewportSizeAsync(1280, 900);
        await visitor.GoAsync($"/launches/{number}/dossier/concerns");

        Assert.That(await visitor.Page.Locator(".concern .attach-more").CountAsync(), Is.GreaterThan(20));
        Assert.That(await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollHeight"), Is.LessThanOrEqualTo(3 * 900));
    }

    [Test]
    public async Task ADraft_ThatIsShownAgain_SaysSo_AndCanBeDropped()
    {
        var number = await Server.CreateLaunchAsync("草稿");
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        await visitor.GoAsync($"/launches/{number}/dossier/launch");
        await visitor.FillAsync("header", ("title", "没有保存"));
        visitor.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();

        await visitor.GoAsync($"/launches/{number}/dossier/launch");
        Assert.That(await visitor.Form("header").Locator("[name=title]").InputValueAsync(), Is.EqualTo("没有保存"));
        Assert.That(await visitor.Form("header").Locator(".draft-note").InnerTextAsync(), Does.Contain("已恢复"));
        await visitor.Form("header").Locator("[data-draft-drop]").ClickAsync();

        Assert.That(await visitor.Form("header").Locator("[name=title]").InputValueAsync(), Is.EqualTo("草稿"));
        Assert.That(await visitor.Form("header").Locator(".draft-note").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task TheDossier_AsADocument_HasNothingToFillIn()
    {
        var number = await Server.CreateLaunchAsync("打印");
        foreach (var language in new[] { "zh-CN", "en" })
        {
            await using var visitor = await Visitor.SignInAsync(Server, "chen.jing", language);
            await visitor.GoAsync($"/launches/{number}/print");
            await visitor.LookAsync("print");
            Assert.That(await visitor.Page.Locator("input, textarea, select").CountAsync(), Is.Zero);
            Assert.That(await visitor.Page.Locator("h1").InnerTextAsync(), Is.EqualTo("打印"));
        }
    }
}
