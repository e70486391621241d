using Microsoft.Playwright;

namespace ServiceGate.BrowserTests.Behaviour;

/// <summary>A form counts once, however often it is sent.</summary>
public sealed class RepeatedPostTests : ServedFixture
{
    [Test]
    public async Task DoubleClick_OnCreate_MakesOneLaunch()
    {
        await using var manager = await FilledAsync("双击");
        await manager.LeaveAsync(() => manager.Form("new-launch").Locator("button").Last.DblClickAsync());
        Assert.That(await Server.LaunchesTitledAsync("双击"), Is.EqualTo(1));
    }

    [Test]
    public async Task SameForm_PostedTwice_AnswersTheSameLaunch()
    {
        await using var manager = await FilledAsync("重发");
        var numbers = await manager.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const form = document.querySelector("input[value=new-launch]").form;
              const answers = await Promise.all([1, 2].map(() => fetch(form.action, { method: "POST", body: new FormData(form) })));
              return answers.map(answer => new URL(answer.url).pathname);
            }
            """);
        Assert.That(numbers, Has.All.Matches("^/launches/HZ-2026-[0-9]{6}/dossier/concerns$"));
        Assert.That(numbers.Distinct().Count(), Is.EqualTo(1));
        Assert.That(await Server.LaunchesTitledAsync("重发"), Is.EqualTo(1));
    }

    [Test]
    public async Task BackAndSentAgain_Unchanged_MakesNoSecondLaunch()
    {
        await using var manager = await FilledAsync("返回");
        await manager.SubmitAsync("new-launch");
        var first = manager.Path;
        await manager.Page.GoBackAsync(new() { WaitUntil = WaitUntilState.Load });
        await manager.FillAsync("new-launch", NewLaunch("返回"));
        await manager.SubmitAsync("new-launch");
        Assert.That(manager.Path, Is.EqualTo(first));
        Assert.That(await Server.LaunchesTitledAsync("返回"), Is.EqualTo(1));
    }

    private async Task<Visitor> FilledAsync(string title)
    {
        var manager = await Visitor.SignInAsync(Server, "wang.min");
        await manager.GoAsync("/launches/new?kind=it-cutover");
        await manager.FillAsync("new-launch", NewLaunch(title));
        return manager;
    }
}
