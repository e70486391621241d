using Microsoft.Playwright;
using ServiceGate.Core.Facts.Launches;

namespace ServiceGate.BrowserTests.Story;

/// <summary>A product of high risk: planned in stages, signed in the province, decided by the committee under a condition that is confirmed in the end.</summary>
public sealed class CommitteeTests
{
    private const string Condition = "上线前完成计费双轨核对并出具报告。";
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
    public async Task Product_OfHighRisk_GoesThroughTheCommitteeUnderACondition()
    {
        await CreateAsync();
        await ToCommitteeAsync();
        await VoteAsync();
        await ReportAsync();
        await ConfirmAsync();
    }

    /// <summary>The kind is chosen first; a stage is added without scripts having any part in it.</summary>
    private async Task CreateAsync()
    {
        await using var manager = await Visitor.SignInAsync(_server, "wang.min", scripts: false);
        await manager.GoAsync("/launches/new");
        await manager.LookAsync("new-kinds");
        Assert.That(await manager.Page.Locator("main a[href*='variant=emergency']").CountAsync(), Is.Zero, "a product manager declares no emergency");
        await manager.LeaveAsync(() => manager.Page.Locator("main a[href='/launches/new?kind=product&variant=launch']").ClickAsync());
        await Assertions.Expect(manager.Page.Locator("[name='window.start']")).ToHaveValueAsync("2026-11-09T09:00");
        await manager.FillAsync("new-launch", ("title", "影视会员新套餐"), ("window.start", "2026-12-01T09:00"), ("window.end", "2026-12-20T18:00"), ("scope", "HZ"),
            ("stages[0].name.zh", "余杭试点"), ("stages[0].name.en", "Pilot in Yuhang"), ("stages[0].start", "2026-12-01T09:00"), ("stages[0].criteria", "投诉不超过3件"),
            ("stages[2].name.zh", "全量上线"), ("stages[2].start", "2026-12-15T09:00"));
        await manager.LeaveAsync(() => manager.Page.Locator("button[name=moreStages]").ClickAsync());
        Assert.That(await manager.Page.Locator("[name='stages[2].name.zh']").InputValueAsync(), Is.EqualTo("全量上线"), "the empty row stands before the last");
        Assert.That(await manager.Page.Locator("[name='stages[1].name.zh']").InputValueAsync(), Is.Empty);
        await manager.LookAsync("new-product-stages");
        await manager.FillAsync("new-launch", ("stages[1].name.zh", "三个县区"), ("stages[1].start", "2026-12-21T09:00"));
        await manager.SubmitAsync("new-launch");
        Assert.That(await manager.Page.Locator("[name='stages[1].start'].is-invalid").CountAsync(), Is.EqualTo(1), "it begins within the window");
        await manager.LookAsync("new-product-refused");
        await manager.FillAsync("new-launch", ("stages[1].start", "2026-12-08T09:00"));
        await manager.SubmitAsync("new-launch");
        Assert.That(manager.Path, Does.Match("^/launches/HZ-2026-[0-9]{6}/dossier/concerns$"));
        _number = manager.Path.Split('/')[2];
        await manager.LookAsync("product-concerns");
        Assert.That(await manager.Page.Locator(".sections > ul > li > a").CountAsync(), Is.EqualTo(8), "what the kind does not ask for is not shown");
        await manager.GoAsync($"{Launch}/dossier");
        await manager.FillAsync("header", ("description", "新旧套餐并存。"));
        await manager.SubmitAsync("header");
        var header = await _server.ItemAsync(_number, "launch", "header");
        Assert.That(header.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("name").GetProperty("zh").GetString()), Is.EqualTo(new[] { "余杭试点", "三个县区", "全量上线" }));
        await manager.LookAsync("product-header");
    }

    private async Task ToCommitteeAsync()
    {
        await _server.AnswerConcernsAsync(_number, "wang.min", LaunchKind.Product);
        await _server.AssessAsync(_number, "wang.min", 4, 4);
        await _server.ExplainAsync(_number, "wang.min", LaunchKind.Product);
        await _server.HandInAsync(_number, "wang.min", "dossier");
        await _server.ApproveAsync(_number, "zhou.lan", "agree");
        await using (var operations = await Visitor.SignInAsync(_server, "sun.yue"))
        {
            await operations.GoAsync($"{Launch}/notices");
            await operations.LookAsync("product-notices");
            await operations.SubmitAsync("hand-in");
            Assert.That(operations.Path, Is.EqualTo(Launch), "a product without a list of customers is handed in as it is");
        }
        await _server.ApproveAllAsync(_number, ("fu.xin", "review-market"), ("shi.tao", "review-it"), ("zou.ying", "review-channels"), ("kong.de", "review-legal"));
        await using var service = await Visitor.SignInAsync(_server, "lu.hua");
        await service.GoAsync($"{Launch}/review/review-customer-service");
        await service.LookAsync("review-panel-of-two");
        await service.OpenPartsAsync();
        await service.FillAsync("decide", ("decision", "approve"));
        await service.SubmitAsync("decide");
        await _server.ApproveAsync(_number, "ren.jie", "review-customer-service");
    }

    private async Task VoteAsync()
    {
        await using var market = await Visitor.SignInAsync(_server, "jia.yi");
        await market.LeaveAsync(() => market.Page.Locator("main table a").First.ClickAsync());
        Assert.That(market.Path, Is.EqualTo($"{Launch}/review/committee"));
        await market.LookAsync("review-committee", dark: true);
        await Assertions.Expect(market.Page.Locator("#panel")).ToContainTextAsync("产品部是提出部门，回避表决。");
        await market.OpenPartsAsync();
        await market.FillAsync("decide", ("decision", "approve-with-conditions"));
        await market.SubmitAsync("decide");
        await Assertions.Expect(market.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await market.FillAsync("decide", ("decision", "approve-with-conditions"), ("findings[0].section", "risks"), ("findings[0].itemKey", "R1"), ("findings[0].text", Condition));
        await market.SubmitAsync("decide");
        await _server.ApproveAllAsync(_number, ("ren.jie", "committee"));
        await market.GoAsync($"{Launch}/review/committee");
        await Assertions.Expect(market.Page.Locator("#panel .card-actions")).ToContainTextAsync("同意 2 票，需 3 票");
        await market.LookAsync("review-committee-two-votes");
        await _server.ApproveAllAsync(_number, ("bai.yun", "committee"));
    }

    /// <summary>The owner reports; the reviewer asks for more; the owner reports again.</summary>
    private async Task ReportAsync()
    {
        await using var manager = await Visitor.SignInAsync(_server, "wang.min");
        await using var market = await Visitor.SignInAsync(_server, "jia.yi");
        await ReportAsync(manager, "已核对一半。");
        await market.GoAsync("/");
        await market.LeaveAsync(() => market.Page.Locator("main table a").First.ClickAsync());
        var form = await FormAsync(market);
        await market.LookAsync("condition-to-confirm");
        await market.FillAsync(form, ("fulfilled", "false"));
        await market.SubmitAsync(form);
        Assert.That(await market.Form(form).Locator("[name=remark].is-invalid").CountAsync(), Is.EqualTo(1), "a reason is needed");
        await market.FillAsync(form, ("fulfilled", "false"), ("remark", "另一半何时核对？"));
        await market.SubmitAsync(form);
        await manager.GoAsync($"{Launch}/review");
        await Assertions.Expect(manager.Page.Locator("#conditions")).ToContainTextAsync("另一半何时核对？");
        await ReportAsync(manager, "已全部核对，报告SG-9。");
    }

    private static async Task ReportAsync(Visitor manager, string answer)
    {
        await manager.GoAsync("/");
        await manager.LookAsync("today-condition");
        await manager.LeaveAsync(() => manager.Page.Locator("main table a[href*='#finding-']").First.ClickAsync());
        var form = await FormAsync(manager);
        await manager.LookAsync("condition-owed");
        await manager.FillAsync(form, ("answer", answer));
        await manager.SubmitAsync(form);
    }

    private async Task ConfirmAsync()
    {
        await using var market = await Visitor.SignInAsync(_server, "jia.yi");
        await market.GoAsync($"{Launch}/review");
        var form = await FormAsync(market);
        await market.FillAsync(form, ("fulfilled", "true"));
        await market.SubmitAsync(form);
        await Assertions.Expect(market.Page.Locator("#conditions .pill-open")).ToHaveCountAsync(1);
        await market.GoAsync(Launch);
        await market.LookAsync("product-conditions-met");
    }

    private static async Task<string> FormAsync(Visitor visitor) => (await visitor.Page.Locator("#conditions form input[name=_handler]").First.GetAttributeAsync("value"))!;
}
