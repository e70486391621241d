using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.BrowserTests.Behaviour;

/// <summary>A review by keyboard, what is noted of it, and a dossier of a thousand items.</summary>
public sealed class ReviewTests : ServedFixture
{
    // What the browser's own figures say of the keys that were pressed: from the key to the next picture, and how long scripts kept it from answering.
    private const string Observes = """
        () => {
          window.__delays = [];
          window.__tasks = [];
          new PerformanceObserver(list => list.getEntries().forEach(e => window.__delays.push([e.name, e.duration, e.processingStart - e.startTime, e.processingEnd - e.processingStart])))
            .observe({ type: "event", durationThreshold: 16, buffered: true });
          new PerformanceObserver(list => list.getEntries().forEach(e => window.__tasks.push(e.duration))).observe({ type: "longtask" });
        }
        """;

    [TestCase(1, 2, "chen.jing")]
    [TestCase(2, 4, "fu.xin")]
    public async Task ThreeKeys_FromTheQueueToTheDecision_AtALowOrMediumRisk(int likelihood, int impact, string person)
    {
        await ToReviewAsync("三键", likelihood, impact);
        await using var visitor = await Visitor.SignInAsync(Server, person);
        await visitor.GoAsync("/reviews");
        await Assertions.Expect(visitor.Page.Locator("main .data-table a").First).ToBeFocusedAsync();
        var first = await visitor.Page.Locator("main .data-table a").First.GetAttributeAsync("href");

        var keys = 0;
        async Task PressAsync(string key)
        {
            keys++;
            await visitor.Page.Keyboard.PressAsync(key);
        }
        await visitor.LeaveAsync(() => PressAsync("Enter"));
        Assert.That(visitor.Path, Is.EqualTo(first));
        await PressAsync("a");
        await Assertions.Expect(visitor.Page.Locator("#decision input[value=approve]")).ToBeCheckedAsync();
        await visitor.LeaveAsync(() => PressAsync("Enter"));

        Assert.That(keys, Is.EqualTo(3));
        await visitor.GoAsync("/reviews");
        Assert.That(await visitor.Page.Locator($"main a[href='{first}']").CountAsync(), Is.Zero, "nothing is asked there any more");
        await visitor.GoAsync(first!);
        await visitor.LookAsync($"review-brief-{person}");
    }

    [Test]
    public async Task SingleKeys_AreTurnedOff()
    {
        var number = await ToReviewAsync("无单键", likelihood: 1, impact: 2);
        await using var visitor = await Visitor.SignInAsync(Server, "chen.jing");
        await visitor.GoAsync($"/launches/{number}/review");
        await visitor.Page.Locator(".keys-hint [data-shows-shortcuts]").ClickAsync();
        await visitor.LookAsync("shortcuts-review");
        await visitor.Page.Locator("[data-single-keys]").UncheckAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.Page.Locator("h1").ClickAsync();
        await visitor.Page.Keyboard.PressAsync("a");
        await Assertions.Expect(visitor.Page.Locator("#decision input[value=approve]")).Not.ToBeCheckedAsync();
        await visitor.GoAsync($"/launches/{number}/review");
        await visitor.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(visitor.Page.Locator("[data-part] > summary").First).Not.ToBeFocusedAsync();
    }

    [Test]
    public async Task AtAHighRisk_EachPartIsOpenedFirst_WhichIsNotedAsItOpens()
    {
        var number = await ToReviewAsync("高风险", likelihood: 4, impact: 4);
        await using var visitor = await Visitor.SignInAsync(Server, "fu.xin");
        await visitor.GoAsync($"/launches/{number}/review");
        await Assertions.Expect(visitor.Page.Locator("[data-to-open]")).Not.ToHaveCountAsync(0);

        await visitor.Page.Locator("#decision input[value=approve]").CheckAsync();
        await visitor.LeaveAsync(() => visitor.Page.Locator("#decision form .btn-primary").ClickAsync());
        await Assertions.Expect(visitor.Page.Locator(".error-summary")).ToContainTextAsync("服务关注点");

        await visitor.LookAsync("review-to-open");
        await visitor.OpenPartsAsync();
        await visitor.Page.Locator("#decision input[value=approve]").CheckAsync();
        await visitor.LeaveAsync(() => visitor.Page.Locator("#decision form .btn-primary").ClickAsync());
        await Assertions.Expect(visitor.Page.Locator(".error-summary")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task WithoutScripts_PartsAreMarkedByTheirButtons()
    {
        var number = await ToReviewAsync("无脚本", likelihood: 4, impact: 4);
        await using var visitor = await Visitor.SignInAsync(Server, "fu.xin", scripts: false);
        await visitor.GoAsync($"/launches/{number}/review");
        var before = await visitor.Page.Locator("[data-to-open]").CountAsync();
        Assert.That(before, Is.Positive);
        await visitor.OpenPartsAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-to-open]")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task AThousandItems_WithTwoHundredChanges_AnswerKeysAtOnce_AndAreFoundByTheBrowser()
    {
        const int items = 1000, changes = 200;
        var number = await Server.CreateLaunchAsync("一千项");
        await Server.PutAsync(number, "wang.min", Section.Risks, Enumerable.Range(1, items).Select(i => (Key(i), (ItemContent)Risk(i, "第一版"))), 0);
        await Server.SaveAsync(number, "wang.min", "trials", "T1", new { group = "员工", journey = "全流程", on = "2026-11-01", participants = 3, passed = 3 });
        await using var visitor = await Visitor.SignInAsync(Server, "chen.jing");
        await visitor.Page.RunAndWaitForResponseAsync(() => visitor.GoAsync($"/launches/{number}/review/review-it"), answer => answer.Request.Method == "POST");
        await Server.PutAsync(number, "wang.min", Section.Risks, Enumerable.Range(1, changes).Select(i => (Key(i * 5), (ItemContent)Risk(i * 5, "第二版"))), 1);
        await Server.SaveAsync(number, "wang.min", "trials", "T2", new { group = "员工", journey = "全流程", on = "2026-11-01", participants = 3, passed = 3 });

        await visitor.GoAsync($"/launches/{number}/review/review-it");
        await visitor.Page.EvaluateAsync(Observes);
        await visitor.Page.WaitForTimeoutAsync(1000);
        await visitor.Page.EvaluateAsync("() => { window.__delays.length = 0; window.__tasks.length = 0; }");
        await Assertions.Expect(visitor.Page.Locator("#since .change")).ToHaveCountAsync(changes + 1);
        foreach (var _ in Enumerable.Range(0, 20)) await PressAsync(visitor, "n");
        var third = await visitor.Page.EvaluateAsync<string>("() => document.activeElement.textContent");
        await PressAsync(visitor, "j");
        await PressAsync(visitor, "Enter");
        await visitor.Page.WaitForTimeoutAsync(500);

        var delays = await visitor.Page.EvaluateAsync<JsonElement>("() => window.__delays");
        var worst = delays.EnumerateArray().Select(d => d[1].GetDouble()).DefaultIfEmpty(0).Max();
        var scripts = delays.EnumerateArray().Select(d => d[3].GetDouble()).DefaultIfEmpty(0).Max();
        var tasks = await visitor.Page.EvaluateAsync<JsonElement>("() => window.__tasks");
        var bytes = (await visitor.Page.ContentAsync()).Length;
        var ofChanges = await visitor.Page.EvaluateAsync<int>("() => document.getElementById('since').innerHTML.length");
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"interaction delay {worst} ms at worst of {delays.GetArrayLength()} slow events, of it scripts {scripts} ms; long tasks {tasks}; {bytes} characters of HTML; focus {third}; {delays}; {ofChanges} of changes"));
        Assert.That(third, Does.Contain(Key(5)[..1]));
        Assert.That(scripts, Is.LessThan(100), "what our own scripts do to a key");
        // Most changes are not laid out before they are looked at, and the browser's own search finds them.
        Assert.That(await visitor.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('.change')].filter(c => !c.checkVisibility({ contentVisibilityAuto: true }) || !c.firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length"), Is.GreaterThan(changes / 2));
        Assert.That(await visitor.Page.EvaluateAsync<bool>("() => window.find('第二版的原因1000')"), Is.True);
    }

    private static async Task PressAsync(Visitor visitor, string key)
    {
        await visitor.Page.Keyboard.PressAsync(key);
        await visitor.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
    }

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"R{number}");

    private static Risk Risk(int number, string version) => new($"风险{number}", $"{version}的原因{number}", 800, 2, 2, "上线前双轨核对", 1, 1, "王敏");

    private async Task<string> ToReviewAsync(string title, int likelihood, int impact)
    {
        var header = new HeaderInput(title, new WindowInput("2026-12-01T09:00", "2026-12-20T18:00", "Asia/Shanghai"), ["HZ"]);
        var number = (await Server.RunAsync("wang.min", new CreateLaunch("product", "HZ", header))).Number;
        await Server.AnswerConcernsAsync(number, "wang.min", LaunchKind.Product);
        await Server.AssessAsync(number, "wang.min", likelihood, impact);
        await Server.ExplainAsync(number, "wang.min", LaunchKind.Product);
        await Server.HandInAsync(number, "wang.min", "dossier");
        await Server.ApproveAsync(number, "zhou.lan", "agree");
        await Server.HandInAsync(number, "sun.yue", "audience");
        return number;
    }
}
