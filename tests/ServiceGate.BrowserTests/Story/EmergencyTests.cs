using Microsoft.Playwright;
using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.BrowserTests.Story;

/// <summary>A stolen cable, in English: declared, customers told at once and kept informed, restored, and the review that is owed afterwards.</summary>
public sealed class EmergencyTests
{
    private const string Operations = "sun.yue";
    private Server _server = null!;
    private string _number = "";

    private string Launch => $"/launches/{_number}";

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await Server.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    [Test]
    public async Task Emergency_FromItsDeclarationToTheReview_TellsCustomersFirst()
    {
        await using var operations = await Visitor.SignInAsync(_server, Operations, "en");
        await DeclareAsync(operations);
        await TellAsync(operations);
        await RestoreAsync(operations);
        await OweTheReviewAsync(operations);
    }

    private async Task DeclareAsync(Visitor operations)
    {
        await operations.LeaveAsync(() => operations.Page.Locator("a[href='/launches/new']").ClickAsync());
        await operations.LookAsync("new-kinds");
        await operations.LeaveAsync(() => operations.Page.Locator("main a[href='/launches/new?kind=network-cutover&variant=emergency']").ClickAsync());
        await Assertions.Expect(operations.Page.Locator("[name='window.start']")).ToHaveValueAsync("2026-11-02T09:00");
        await operations.FillAsync("new-launch", ("title", "Cable stolen at Wulin Square"), ("scope", "HZ"));
        await operations.Form("new-launch").EvaluateAsync("form => form.noValidate = true");
        await operations.SubmitAsync("new-launch");
        await Assertions.Expect(operations.Page.Locator(".error-summary")).ToContainTextAsync("Name the cause");
        await operations.LookAsync("emergency-new-refused");
        await operations.FillAsync("new-launch", ("cause", "cable-theft"), ("window.start", "2026-11-02T08:40"), ("window.end", "2026-11-02T14:00"));
        await operations.SubmitAsync("new-launch");
        Assert.That(operations.Path, Does.Match("^/launches/HZ-2026-[0-9]{6}/notices$"));
        _number = operations.Path.Split('/')[2];
    }

    private async Task TellAsync(Visitor operations)
    {
        await _server.ImportAsync(_number, Operations, 20, "HZ");
        foreach (var (step, proposal) in _server.Checklist(LaunchKind.NetworkCutover, LaunchVariant.Emergency).Notices)
            await _server.SaveAsync(_number, Operations, "notices", step, proposal);
        await operations.GoAsync($"{Launch}/notices");
        await operations.LookAsync("emergency-notices");
        await operations.SubmitAsync("hand-in");
        Assert.That(operations.Path, Is.EqualTo(Launch));
        await operations.LookAsync("emergency-overview", dark: true);
        await operations.GoAsync($"{Launch}/run");
        await Assertions.Expect(operations.Page.Locator("#emergency .emergency-told")).ToContainTextAsync("Notice of a fault");
        await Assertions.Expect(operations.Page.Locator("#emergency")).ToContainTextAsync("2 Nov 11:00");
        await operations.LookAsync("emergency-told", dark: true);
        await _server.MoveAsync("2026-11-02T11:01");
        await _server.TendAsync(_number);
        await operations.GoAsync($"{Launch}/run");
        await Assertions.Expect(operations.Page.Locator("#emergency .emergency-told")).ToContainTextAsync("Progress notice");
        await operations.GoAsync("/launches?variant=emergency");
        await Assertions.Expect(operations.Page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(operations.Page.Locator("main tbody .pill-emergency")).ToHaveCountAsync(2);
        await operations.LookAsync("launches-emergency", dark: true);
    }

    private async Task RestoreAsync(Visitor operations)
    {
        await _server.MoveAsync("2026-11-02T12:30");
        await operations.GoAsync($"{Launch}/run");
        await operations.FillAsync("result", ("result", "success"), ("note", "Spliced."));
        await operations.SubmitAsync("result");
        await Assertions.Expect(operations.Page.Locator(".send-question")).ToContainTextAsync("20 customers");
        await operations.LookAsync("emergency-restored-asked");
        await operations.SubmitAsync("result");
        Assert.That(operations.Path, Is.EqualTo($"{Launch}/run?done=result"));
        await Assertions.Expect(operations.Page.Locator("#emergency")).ToContainTextAsync("3 Nov 12:30");
        await operations.LookAsync("emergency-restored");
    }

    /// <summary>Operations own it: the dossier is theirs, within 24 hours.</summary>
    private async Task OweTheReviewAsync(Visitor operations)
    {
        await _server.AnswerConcernsAsync(_number, Operations, LaunchKind.NetworkCutover, LaunchVariant.Emergency);
        await _server.AssessAsync(_number, Operations, 2, 3);
        await _server.ExplainAsync(_number, Operations, LaunchKind.NetworkCutover, LaunchVariant.Emergency);
        await operations.GoAsync("/");
        await operations.LookAsync("today-emergency");
        await operations.LeaveAsync(() => operations.Page.Locator("main table a[href$='/dossier']").First.ClickAsync());
        await operations.LookAsync("emergency-dossier");
        await operations.SubmitAsync("hand-in");
        Assert.That(operations.Path, Is.EqualTo(Launch));
        await using var network = await Visitor.SignInAsync(_server, "zhao.hai", "en");
        await network.GoAsync($"{Launch}/review");
        await network.LookAsync("emergency-review");
    }
}
