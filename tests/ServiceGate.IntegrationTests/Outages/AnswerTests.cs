using System.Text.RegularExpressions;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Outages;

/// <summary>What people and programs are told while the database is away, and that all goes on when it is back.</summary>
public sealed partial class AnswerTests(DatabaseStand stand) : OutageContract(stand)
{
    private const string NewLaunch = "/launches/new?kind=it-cutover";

    [Test]
    public async Task Api_WhileTheDatabaseIsAway_Answers503InTheCallersLanguage_AndWorksAfterwards()
    {
        await Proxy.RefuseAsync();

        var (english, chinese) = (await Server.GetAsync("manager", "/launches"), await Server.GetAsync("manager", "/launches", "zh-CN"));
        var command = await Server.SendAsync("manager", HttpMethod.Post, "/launches", ApiStand.NewLaunch());
        Proxy.Heal();
        await UntilItWorksAsync();

        foreach (var answer in new[] { english, chinese, command })
            Assert.That((answer.Status, answer.Rule, answer.Headers.GetValueOrDefault("Retry-After")), Is.EqualTo((503, (string?)"request.database-away", (string?)"5")));
        Assert.That(english.Member("detail"), Does.StartWith("The database cannot be reached"));
        Assert.That(chinese.Member("detail"), Does.StartWith("数据库"));
        Assert.That(english.Text, Does.Not.Contain("127.0.0.1").And.Not.Contain("tests"), "nothing of the inside");
    }

    [Test]
    public async Task Page_WhileTheDatabaseIsAway_SaysSoAndSignsNobodyOut()
    {
        using var person = await Person.SignInAsync(Server, "manager");
        await Proxy.RefuseAsync();

        var away = await person.GetAsync("/launches?search=x");
        var described = await person.GetAsync("/openapi/v1.json");
        var styles = await Task.WhenAll(Styles().Matches(away.Text).Select(m => person.GetAsync(m.Groups[1].Value)));
        Proxy.Heal();
        await UntilItWorksAsync();
        var back = await person.GetAsync("/launches?search=x");

        Assert.That((away.Status, away.Headers.GetValueOrDefault("Retry-After"), away.Headers.ContainsKey("Set-Cookie")), Is.EqualTo((503, (string?)"5", false)));
        Assert.That(away.Text, Does.Contain("The database cannot be reached just now").And.Contain("href=\"/launches?search=x\""));
        Assert.That((described.Status, described.Headers.GetValueOrDefault("Retry-After")), Is.EqualTo((503, (string?)"5")));
        Assert.That(described.Text, Does.Contain("request.database-away"), "for programs");
        Assert.That(styles.Select(s => s.Status), Is.Not.Empty.And.All.EqualTo(200));
        Assert.That(back.Status, Is.EqualTo(200), "still signed in");
    }

    [Test]
    public async Task Form_PostedWhileTheDatabaseIsAway_IsKeptAndCountsOnceWhenItIsSentAgain()
    {
        using var person = await Person.SignInAsync(Server, "manager");
        var form = (await person.GetAsync(NewLaunch)).Text;
        KeyValuePair<string, string>[] typed =
        [
            .. Person.HiddenOf(form, "title"), new("unit", "HZ"), new("title", "Typed in an outage"), new("window.start", "2026-11-28T00:00"), new("window.end", "2026-11-28T06:00"),
            new("window.timeZone", "Asia/Shanghai"), new("scope", "HZ"), new("description", "Why it is done"),
        ];
        await Proxy.RefuseAsync();

        var away = await person.PostAsync(NewLaunch, typed);
        Proxy.Heal();
        await UntilItWorksAsync();
        var kept = Person.HiddenOf(away.Text, "title");
        var (first, second) = (await person.PostAsync(NewLaunch, kept), await person.PostAsync(NewLaunch, kept));

        Assert.That((away.Status, away.Headers.GetValueOrDefault("Retry-After")), Is.EqualTo((503, (string?)"5")));
        Assert.That(away.Text, Does.Contain("<li>Why it is done</li>"));
        Assert.That(kept, Is.EquivalentTo(typed));
        Assert.That((first.Status, second.Status), Is.EqualTo((302, 302)));
        Assert.That(first.Headers["Location"], Is.EqualTo(second.Headers["Location"]));
        Assert.That((await Server.GetAsync("manager", "/launches")).Body["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Health_SaysWhetherRequestsAreWelcome_AndNothingElse()
    {
        using var http = new HttpClient { BaseAddress = Server.Address };
        async Task<(int, string)> AskAsync(string what)
        {
            using var answer = await http.GetAsync("/health/" + what);
            Assert.That(answer.Headers.RetryAfter?.Delta, Is.EqualTo(answer.IsSuccessStatusCode ? default(TimeSpan?) : TimeSpan.FromSeconds(5)));
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        Assert.That((await AskAsync("live"), await AskAsync("ready")), Is.EqualTo(((200, "ok"), (200, "ok"))));
        Proxy.Hang();
        var started = TimeProvider.System.GetTimestamp();
        Assert.That((await AskAsync("live"), await AskAsync("ready")), Is.EqualTo(((200, "ok"), (503, "not now"))));
        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(8)), "a second, on a busy machine");
        Proxy.Heal();
        await UntilAsync(async () => (await AskAsync("ready")).Item1 == 200, "ready again");
    }

    [Test]
    public async Task Stream_WhenTheDatabaseGoes_Ends()
    {
        using var person = await Person.SignInAsync(Server, "manager");
        var number = await Server.CreateLaunchAsync();
        await using var stream = await person.StreamAsync($"/launches/{number}/notices/events");
        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadLineAsync(), Does.StartWith("data:"));

        await Proxy.RefuseAsync();

        Assert.That(async () => await reader.ReadToEndAsync().WaitAsync(Most, TimeProvider.System), Throws.InstanceOf<IOException>().Or.InstanceOf<HttpRequestException>());
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"(/css/[^\"]+)\"")]
    private static partial Regex Styles();
}
