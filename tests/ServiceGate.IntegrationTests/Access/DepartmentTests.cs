using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Api;

namespace ServiceGate.IntegrationTests.Access;

/// <summary>A product manager acts on the own launches and on those of the own department; others only as deputies.</summary>
public sealed class DepartmentTests
{
    private ApiStand _api = null!;
    private string _launch = "";
    private long _finding;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        await _api.AddAsync(
            [], [new("HZ", "network", "网络部", "Network"), new("GRP", "product", "产品部", "Product"), new("GRP", "network", "网络部", "Network")],
            [
                ("colleague", "product-manager", "HZ", "product", null), ("network", "product-manager", "HZ", "network", null), ("network-head", "department-head", "HZ", "network", null),
                ("above", "product-manager", "GRP", "product", null), ("network-above", "product-manager", "GRP", "network", null),
            ]);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [SetUp]
    public async Task CreateAsync() => (_launch, _finding) = (await _api.CreateLaunchAsync(), 0);

    [TestCase("manager", true)]
    [TestCase("colleague", true)]
    [TestCase("above", true)]
    [TestCase("network", false)]
    [TestCase("network-above", false)]
    [TestCase("operations", false)]
    public async Task Owning_IsOfTheOwnerAndTheOwnDepartment(string userName, bool may)
    {
        _finding = await AddFindingAsync();
        var answers = new (string What, int Right, Answer Answer)[]
        {
            ("edit", 200, await EditAsync(userName)),
            ("item", 201, await _api.SendAsync(userName, HttpMethod.Put, $"/launches/{_launch}/dossier/risks/r1", ApiStand.Risk(), ifNoneMatch: "*")),
            ("answer", 200, await PostAsync(userName, $"findings/{_finding}/answer", new { answer = "done" })),
            ("hand in", 422, await PostAsync(userName, "steps/dossier/submission", new { remark = "ready" })),
            ("close", 409, await PostAsync(userName, "closure", new { lessons = "none" })),
            ("call off", 200, await PostAsync(userName, "cancellation", new { reason = "not mine" })),
        };

        // Operations call off as before.
        Assert.That(answers.Select(a => $"{a.What} {a.Answer.Status}"), Is.EqualTo(answers.Select(a => $"{a.What} {(may || (userName, a.What) == ("operations", "call off") ? a.Right : 403)}")));
    }

    [TestCase("manager")]
    [TestCase("head")]
    public async Task Deputy_OnceNamed_CountsAsTheOwnerUntilWithdrawn(string namedBy)
    {
        Assert.That((await EditAsync("network")).Status, Is.EqualTo(403));

        Assert.That((await DeputyAsync(namedBy, HttpMethod.Put, "network")).Status, Is.EqualTo(200));
        Assert.That((await _api.GetAsync("agent", $"/launches/{_launch}")).Body["deputies"]!.AsArray().Select(d => (string)d!["userName"]!), Is.EqualTo(new[] { "network" }));
        Assert.That((await _api.GetAsync("network", "/work")).Text, Does.Contain(_launch));
        Assert.That((await EditAsync("network")).Status, Is.EqualTo(200));
        Assert.That((await PostAsync("network", "steps/dossier/submission", new { remark = "ready" })).Status, Is.EqualTo(422));

        Assert.That((await DeputyAsync(namedBy, HttpMethod.Delete, "network")).Status, Is.EqualTo(200));
        Assert.That((await EditAsync("network")).Status, Is.EqualTo(403));
        Assert.That((await _api.GetAsync("auditor", $"/launches/{_launch}/audit")).Text, Does.Contain("deputy.named").And.Contain("deputy.withdrawn"));
    }

    [Test]
    public async Task Deputy_CallsOff()
    {
        await DeputyAsync("manager", HttpMethod.Put, "network");

        Assert.That((await PostAsync("network", "cancellation", new { reason = "agreed" })).Status, Is.EqualTo(200));
    }

    [TestCase("network", "network", 403, "deputy.not-yours-to-name")]
    [TestCase("colleague", "network", 403, "deputy.not-yours-to-name")]
    [TestCase("network-head", "network", 403, "deputy.not-yours-to-name")]
    [TestCase("outsider", "network", 404, "launch.unknown")]
    [TestCase("manager", "manager", 422, "deputy.is-owner")]
    [TestCase("manager", "reviewer", 422, "deputy.no-product-manager")]
    [TestCase("manager", "outsider", 422, "deputy.no-product-manager")]
    [TestCase("manager", "nobody", 404, "person.unknown")]
    public async Task Deputy_IsNamedByOwnerOrHeadAndIsAProductManager(string by, string deputy, int status, string rule)
    {
        var answer = await DeputyAsync(by, HttpMethod.Put, deputy);

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((status, rule)));
    }

    [Test]
    public async Task Deputy_NamedTwiceOrNotAtAll_IsSaid()
    {
        await DeputyAsync("manager", HttpMethod.Put, "network");
        var twice = await DeputyAsync("manager", HttpMethod.Put, "network");
        var spread = await DeputyAsync("network", HttpMethod.Put, "network-above");
        var never = await DeputyAsync("manager", HttpMethod.Delete, "colleague");
        var own = await DeputyAsync("network", HttpMethod.Delete, "network");

        Assert.That(new[] { (twice.Status, twice.Rule), (spread.Status, spread.Rule), (never.Status, never.Rule), (own.Status, own.Rule) }, Is.EqualTo(new[]
        {
            (409, "deputy.already-named"), (403, "deputy.not-yours-to-name"), (404, "deputy.not-named"), (200, (string?)null),
        }));
    }

    [TestCase("manager", true, true)]
    [TestCase("colleague", true, false)]
    [TestCase("network", false, false)]
    [TestCase("head", false, true)]
    public async Task Pages_OfferWhatTheCommandsAllow(string userName, bool mayCancel, bool mayName)
    {
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = _api.Address };
        browser.DefaultRequestHeaders.Add("Cookie", await SignIn.AsAsync(_api, userName));
        var run = await browser.GetStringAsync($"/launches/{_launch}/run");
        var overview = await browser.GetStringAsync($"/launches/{_launch}");

        Assert.That((run.Contains("value=\"cancel\""), overview.Contains("name=\"deputy\"")), Is.EqualTo((mayCancel, mayName)));
    }

    private async Task<Answer> EditAsync(string userName)
    {
        var tag = (await _api.GetAsync("agent", $"/launches/{_launch}/dossier/launch/header")).Tag;
        return await _api.SendAsync(userName, HttpMethod.Put, $"/launches/{_launch}/dossier/launch/header", new
        {
            title = "Renamed",
            window = new { start = "2026-11-28T00:00", end = "2026-11-28T06:00", timeZone = "Asia/Shanghai" },
            scope = new[] { "HZ" },
        }, ifMatch: tag);
    }

    private Task<Answer> PostAsync(string userName, string path, object body) => _api.SendAsync(userName, HttpMethod.Post, $"/launches/{_launch}/{path}", body);

    private Task<Answer> DeputyAsync(string userName, HttpMethod method, string deputy) => _api.SendAsync(userName, method, $"/launches/{_launch}/deputies/{deputy}");

    private async Task<long> AddFindingAsync()
    {
        var reviewer = await _api.IdOfAsync("reviewer");
        await using var session = await _api.Service<ISessionFactory>().BeginAsync();
        var launch = (await session.Launches.FindAsync(_launch))!;
        var (decision, finding) = (await session.NextIdAsync(), await session.NextIdAsync());
        await session.SignOffs.AddAsync(new StepDecision(decision, launch.Id, "review-it", 1, 1, Verdict.Returned, reviewer, launch.CreatedAt, "see findings", new Dictionary<Section, string>()));
        await session.SignOffs.AddAsync(new Finding(finding, launch.Id, decision, "review-it", Section.Risks, null, "Count is missing", FindingStatus.Open));
        await session.CommitAsync();
        return finding;
    }
}
