using Microsoft.Playwright;

namespace ServiceGate.BrowserTests.Story;

/// <summary>
/// The main job as its people do it, through pages only: from the first form to the last notice. On the way every page is looked at, at both widths
/// and in both languages. What many alike forms would repeat (all but one item of a section) is given as commands.
/// </summary>
public sealed partial class StoryTests
{
    private const int Customers = 300;
    private const string Chinese = "zh-CN";
    private const string English = "en";

    /// <summary>Who works in English; the others do in Chinese.</summary>
    private static readonly HashSet<string> EnglishSpeakers = ["sun.yue", "zhao.hai", "xu.lin", "admin"];

    private readonly Dictionary<string, Visitor> _visitors = new(StringComparer.Ordinal);
    private readonly Dictionary<Visitor, Visitor> _others = [];
    private Server _server = null!;
    private string _number = "";

    private string Launch => $"/launches/{_number}";

    [SetUp]
    public async Task StartAsync() => _server = await Server.StartAsync();

    [TearDown]
    public async Task StopAsync()
    {
        foreach (var visitor in _visitors.Values.Concat(_others.Values)) await visitor.DisposeAsync();
        _visitors.Clear();
        _others.Clear();
        await _server.DisposeAsync();
    }

    [Test, AgainAfterCrash]
    public async Task Launch_WhenEverybodyDoesTheirPart_GoesFromTheFirstFormToTheLastNotice()
    {
        using (Assert.EnterMultipleScope())
        {
            await FillInAsync();
            await AgreeAsync();
            await PrepareNoticesAsync();
            await ReturnAsync();
            await MendAsync();
            await SignAgainAsync();
            await AcknowledgeAsync();
            await AnnounceAsync();
            await LookAroundAsync();
            await GoAheadAsync();
            await ReportAsync();
            await RollBackAsync();
            await CloseAsync();
        }
    }

    private async Task FillInAsync()
    {
        var manager = await AsAsync("wang.min", "/");
        await LookAsync(manager, "today-empty");
        await manager.GoAsync("/launches/new?kind=it-cutover");
        await LookAsync(manager, "launch-new");
        await manager.FillAsync("new-launch", ("title", "电视用户迁移第3组"), ("description", "第3组用户迁移至新平台。"), ("window.start", "2026-11-28T00:00"),
            ("window.end", "2026-11-28T06:00"), ("scope", "HZ,SX"), ("externalOrders", "IT-2026-0317"));
        await manager.SubmitAsync("new-launch");
        Assert.That(manager.Path, Does.Match("^/launches/HZ-2026-[0-9]{6}/dossier/concerns$"));
        _number = manager.Path.Split('/')[2];
        foreach (var (section, key) in new[] { ("concerns", "C1"), ("risks", "R1"), ("contingency", "P1"), ("channels", "hotline"), ("trials", "T1") })
            await FillSectionAsync(manager, section, key);
        await manager.GoAsync($"{Launch}/dossier");
        await LookAsync(manager, "dossier-launch");
        await manager.SubmitAsync("hand-in");
    }

    private async Task FillSectionAsync(Visitor manager, string section, string key)
    {
        await manager.GoAsync($"{Launch}/dossier/{section}");
        await manager.FillAsync($"{section}-{key}", Sample.Item(section, key));
        await manager.SubmitAsync($"{section}-{key}");
        Assert.That(manager.Path, Is.EqualTo($"{Launch}/dossier/{section}?saved={key}"), "saved");
        await _server.FillAsync(_number, "wang.min", section);
        await manager.GoAsync($"{Launch}/dossier/{section}");
        await LookAsync(manager, $"dossier-{section}");
    }

    private async Task AgreeAsync()
    {
        var head = await AsAsync("zhou.lan", "/");
        await LookAsync(head, "today-head");
        await head.LeaveAsync(() => head.Page.Locator("main table a").First.ClickAsync());
        Assert.That(head.Path, Is.EqualTo($"{Launch}/review/agree"));
        await LookAsync(head, "review-agree");
        await DecideAsync(head, "agree");
    }

    private async Task PrepareNoticesAsync()
    {
        var operations = await AsAsync("sun.yue", $"{Launch}/notices");
        await LookAsync(operations, "notices-empty");
        await operations.Form("import").Locator("[name=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "customers.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Sample.Customers(Customers))),
        });
        await operations.SubmitAsync("import");
        await operations.LookAsync("notices-list-shown");
        await operations.SubmitAsync("adopt-list");
        await Assertions.Expect(operations.Page.Locator("#audience dd").First).ToHaveTextAsync("300");
        await operations.FillAsync("notices-announce-72h", Sample.Item("notices", "announce-72h"));
        await operations.SubmitAsync("notices-announce-72h");
        await _server.FillAsync(_number, "sun.yue", "notices");
        await operations.GoAsync($"{Launch}/notices");
        await LookAsync(operations, "notices-planned");
        await operations.SubmitAsync("hand-in");
        Assert.That(operations.Path, Is.EqualTo(Launch));
        await LookAsync(operations, "launch-in-review");
    }

    /// <summary>Customer service and IT sign; the network department returns it with a finding.</summary>
    private async Task ReturnAsync()
    {
        await SignAsync("chen.jing", "customer-service");
        await SignAsync("li.qiang", "it");
        var network = await AsAsync("zhao.hai", $"{Launch}/review/review-network");
        await network.OpenPartsAsync();
        await network.FillAsync("decide", ("decision", "return"), ("findings[0].section", "risks"), ("findings[0].itemKey", "R5"), ("findings[0].text", "判断点时间过晚。"));
        await network.SubmitAsync("decide");
        await LookAsync(network, "review-returned");
        Assert.That(await network.Page.Locator("#findings li").CountAsync(), Is.EqualTo(1));
    }

    private async Task MendAsync()
    {
        var manager = await AsAsync("wang.min", "/");
        await LookAsync(manager, "today-returned");
        await manager.GoAsync($"{Launch}/dossier/risks?change=1");
        await manager.FillAsync("risks-R5", ("controls", "设4:00最晚整体回退判断点。"));
        await manager.SubmitAsync("risks-R5");
        await LookAsync(manager, "dossier-mended");
        await manager.SubmitAsync("hand-in");
        Assert.That(await manager.Page.Locator(".error-summary, .field-error").CountAsync(), Is.GreaterThan(0), "the finding is still unanswered");
        await LookAsync(manager, "dossier-hand-in-refused", form: "hand-in");
        await manager.GoAsync($"{Launch}/review");
        var answer = manager.Page.Locator("#findings form input[name=_handler]");
        var form = (await answer.GetAttributeAsync("value"))!;
        await manager.FillAsync(form, ("answer", "已提前至4:00。"));
        await manager.SubmitAsync(form);
        await manager.GoAsync($"{Launch}/dossier/risks");
        await manager.SubmitAsync("hand-in");
        await DecideAsync(await AsAsync("zhou.lan", $"{Launch}/review/agree"), "agree");
    }

    /// <summary>Only what changed is asked again of those who had signed.</summary>
    private async Task SignAgainAsync()
    {
        var service = await AsAsync("chen.jing", "/reviews");
        Assert.That(await service.Page.Locator($"main a[href=\"{Launch}/review/review-customer-service\"]").CountAsync(), Is.Zero, "its signature stands");
        var it = await AsAsync("li.qiang", "/reviews");
        await LookAsync(it, "reviews");
        await it.LeaveAsync(() => it.Page.Locator($"main a[href=\"{Launch}/review/review-it\"]").First.ClickAsync());
        await LookAsync(it, "review-again", dark: true);
        Assert.That(await it.Page.Locator("#changes h3").CountAsync(), Is.EqualTo(1), "one item changed");
        await Assertions.Expect(it.Page.Locator("#changes")).ToContainTextAsync("R5");
        await DecideAsync(it, "review-it");
        await DecideAsync(await AsAsync("zhao.hai", $"{Launch}/review/review-network"), "review-network");
    }

    private async Task AcknowledgeAsync()
    {
        var manager = await AsAsync("wang.min", Launch);
        await Assertions.Expect(Gate(manager, "notice-release", "blocked")).ToBeVisibleAsync();
        await LookAsync(manager, "launch-blocked", dark: true);
        foreach (var (channel, owner) in new[] { ("hotline", "xu.lin"), ("shop", "ma.chao"), ("app", "gao.yun"), ("tv-screen", "lin.fan"), ("account-manager", "tang.wei") })
        {
            var visitor = await AsAsync(owner, "/");
            await visitor.LeaveAsync(() => visitor.Page.Locator("main table a").First.ClickAsync());
            if (channel == "hotline") await LookAsync(visitor, "script-to-acknowledge");
            await visitor.SubmitAsync($"acknowledge-{channel}");
        }
        await manager.GoAsync(Launch);
        await Assertions.Expect(Gate(manager, "notice-release", "open")).ToBeVisibleAsync();
    }

    private async Task AnnounceAsync()
    {
        var operations = await AsAsync("sun.yue", $"{Launch}/notices");
        await _server.MoveAsync("2026-11-24T16:00");
        await BatchesDoneAsync(operations, 2);
        Assert.That(Directory.GetFiles(_server.Pickup, "sms-*.json"), Is.Not.Empty);
        await operations.GoAsync($"{Launch}/notices");
        await LookAsync(operations, "notices-sent", dark: true);
        var manager = await AsAsync("wang.min", Launch);
        await Assertions.Expect(Gate(manager, "go-ahead", "blocked")).ToBeVisibleAsync();
        await LookAsync(manager, "launch-announcing", dark: true);
        await operations.GoAsync($"{Launch}/notices");
        await _server.MoveAsync("2026-11-27T16:00");
        await BatchesDoneAsync(operations, 3);
    }

    private async Task GoAheadAsync()
    {
        var operations = await AsAsync("sun.yue", $"{Launch}/run");
        await LookAsync(operations, "run-duty");
        await operations.FillAsync("duty", ("people.commander", "zhou.lan"), ("people.operator", "li.qiang"), ("people.checker", "zhao.hai"),
            ("people.monitoring", "sun.yue"), ("people.hotline-lead", "he.ting"));
        await operations.SubmitAsync("duty");
        await operations.GoAsync(Launch);
        await Assertions.Expect(Gate(operations, "go-ahead", "open")).ToBeVisibleAsync();
        await LookAsync(operations, "launch-ready");
    }

    private async Task ReportAsync()
    {
        await _server.MoveAsync("2026-11-28T05:40");
        var operations = await AsAsync("sun.yue", $"{Launch}/run");
        await LookAsync(operations, "run-report");
        await operations.FillAsync("result", ("result", "partial-success"), ("failedAccounts", string.Join('\n', Sample.Accounts(2))), ("note", "两户未迁移。"));
        await operations.SubmitAsync("result");
        await Assertions.Expect(operations.Page.Locator(".send-question")).ToBeVisibleAsync();
        await operations.LookAsync("run-report-asked");
        await operations.SubmitAsync("result");
        await LookAsync(operations, "run-reported");
    }

    private async Task RollBackAsync()
    {
        await _server.MoveAsync("2026-11-28T07:10");
        var agent = await AsAsync("he.ting", "/customers");
        await LookAsync(agent, "customers");
        await agent.Page.Locator("main [name=q]").FillAsync(Sample.Accounts(1)[0]);
        await agent.LeaveAsync(() => agent.Page.Locator("main [name=q]").PressAsync("Enter"));
        await LookAsync(agent, "customers-found", dark: true);
        await agent.LeaveAsync(() => agent.Page.Locator("main a[href*='/hotline?account=']").First.ClickAsync());
        await agent.Page.Locator("main [name=identity]").SelectOptionAsync("service-password");
        await agent.Page.Locator("main [name=call]").FillAsync("CC-20261128-0710");
        await agent.Page.Locator("main [name=reason]").FillAsync("无法收看");
        await agent.Page.Locator("main [name=consented]").CheckAsync();
        await LookAsync(agent, "hotline-roll-back");
        await agent.LeaveAsync(() => agent.Page.Locator("main form:has([name=consented]) button").ClickAsync());
        await LookAsync(agent, "hotline-rolled-back");
        await agent.GoAsync($"/customers?q={Sample.Accounts(1)[0]}");
        Assert.That(await agent.Page.Locator(".affecting .pill-open").CountAsync(), Is.EqualTo(1), "rolled back");
    }

    private async Task CloseAsync()
    {
        var operations = await AsAsync("sun.yue", $"{Launch}/notices");
        await _server.MoveAsync("2026-11-28T08:00");
        await Assertions.Expect(operations.Page.Locator("#batches .pill-open")).ToHaveCountAsync(4, new() { Timeout = 60_000 });
        var manager = await AsAsync("wang.min", $"{Launch}/run");
        await LookAsync(manager, "run-close");
        await manager.FillAsync("close", ("lessons", "下组先换机再迁移。"));
        await manager.SubmitAsync("close");
        await manager.GoAsync(Launch);
        await LookAsync(manager, "launch-closed", dark: true);
        await manager.GoAsync($"{Launch}/history");
        await LookAsync(manager, "launch-history");
    }
}
