using Microsoft.Playwright;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.BrowserTests.Story;

/// <summary>A roll-out in three stages: the pilot goes, an alarm is raised, the next stage is held and then the roll-out is stopped.</summary>
public sealed class StageTests
{
    private Server _server = null!;
    private string _number = "";

    private string Run => $"/launches/{_number}/run";

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await Server.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    [Test]
    public async Task RollOut_WhenOperationsDecideStageByStage_GoesIsHeldAndIsStopped()
    {
        await ToFirstStageAsync();
        await using var operations = await Visitor.SignInAsync(_server, "sun.yue");
        await GoAsync(operations);
        await AlarmAsync();
        await HoldAsync(operations);
        await StopAsync(operations);
    }

    private async Task ToFirstStageAsync()
    {
        var header = new HeaderInput("老年版套餐", new WindowInput("2026-12-01T09:00", "2026-12-20T18:00", "Asia/Shanghai"), ["HZ"], Stages:
        [
            new(new LocalText("余杭试点", "Pilot in Yuhang"), StageKind.Pilot, "2026-12-01T09:00", "投诉不超过3件"),
            new(new LocalText("三个县区", "Three counties"), StageKind.Batch, "2026-12-05T09:00"),
            new(new LocalText("全量", "Everybody"), StageKind.All, "2026-12-15T09:00"),
        ]);
        _number = (await _server.RunAsync("wang.min", new CreateLaunch("product", "HZ", header))).Number;
        await _server.AnswerConcernsAsync(_number, "wang.min", LaunchKind.Product);
        await _server.AssessAsync(_number, "wang.min", 1, 2);
        await _server.ExplainAsync(_number, "wang.min", LaunchKind.Product);
        await _server.HandInAsync(_number, "wang.min", "dossier");
        await _server.ApproveAsync(_number, "zhou.lan", "agree");
        await _server.HandInAsync(_number, "sun.yue", "audience");
        await _server.ApproveAsync(_number, "chen.jing", "fast-review");
        foreach (var (person, channel) in new[] { ("xu.lin", "hotline"), ("ma.chao", "shop"), ("cheng.hao", "agent"), ("gao.yun", "app"), ("tang.wei", "account-manager") })
            await _server.AcknowledgeAsync(_number, person, channel);
        await _server.RunAsync("sun.yue", new ConfirmDuty(_number, new Dictionary<string, string?>
        {
            ["launch-lead"] = "zhou.lan",
            ["operator"] = "li.qiang",
            ["checker"] = "zhao.hai",
            ["second-line"] = "sun.yue",
            ["hotline-lead"] = "he.ting",
        }));
    }

    private async Task GoAsync(Visitor operations)
    {
        await operations.LeaveAsync(() => operations.Page.Locator("main table a[href$='/run#stages']").First.ClickAsync());
        await Assertions.Expect(operations.Page.Locator("#stages")).ToContainTextAsync("最早 12月1日 09:00 可放行");
        Assert.That(await operations.Form("stage-go").CountAsync(), Is.Zero, "not before its start");
        await operations.LookAsync("stages-too-early");
        await _server.MoveAsync("2026-12-01T09:10");
        await operations.GoAsync(Run);
        await operations.LookAsync("stages-asked", dark: true);
        await operations.SubmitAsync("stage-go");
        Assert.That(operations.Path, Is.EqualTo($"{Run}?done=stage-go"));
        await Assertions.Expect(operations.Page.Locator(".stage-now .stage-name")).ToHaveTextAsync("余杭试点");
        await operations.LookAsync("stages-watched");
    }

    private async Task AlarmAsync()
    {
        await using var quality = await Visitor.SignInAsync(_server, "song.jie");
        await quality.LeaveAsync(() => quality.Page.Locator("main table a[href$='/run#watch']").First.ClickAsync());
        await Assertions.Expect(quality.Page.Locator("#watch")).ToContainTextAsync("12月4日 09:10");
        await quality.Form("alarm").EvaluateAsync("form => form.noValidate = true");
        await quality.SubmitAsync("alarm");
        await Assertions.Expect(quality.Form("alarm").Locator(".error-summary")).ToBeVisibleAsync();
        await using var colleague = await Visitor.SignInAsync(_server, "song.jie");
        await colleague.GoAsync(Run);
        await colleague.FillAsync("alarm", ("reason", "又有三件 资费投诉。"));
        await quality.FillAsync("alarm", ("reason", "资费类投诉较平日翻倍。"));
        await quality.SubmitAsync("alarm");
        await Assertions.Expect(quality.Page.Locator("#watch .alarm")).ToContainTextAsync("资费类投诉较平日翻倍。");
        await quality.LookAsync("stages-alarm");
        await colleague.SubmitAsync("alarm");
        await Assertions.Expect(colleague.Page.Locator(".kept")).ToContainTextAsync("又有三件 资费投诉。");
        await colleague.LookAsync("kept-gone");
        await using var head = await Visitor.SignInAsync(_server, "zhou.lan");
        await Assertions.Expect(head.Page.Locator("#messages .pill-blocked")).ToHaveCountAsync(1);
        await Assertions.Expect(head.Page.Locator(".nav-count").First).ToContainTextAsync("1");
        await head.LookAsync("today-message", dark: true);
        await head.LeaveAsync(() => head.Page.Locator("#messages button").Last.ClickAsync());
        await Assertions.Expect(head.Page.Locator("#messages .pill-blocked")).ToHaveCountAsync(0);
    }

    private async Task HoldAsync(Visitor operations)
    {
        await _server.MoveAsync("2026-12-05T09:00");
        await _server.TendAsync(_number);
        await operations.GoAsync(Run);
        await operations.Form("stage-hold").EvaluateAsync("form => form.noValidate = true");
        await operations.SubmitAsync("stage-hold");
        await Assertions.Expect(operations.Form("stage-hold").Locator(".error-summary")).ToBeVisibleAsync();
        await operations.LookAsync("stages-hold-refused");
        await operations.FillAsync("stage-hold", ("reason", "先查清资费投诉。"));
        await operations.SubmitAsync("stage-hold");
        await Assertions.Expect(operations.Page.Locator(".stage-held")).ToContainTextAsync("先查清资费投诉。");
        await operations.LookAsync("stages-held");
    }

    private static async Task StopAsync(Visitor operations)
    {
        await operations.FillAsync("stage-stop", ("reason", "规则须重做。"));
        await operations.SubmitAsync("stage-stop");
        await Assertions.Expect(operations.Page.Locator(".stage-dropped")).ToHaveCountAsync(2);
        Assert.That(await operations.Form("result").CountAsync(), Is.EqualTo(1), "now the result is reported");
        await operations.LookAsync("stages-stopped", dark: true);
    }
}
