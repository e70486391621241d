using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Gates;
using ServiceGate.Core.Commands.SignOffs;

namespace ServiceGate.BrowserTests.Story;

/// <summary>Takes the picture of the launch page that the README shows. Run it by name after the page has changed.</summary>
[Explicit("Writes a file of the repository."), Category("Picture")]
public sealed partial class LaunchPagePicture
{
    private Server _server = null!;
    private string _launch = "";

    [Test]
    public async Task Take()
    {
        await using (_server = await Server.StartAsync(("Delivery:Sms:PerSecond", "800"), ("Delivery:Sms:Parallel", "1")))
        {
            await DraftAsync();
            await ReviewAsync();
            await using var manager = await Visitor.SignInAsync(_server, "wang.min");
            await manager.GoAsync($"/launches/{_launch}");
            await _server.MoveAsync("2026-11-24T16:30");
            await Assertions.Expect(manager.Page.Locator("[data-bind$='-accepted']").First).ToHaveTextAsync(MostOfThem(), new() { Timeout = 120_000 });
            await manager.Page.SetViewportSizeAsync(1280, 1680);
            await manager.GoAsync($"/launches/{_launch}");
            await manager.Page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Repository, "samples", "tv-user-migration", "launch-page.png") });
        }
    }

    private async Task DraftAsync()
    {
        await _server.MoveAsync("2026-11-16T09:20");
        _launch = await _server.CreateLaunchAsync("电信电视分组用户迁移至新平台");
        foreach (var section in new[] { "concerns", "risks", "channels", "trials" }) await _server.FillAsync(_launch, "wang.min", section);
        await _server.RunAsync("wang.min", new SaveItem(_launch, "contingency", "P1", NotRehearsed("P1"), 0));
        await _server.FillAsync(_launch, "wang.min", "contingency");
        await _server.RunAsync("wang.min", new HandIn(_launch, "dossier"));
        await _server.MoveAsync("2026-11-17T14:05");
        await _server.ApproveAsync(_launch, "zhou.lan", "agree");
        await _server.MoveAsync("2026-11-18T10:30");
        await _server.ImportAsync(_launch, "sun.yue", 20_000);
        await _server.FillAsync(_launch, "sun.yue", "notices");
        await _server.RunAsync("sun.yue", new HandIn(_launch, "audience"));
    }

    private async Task ReviewAsync()
    {
        foreach (var (at, person, department) in new[] { ("19T11:10", "li.qiang", "it"), ("19T15:40", "zhao.hai", "network"), ("20T10:12", "chen.jing", "customer-service") })
        {
            await _server.MoveAsync($"2026-11-{at}");
            await _server.ApproveAsync(_launch, person, $"review-{department}");
        }
        foreach (var (at, person, channel) in new[]
        {
            ("20T11:05", "ma.chao", "shop"), ("20T13:30", "gao.yun", "app"), ("20T14:20", "lin.fan", "tv-screen"), ("20T16:45", "tang.wei", "account-manager"), ("23T09:15", "xu.lin", "hotline"),
        })
        {
            await _server.MoveAsync($"2026-11-{at}");
            await _server.RunAsync(person, new AcknowledgeScript(_launch, channel, 1));
        }
    }

    private static JsonElement NotRehearsed(string plan)
    {
        var json = JsonNode.Parse(Sample.Item("contingency", plan).GetRawText())!.AsObject();
        json.Remove("rehearsal");
        return JsonSerializer.SerializeToElement(json);
    }

    [GeneratedRegex("^1[2-6],")]
    private static partial Regex MostOfThem();
}
