using Microsoft.Playwright;

namespace ServiceGate.BrowserTests.Behaviour;

/// <summary>What people type stays text, and what is not from our forms is refused.</summary>
public sealed class SafeTextTests : ServedFixture
{
    private const string Script = "<script>document.title='hit'</script><img src=x onerror=\"document.title='hit'\">";

    [Test]
    public async Task Title_WithScript_IsShownAsText()
    {
        var number = await Server.CreateLaunchAsync(Script);
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        foreach (var page in new[] { $"/launches/{number}", $"/launches/{number}/dossier", "/launches", "/", $"/launches/{number}/history" })
        {
            await visitor.GoAsync(page);
            Assert.That(await visitor.Page.TitleAsync(), Is.Not.EqualTo("hit"), page);
        }
        await visitor.GoAsync($"/launches/{number}");
        Assert.That(await visitor.Page.Locator("h1").TextContentAsync(), Is.EqualTo(Script));
        await visitor.LookAsync("safe-text");
    }

    [Test]
    public async Task Export_OfATitleThatLooksLikeAFormula_IsNeutralised()
    {
        await Server.CreateLaunchAsync("=HYPERLINK(\"http://example.com\")");
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        var answer = await visitor.Page.Context.APIRequest.GetAsync($"{Server.Address}/launches/export.csv");
        var text = await answer.TextAsync();
        Assert.That(text, Does.Contain("'=HYPERLINK"));
        Assert.That(text, Does.Not.Contain(",=HYPERLINK").And.Not.Contain("\"=HYPERLINK"));
    }

    [Test]
    public async Task Post_WithoutToken_IsRefused()
    {
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        var form = visitor.Page.Context.APIRequest.CreateFormData();
        form.Set("_handler", "new-launch").Set("title", "无令牌").Set("kind", "it-cutover").Set("unit", "HZ");
        var answer = await visitor.Page.Context.APIRequest.PostAsync($"{Server.Address}/launches/new", new() { Form = form });
        Assert.That(answer.Status, Is.AnyOf(400, 422));
        Assert.That(await Server.LaunchesTitledAsync("无令牌"), Is.Zero);
    }

    [Test]
    public async Task Form_SentAfterSigningOut_KeepsWhatWasTyped()
    {
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        await visitor.GoAsync("/launches/new?kind=it-cutover");
        await visitor.FillAsync("new-launch", NewLaunch("会话 已过期"));
        await visitor.Page.Context.ClearCookiesAsync(new() { Name = "session" });
        await visitor.SubmitAsync("new-launch");
        await Assertions.Expect(visitor.Page.Locator(".kept")).ToContainTextAsync("会话 已过期");
        await visitor.LookAsync("kept");
    }

    [TestCase("zh-CN")]
    [TestCase("en")]
    public async Task UnknownPage_SaysSo(string language)
    {
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min", language);
        var answer = await visitor.Page.GotoAsync("/launches/HZ-2026-999999");
        Assert.That(answer!.Status, Is.EqualTo(404));
        await visitor.LookAsync("not-found");
    }

    [TestCase("zh-CN")]
    [TestCase("en")]
    public async Task WrongInput_IsNamedBesideItsField(string language)
    {
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min", language);
        await visitor.GoAsync("/launches/new?kind=it-cutover");
        await visitor.FillAsync("new-launch", ("title", "时间颠倒"), ("window.start", "2026-11-28T06:00"), ("window.end", "2026-11-28T05:00"), ("scope", "HZ"));
        await visitor.SubmitAsync("new-launch");
        Assert.That(await visitor.Form("new-launch").Locator("[name='window.end'].is-invalid").CountAsync(), Is.EqualTo(1));
        Assert.That(await visitor.Form("new-launch").Locator("[name=title]").InputValueAsync(), Is.EqualTo("时间颠倒"), "what was typed stays");
        await visitor.LookAsync("launch-new-wrong");
    }
}
