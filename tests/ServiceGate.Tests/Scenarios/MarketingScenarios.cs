using System.Text.Json;
using ServiceGate.Core.Commands.Audiences;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Notices;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Audiences;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Marketing goes only to who has agreed, does not refuse, and was not written to often enough lately; service goes to everybody.</summary>
public class MarketingScenarios
{
    private const string Use = "营销短信";

    private static readonly WindowInput Day = new("2026-12-22T09:00", "2026-12-22T20:00", "Asia/Shanghai");

    [Test]
    public async Task Marketing_LeavesOutWhoRefuses_AndSaysHowMany()
    {
        var story = await ReadyAsync(Use, consents: 30);
        await RefuseAsync(story, 3, 7);

        await SendAsync(story);

        Assert.That(story.ToldBy("message"), Is.EqualTo(Enumerable.Range(1, 30).Except([3, 7])));
        var batch = story.Batch("message");
        Assert.That((batch.Planned, batch.Excluded, batch.Accepted), Is.EqualTo((28, 2, 28)));
        Assert.That(await ExclusionsAsync(story), Is.EqualTo(new[] { new Exclusion(ExclusionReason.Refused, 2) }));
    }

    [Test]
    public async Task Marketing_BeforeItBegins_SaysWhomItWouldLeaveOut()
    {
        var story = await ReadyAsync(Use, consents: 25);
        await RefuseAsync(story, 3, 30);

        Assert.That(await ExclusionsAsync(story), Is.EqualTo(new[] { new Exclusion(ExclusionReason.Refused, 2), new Exclusion(ExclusionReason.NoConsent, 4) }));
        Assert.That(story.Batch("message").Excluded, Is.Zero);
    }

    [TestCase(Use, "2026-12-22", null, 30)]
    [TestCase(Use, "2026-12-23", null, 0, Description = "given the day after")]
    [TestCase(Use, "2026-01-01", "2026-12-22", 30)]
    [TestCase(Use, "2026-01-01", "2026-12-21", 0, Description = "over the day before")]
    [TestCase("账单提醒", "2026-01-01", null, 0, Description = "for another use")]
    public async Task Marketing_GoesByAConsentForThisUseThatHoldsOnTheDay(string use, string on, string? until, int told)
    {
        var story = await ReadyAsync(use, consents: 30, DateOf(on), until is null ? null : DateOf(until));

        await SendAsync(story);

        Assert.That(story.ToldBy("message"), Has.Count.EqualTo(told));
    }

    [Test]
    public async Task Refusal_WhileItGoesOut_HoldsAtOnce()
    {
        var story = await ReadyAsync(Use, consents: 500, customers: 500);
        await story.At("2026-12-22T10:00").DoAsync(Scenario.Operations, new ReportStart(story.Number));
        await story.TendAsync();
        await story.SendChunkAsync();

        await RefuseAsync(story, 5, 300, 450);
        await story.WorkAsync();

        Assert.That(story.ToldBy("message"), Is.EqualTo(Enumerable.Range(1, 500).Except([300, 450])), "who was told before is told");
        var batch = story.Batch("message");
        Assert.That((batch.Status, batch.Planned, batch.Excluded, batch.Accepted), Is.EqualTo((BatchStatus.Done, 498, 2, 498)));
    }

    [Test]
    public async Task Service_GoesToWhoRefusesMarketing()
    {
        var story = await ReadyAsync(null, consents: 0);
        await RefuseAsync(story, 3, 7);

        await SendAsync(story);

        Assert.That(story.ToldBy("message"), Has.Count.EqualTo(30));
        Assert.That(await ExclusionsAsync(story), Is.Empty);
    }

    [Test]
    public async Task Marketing_ReachesNobodyOftenerThanTheLimitSays()
    {
        var story = await ReadyAsync(Use, consents: 30);
        await SendAsync(story);
        var first = story.Number;

        await ReadyAsync(story, Use, 30, 30, new("2026-12-28T09:00", "2026-12-28T20:00", "Asia/Shanghai"));
        await SendAsync(story, "2026-12-28T10:00");
        Assert.That((story.Number != first, story.ToldBy("message").Count), Is.EqualTo((true, 0)), "six days later");
        Assert.That(await ExclusionsAsync(story), Is.EqualTo(new[] { new Exclusion(ExclusionReason.TooOften, 30) }));

        await ReadyAsync(story, Use, 30, 30, new("2026-12-30T09:00", "2026-12-30T20:00", "Asia/Shanghai"));
        await SendAsync(story, "2026-12-30T10:00");
        Assert.That(story.ToldBy("message"), Has.Count.EqualTo(30), "eight days later");
    }

    [Test]
    public async Task TextThatLooksLikeMarketing_GoesAsService_OnlyByAReviewersWord()
    {
        var story = await ReadyAsync(null, consents: 0, stays: "review-legal", text: "您的套餐即将到期，续订8折优惠。");
        Assert.That(await story.BlockersAsync("notice-release"), Does.Contain("gate.marketing-undecided message"));
        var seen = story.RevisionOf("notices", "message");

        Assert.That((await story.RunAsync(Scenario.Operations, new DeclareServiceOnly(story.Number, "message", seen))).Refusal, Is.EqualTo(Refusal.Forbidden), "who wrote it is no reviewer");
        await story.DoAsync("kong.de", new DeclareServiceOnly(story.Number, "message", seen));
        Assert.That(await story.BlockersAsync("notice-release"), Does.Not.Contain("gate.marketing-undecided message"));

        (await story.SaveAsync(Scenario.Operations, "notices", "message", Message("您的套餐即将到期，续订7折优惠。"))).Required();
        Assert.That(await story.BlockersAsync("notice-release"), Does.Contain("gate.marketing-undecided message"), "another text");
    }

    [Test]
    public async Task TakeDownRefusals_CountsWhoRefusesAlready_AndTellsNoAddress()
    {
        var story = await Scenario.StartAsync();

        var first = await story.DoAsync(Scenario.Agent, Refuse("10000000001", "10000000002"));
        var second = await story.DoAsync(Scenario.Operations, Refuse("10000000002", "10000000003"));

        Assert.That((first, second), Is.EqualTo((new RefusalsTakenDown(2, 0), new RefusalsTakenDown(1, 1))));
        Assert.That(string.Join(' ', story.State.Commands.Values) + string.Join(' ', story.State.Audit.Values.SelectMany(a => a)), Does.Not.Contain("1000000000"));
        Assert.That((await story.RunAsync(Scenario.Manager, Refuse("10000000004"))).Refusal, Is.EqualTo(Refusal.Forbidden));
        Assert.That((await story.RunAsync(Scenario.Operations, Refuse("12345"))).Violations.Select(v => (v.Field, v.Rule)), Is.EqualTo(new[] { ("addresses[0]", "import.phone") }));
    }

    [Test]
    public async Task TakeBackRefusal_IsForOperations_WithAReason()
    {
        var story = await Scenario.StartAsync();
        await story.DoAsync(Scenario.Agent, Refuse("10000000001"));

        Assert.That((await story.RunAsync(Scenario.Agent, TakeBack("10000000001"))).Refusal, Is.EqualTo(Refusal.Forbidden));
        Assert.That((await story.RunAsync(Scenario.Operations, TakeBack("10000000009"))).Refusal, Is.EqualTo(Refusal.NotFound));
        await story.DoAsync(Scenario.Operations, TakeBack("10000000001"));
        Assert.That(story.State.Refusals, Is.Empty);
    }

    [TestCase("+86 138-0013-8000", "13800138000")]
    [TestCase("0086 (138) 0013.8000", "13800138000")]
    [TestCase("13800138000，13800138000\n13900139000", "13800138000,13900139000")]
    [TestCase("+44 20 7946 0958", "+442079460958")]
    public void Split_TakesNumbersAsPeopleWriteThem(string typed, string read) => Assert.That(string.Join(',', RefusalRules.Split([typed])), Is.EqualTo(read));

    [TestCase("流量包每月仅需19元", "price")]
    [TestCase("Only ¥19 a month", "price")]
    [TestCase("首月免费体验", "price")]
    [TestCase("续订享8折优惠", "offer")]
    [TestCase("Get a 20% discount", "offer")]
    [TestCase("点击 https://a.example/x 办理", "link")]
    [TestCase("登录 www.example.cn 查看", "link")]
    [TestCase("登录www.example.cn查看", "link")]
    [TestCase("点击a.cc/x1办理", "link")]
    [TestCase("详见carrier.example.com.cn", "link")]
    [TestCase("详见carrier.cn。", "link")]
    [TestCase("您可享free流量", "price")]
    [TestCase("本月offer到期", "offer")]
    [TestCase("全场20% off起", "offer")]
    [TestCase("请勿使用旧版2.net8框架", "")]
    [TestCase("Freedom of choice stays as it is", "")]
    [TestCase("您的账单已出，请登录网上营业厅查看", "")]
    [TestCase("Your area will be without service from 00:00 to 06:00", "")]
    public void Signs_OfMarketing_AreFoundInATextWhateverItIsCalled(string text, string signs) =>
        Assert.That(ServiceGate.Core.Rules.Notices.MarketingSigns.In(new(text, null)), signs.Length == 0 ? Is.Empty : Does.Contain(signs));

    private static DateOnly DateOf(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonElement Message(string text, string nature = "service", string? use = null) => JsonSerializer.SerializeToElement(new Dictionary<string, object?>
    {
        ["purpose"] = "outreach",
        ["nature"] = nature,
        ["consentFor"] = use,
        ["channels"] = new[] { "sms" },
        ["text"] = new { zh = text },
    }.Where(m => m.Value is not null).ToDictionary());

    private static TakeDownRefusals Refuse(params string[] numbers) => new TakeDownRefusals("HZ", "sms", "hotline", RefusalRules.WordOf([1, 2, 3], numbers)).For(numbers);

    private static TakeBackRefusal TakeBack(string number) => new TakeBackRefusal("sms", RefusalRules.WordOf([1, 2, 3], [number]), "客户来电恢复").For(number);

    /// <summary>Customers refuse by their numbers as <see cref="Scenario.Customers"/> gave them.</summary>
    private static Task<RefusalsTakenDown> RefuseAsync(Scenario story, params int[] numbers) => story.DoAsync(Scenario.Agent, Refuse([.. numbers.Select(n => $"100{n:D8}")]));

    private static async Task SendAsync(Scenario story, string at = "2026-12-22T10:00")
    {
        await story.At(at).DoAsync(Scenario.Operations, new ReportStart(story.Number));
        await story.WorkAsync();
    }

    private static async Task<IReadOnlyList<Exclusion>> ExclusionsAsync(Scenario story)
    {
        await using var session = await story.Sessions.ReadAsync();
        return await session.Notices.ExclusionsAsync(story.Batch("message"), story.Launch.AudienceId!.Value, story.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    }

    /// <summary>The story up to the go-ahead of an outreach, or as far as it stays.</summary>
    private static async Task<Scenario> ReadyAsync(
        string? use, int consents, DateOnly? on = null, DateOnly? until = null, int customers = 30, string stays = "launch", string? text = null)
    {
        var story = await Scenario.StartAsync(ShippedCatalogue.Newest);
        story.Consent = new(use ?? Use, "网上营业厅勾选", on ?? new(2026, 1, 1), until);
        await ReadyAsync(story, use is null ? null : Use, customers, consents, Day, stays, text);
        return story;
    }

    private static async Task ReadyAsync(Scenario story, string? use, int customers, int consents, WindowInput window, string stays = "launch", string? text = null)
    {
        (story.Imported, story.Consenting) = (customers, consents);
        var robot = new CourseRobot(story, "batch-outreach", "launch", RiskLevel.Medium)
        {
            MarketingFor = use,
            Stays = (step, _) => step.Id == stays,
            Text = text,
        };
        await robot.RunAsync(window);
    }
}
