using System.Net;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Features.Customers;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Two places that speak of one thing say the same: positions on duty, the level that nobody has assessed, the way of a launch.</summary>
public sealed class PagesAgreeTests
{
    private static ApiStand Api => ApiServer.Stand;

    [TestCase("offer", "上线负责人、配置操作、操作复核、计费值守、热线值班长")]
    [TestCase("product", "上线负责人、上线操作、操作复核、二线支撑、热线值班长")]
    [TestCase("it-cutover", "现场指挥、割接操作、操作复核、监控值守、热线值班长")]
    [TestCase("network-cutover", "现场指挥、割接操作、操作复核、监控值守、政企联络、热线值班长")]
    public async Task Positions_AreCalledInTheGateAsInTheFormThatNamesPeople(string kind, string duties)
    {
        var number = await CreateAsync(kind);

        var gate = (await Api.GetAsync("manager", $"/launches/{number}/gates/go-ahead", "zh-CN")).Body["blockers"]!.AsArray();
        Assert.That((string)gate.Single(b => (string)b!["rule"]! == "gate.duty-not-confirmed")!["text"]!, Is.EqualTo($"值守人员未确认：{duties}。"));
        Assert.That(await MainOfAsync("manager", $"/launches/{number}"), Does.Contain(duties));
        var run = await MainOfAsync("operations", $"/launches/{number}/run");
        Assert.That(duties.Split('、').Where(duty => !run.Contains(duty, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("product")]
    [TestCase("offer")]
    public async Task ALevelThatNobodyHasAssessed_SparesNobodyByName(string kind)
    {
        var number = await CreateAsync(kind);

        var review = await MainOfAsync("manager", $"/launches/{number}/review");
        Assert.That(review, Does.Contain("未评估").And.Contain("风险等级尚未评估，按目前情况以下环节不需要").And.Not.Contain("风险等级为“低”"));
        Assert.That(await MainOfAsync("manager", $"/launches/{number}"), Does.Contain("评估后可能需要更多部门会签"));
    }

    [TestCase("product")]
    [TestCase("offer")]
    [TestCase("it-cutover")]
    [TestCase("network-cutover")]
    [TestCase("batch-outreach")]
    public async Task TheWayOfALaunch_ComesToTheWorkBehindItsGates(string kind)
    {
        var page = await MainOfAsync("manager", $"/launches/{await CreateAsync(kind)}");

        var phases = System.Text.RegularExpressions.Regex.Matches(page, "class=\"phase-name\">([^<]+)<").Select(m => m.Groups[1].Value).ToList();
        Assert.That(phases.IndexOf("实施"), Is.GreaterThan(phases.FindIndex(p => p is "上线前确认" or "割接前确认")), string.Join(' ', phases));
        Assert.That(phases.IndexOf("实施"), Is.GreaterThan(phases.IndexOf("通告放行")), string.Join(' ', phases));
    }

    [Test]
    public void AnAgent_SpeaksOfWhatIsUnderWay_NearestFirst_AndOfNoDraft()
    {
        var now = new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
        AffectingLaunch[] launches =
        [
            Affecting(1, LaunchStatus.Announcing, now.AddDays(9)), Affecting(2, LaunchStatus.Closed, now.AddDays(-20)), Affecting(3, LaunchStatus.Draft, now.AddDays(1)),
            Affecting(4, LaunchStatus.Ready, now.AddHours(-1)), Affecting(5, LaunchStatus.Reported, now.AddDays(-2)), Affecting(6, LaunchStatus.Cancelled, now.AddDays(3)), Affecting(7, LaunchStatus.Rejected, now.AddDays(-1)),
            Affecting(8, LaunchStatus.Lapsed, now.AddDays(-5)),
        ];

        Assert.That(CustomerLaunches.Current(launches, now).Select(l => l.LaunchId), Is.EqualTo(new[] { 4, 5, 1 }));
        Assert.That(CustomerLaunches.Ended(launches).Select(l => l.LaunchId), Is.EqualTo(new[] { 6, 7, 8, 2 }));
    }

    private static AffectingLaunch Affecting(long id, LaunchStatus status, DateTimeOffset start) =>
        new(id, $"HZ-2026-{id:D6}", "", status, null, new LaunchWindow("", "", "Asia/Shanghai", start, start.AddHours(6)), 1, null, default);

    private static async Task<string> CreateAsync(string kind)
    {
        var answer = await Api.SendAsync("manager", HttpMethod.Post, "/launches", new
        {
            kind,
            unit = "HZ",
            header = new { title = "They agree", window = new { start = "2027-03-02T00:00", end = "2027-03-02T06:00", timeZone = "Asia/Shanghai" }, scope = new[] { "HZ" } },
        });
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return answer.Member("number");
    }

    private static async Task<string> MainOfAsync(string person, string path)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Api.Address };
        http.DefaultRequestHeaders.Add("Cookie", await SignIn.AsAsync(Api, person));
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        using var answer = await http.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        return html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];
    }
}
