namespace ServiceGate.BrowserTests.Behaviour;

/// <summary>What was typed into a form outlives its tab and the session, of the same person alone, until it was saved or the person signs out; secrets are never kept.</summary>
public sealed class DraftTests : ServedFixture
{
    private const string Kept = "Object.entries(localStorage).filter(([key]) => key.startsWith('draft:')).map(([, value]) => value).join('\\n')";

    [TestCase("dossier/launch", "header", "title")]
    [TestCase("comments", "", "text")]
    [TestCase("dossier/risks", "new-risk", "title")]
    public async Task WhatWasTyped_OutlivesItsTab_AndGoesOnceItIsDropped(string page, string form, string field)
    {
        var number = await NotMetAsync($"丢失的标签 {form}");
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        await visitor.GoAsync($"/launches/{number}/{page}");
        var name = await FormAsync(visitor, form, field);
        await visitor.Page.Locator($"form:has(> input[name=_handler][value=\"{name}\"]) [name=\"{field}\"]").FillAsync("写到一半");
        await visitor.Page.CloseAsync();

        var again = await visitor.Page.Context.NewPageAsync();
        await again.GotoAsync($"/launches/{number}/{page}");
        var there = again.Locator($"form:has(> input[name=_handler][value=\"{name}\"])");
        Assert.That(await there.Locator($"[name=\"{field}\"]").InputValueAsync(), Is.EqualTo("写到一半"));
        Assert.That(await there.Locator(".draft-note").InnerTextAsync(), Does.Contain("已恢复您于").And.Not.Contain("{time}"));
        await there.Locator("[data-draft-drop]").ClickAsync();
        Assert.That(await again.EvaluateAsync<string>(Kept), Is.Empty);
    }

    [Test]
    public async Task WhatWasSaved_IsForgotten_AndAnExpiredSessionLosesNothing()
    {
        var number = await NotMetAsync("评论");
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        await visitor.GoAsync($"/launches/{number}/comments");
        var form = await FormAsync(visitor, "", "text");
        await visitor.FillAsync(form, ("concern", "C1"), ("text", "两人逐户核对"));
        Assert.That(await visitor.Page.EvaluateAsync<string>(Kept), Does.Contain("两人逐户核对"));

        var session = await visitor.Page.Context.CookiesAsync();
        await visitor.Page.Context.ClearCookiesAsync();
        await SendAsync(visitor, form);
        Assert.That(await visitor.Page.EvaluateAsync<string>(Kept), Does.Contain("两人逐户核对"), "nobody is signed in any more");

        await visitor.Page.Context.AddCookiesAsync(session.Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        visitor.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await visitor.GoAsync($"/launches/{number}/comments");
        Assert.That(await visitor.Form(form).Locator("[name=text]").InputValueAsync(), Is.EqualTo("两人逐户核对"));
        await SendAsync(visitor, form);
        Assert.That(await visitor.Page.EvaluateAsync<string>(Kept), Is.Empty, "saved");
        Assert.That(await visitor.Page.ContentAsync(), Does.Contain("两人逐户核对"));
    }

    [Test]
    public async Task AnotherPerson_SeesNothing_AndSigningOutForgets()
    {
        var number = await NotMetAsync("共用电脑");
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        await visitor.GoAsync($"/launches/{number}/dossier/launch");
        visitor.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await visitor.FillAsync("header", ("title", "只有我看得到"));
        await visitor.GoAsync("/account");
        await visitor.Page.EvaluateAsync("document.querySelector(\"form[action='/sign-out']\").requestSubmit()");
        await visitor.Page.WaitForURLAsync("**/sign-in**");
        Assert.That(await visitor.Page.EvaluateAsync<string>(Kept), Is.Empty);
    }

    [Test]
    public async Task Secrets_AreNeverKept()
    {
        await using var visitor = await Visitor.SignInAsync(Server, "wang.min");
        await visitor.GoAsync("/account");
        var passwords = visitor.Page.Locator("main input[type=password]");
        visitor.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        if (await passwords.CountAsync() == 0) await visitor.GoAsync("/account/password");
        Assert.That(await passwords.CountAsync(), Is.GreaterThan(0));
        await passwords.First.FillAsync("geheim-4711");
        Assert.That(await visitor.Page.EvaluateAsync<string>("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"), Does.Not.Contain("geheim"));
    }

    private static async Task SendAsync(Visitor visitor, string form)
    {
        await visitor.Form(form).Locator("button:not([data-draft-drop])").Last.ClickAsync(new() { Timeout = 5000 });
        await visitor.Page.WaitForTimeoutAsync(1500);
    }

    private static async Task<string> FormAsync(Visitor visitor, string form, string field) =>
        await visitor.Form(form).CountAsync() > 0 ? form
        : (await visitor.Page.Locator($"form[data-once]:has([name=\"{field}\"]) > input[name=_handler]").Last.GetAttributeAsync("value"))!;

    private async Task<string> NotMetAsync(string title)
    {
        var number = await Server.CreateLaunchAsync(title);
        await Server.FillAsync(number, "wang.min", "concerns");
        return number;
    }
}
