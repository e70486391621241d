using Microsoft.Playwright;

namespace ServiceGate.BrowserTests.Behaviour;

/// <summary>A flow that has failed: everybody is told, administrators let it try again or move it.</summary>
public sealed class FaultTests : ServedFixture
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 2, 0, 50, 0, TimeSpan.Zero);

    [TestCase("zh-CN")]
    [TestCase("en")]
    public async Task Flow_WhenItHasFailed_IsShownToAllAndTriedAgainByAnAdministrator(string language)
    {
        var number = await Server.CreateLaunchAsync("Failed");
        await Server.FailAsync(number, "dossier", Moment);
        await using var manager = await Visitor.SignInAsync(Server, "wang.min", language);
        await manager.GoAsync($"/launches/{number}");
        await manager.LookAsync("fault-for-all");
        Assert.That(await manager.Page.Locator("main .note-blocked").CountAsync(), Is.EqualTo(1));
        Assert.That(await manager.Page.Locator("#fault").CountAsync(), Is.Zero);

        await using var administrator = await Visitor.SignInAsync(Server, "fang.yuan", language);
        await administrator.GoAsync($"/launches/{number}");
        await administrator.LookAsync("fault", dark: true);
        await administrator.SubmitAsync("flow-retry");
        Assert.That(await administrator.Page.Locator("#fault").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Position_WhenMoved_GoesToTheStepThatWasChosen()
    {
        var number = await Server.CreateLaunchAsync("Moved");
        await Server.FailAsync(number, "dossier", Moment);
        await using var administrator = await Visitor.SignInAsync(Server, "fang.yuan", scripts: false);
        await administrator.GoAsync($"/launches/{number}");
        await administrator.FillAsync("flow-move", ("from", "dossier#1"), ("to", "close"), ("reason", "  "));
        await administrator.SubmitAsync("flow-move");
        await Assertions.Expect(administrator.Form("flow-move").Locator("[name=reason].is-invalid")).ToHaveCountAsync(1);
        Assert.That(await administrator.Form("flow-move").Locator("[name=to]").InputValueAsync(), Is.EqualTo("close"), "what was chosen stays");
        await administrator.FillAsync("flow-move", ("reason", "演练。"));
        await administrator.SubmitAsync("flow-move");
        Assert.That(await administrator.Page.Locator("#fault").CountAsync(), Is.Zero);
        await Assertions.Expect(administrator.Page.Locator(".work-list").First).ToContainTextAsync("总结并关闭");
    }
}
