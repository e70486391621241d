using System.Text.Json.Nodes;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The report of the start and a new expected restoration over HTTP: what is refused, and how launch, gates, messages and pages tell of them.</summary>
public sealed class StartTests
{
    private static ApiStand Api => ApiServer.Stand;

    [TestCase("operations", 409, "start.no-go-ahead")]
    [TestCase("manager", 403, "policy.not-allowed")]
    [TestCase("outsider", 404, "launch.unknown")]
    public async Task Start_WhenItCannotBe_IsRefused(string who, int status, string rule)
    {
        var number = await Api.CreateLaunchAsync();

        var answer = await Api.SendAsync(who, HttpMethod.Post, $"/launches/{number}/start", new { });

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((status, rule)), answer.Text);
    }

    [Test]
    public async Task Start_OfAnEmergency_IsNotAsked()
    {
        var answer = await Api.SendAsync("operations", HttpMethod.Post, $"/launches/{await DeclareAsync()}/start", new { start = "2026-11-20T08:00" });

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((409, "start.not-asked")), answer.Text);
    }

    [Test]
    public async Task ABegunLaunch_SaysSinceWhenAndByWhom_AndItsGatesHaveAlarmsInPlaceOfBlockers()
    {
        var number = await Api.CreateLaunchAsync();
        var before = await Api.GetAsync("manager", $"/launches/{number}");
        Assert.That(((bool)before.Body["begun"]!, before.Body["actualStart"]), Is.EqualTo((false, (JsonNode?)null)));
        await BeginAsync(number, new(2026, 11, 20, 0, 30, 0, TimeSpan.Zero));

        var launch = (await Api.GetAsync("manager", $"/launches/{number}")).Body;
        var gate = (await Api.GetAsync("manager", $"/launches/{number}/gates/go-ahead")).Body;

        Assert.That(((bool)launch["begun"]!, (string)launch["actualStart"]!, (string)launch["startReportedBy"]!["userName"]!), Is.EqualTo((true, "2026-11-20T00:30:00+00:00", "operations")));
        Assert.That(((string)gate["status"]!, gate["blockers"]!.AsArray().Count), Is.EqualTo(("open", 0)));
        Assert.That(gate["alarms"]!.AsArray().Select(a => (string)a!["rule"]!), Does.Contain("gate.duty-not-confirmed"));
        using var person = await Person.SignInAsync(Api, "operations");
        var page = (await person.GetAsync($"/launches/{number}/run")).Text;
        Assert.That(page, Does.Contain("id=\"alarms\"").And.Contain("reported by").And.Not.Contain("formname=\"cancel\"").And.Not.Contain(">Call the launch off<"));
        Assert.That((await person.GetAsync($"/launches/{number}")).Text, Does.Contain("id=\"alarms\""));
    }

    [Test]
    public async Task TheRunPage_SaysWhereTheStartStands()
    {
        var number = await Api.CreateLaunchAsync();
        using var person = await Person.SignInAsync(Api, "operations");

        Assert.That((await person.GetAsync($"/launches/{number}/run")).Text, Does.Contain("id=\"start\"").And.Contain("Reported here once the go-ahead gate is open"));
        Assert.That((await person.GetAsync($"/launches/{await DeclareAsync()}/run")).Text, Does.Not.Contain("id=\"start\""));
    }

    [Test]
    public async Task ANewRestoration_IsKept_AndRefusedWhereItSaysNothing()
    {
        var number = await DeclareAsync();

        var past = await RenewAsync("2026-11-20T08:30");
        var stranger = await Api.SendAsync("manager", HttpMethod.Post, $"/launches/{number}/restoration", new { restoration = "2026-11-20T16:30" });
        var renewed = await RenewAsync("2026-11-20T16:30");
        var same = await RenewAsync("2026-11-20T16:30");

        Assert.That((past.Status, past.Rule), Is.EqualTo((422, "restoration.to-come")));
        Assert.That((stranger.Status, stranger.Rule), Is.EqualTo((403, "policy.not-allowed")));
        Assert.That((renewed.Status, (string)(await Api.GetAsync("manager", $"/launches/{number}")).Body["window"]!["end"]!), Is.EqualTo((200, "2026-11-20T16:30")), renewed.Text);
        Assert.That((same.Status, same.Rule), Is.EqualTo((422, "restoration.same")));

        Task<Answer> RenewAsync(string restoration) => Api.SendAsync("operations", HttpMethod.Post, $"/launches/{number}/restoration", new { restoration });
    }

    [Test]
    public async Task TheRunPageOfAnEmergency_TakesANewRestoration_AndNamesResultsAsARepairHasThem()
    {
        var number = await DeclareAsync();
        using var person = await Person.SignInAsync(Api, "operations");
        var page = (await person.GetAsync($"/launches/{number}/run")).Text;
        Assert.That(page, Does.Contain("id=\"restoration\"").And.Contain("New expected restoration"));

        var refused = await person.PostAsync($"/launches/{number}/run", [.. Person.HiddenOf(page, "restoration"), new("restoration", "2026-11-20T07:00")]);
        var done = await person.PostAsync($"/launches/{number}/run", [.. Person.HiddenOf(page, "restoration"), new("restoration", "2026-11-20T15:00")]);

        Assert.That((refused.Status, refused.Text.Contains("must still be to come", StringComparison.Ordinal)), Is.EqualTo((422, true)));
        Assert.That(done.Status, Is.EqualTo(302), done.Text);
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}")).Body["window"]!["end"]!.GetValue<string>(), Is.EqualTo("2026-11-20T15:00"));
    }

    [TestCase("start-missing", "en", "The window began at 2026-11-27 16:00Z and nobody has reported the start. Report it, postpone the window or call the launch off.")]
    [TestCase("start-missing", "zh-CN", "时间窗已于2026-11-27 16:00Z开始，至今未报开始。请报开始、延期或取消。")]
    [TestCase("begun-and-broken", "en", "“go-ahead” stays open since the work has begun, but something it asks for no longer holds: ")]
    public async Task Messages_SayWhatIsLate(string message, string language, string text)
    {
        var number = await Api.CreateLaunchAsync();
        var arguments = message == "start-missing"
            ? new Dictionary<string, string> { ["since"] = "1795795200000" }
            : new Dictionary<string, string> { ["gate"] = "go-ahead", ["kind"] = "it-cutover", ["rule"] = "gate.announcement-missed", ["step"] = "announce-72h", ["batchStatus"] = "expired" };
        await using (var session = await Api.Service<ISessionFactory>().BeginAsync())
        {
            var launch = (await session.Launches.FindAsync(number))!;
            await session.Messages.AddAsync(new(await session.NextIdAsync(), launch.Id, "launch", 0, message, new(Role.Operations), message, arguments, launch.CreatedAt));
            await session.CommitAsync();
        }

        var messages = await Api.GetAsync("operations", "/messages", language);

        var said = messages.Body["items"]!.AsArray().Single(m => (string)m!["launch"]! == number)!;
        Assert.That((string)said["text"]!, Does.StartWith(text));
    }

    private static async Task BeginAsync(string number, DateTimeOffset at)
    {
        var operations = await Api.IdOfAsync("operations");
        await using var session = await Api.Service<ISessionFactory>().BeginAsync();
        var launch = (await session.Launches.FindAsync(number))!;
        await session.Gates.SaveAsync(new(launch.Id, GateNames.GoAhead, GateStatus.Open, launch.CreatedAt, operations, launch.CreatedAt));
        await session.Launches.UpdateAsync(launch with { ActualStart = at, StartReportedBy = operations, InputRevision = launch.InputRevision + 1 }, launch.InputRevision);
        await session.CommitAsync();
    }

    /// <summary>Declares an emergency of this morning, 08:00 to 14:00; it is 09:00.</summary>
    private static async Task<string> DeclareAsync()
    {
        var answer = await Api.SendAsync("operations", HttpMethod.Post, "/launches", new
        {
            kind = "network-cutover",
            variant = "emergency",
            unit = "HZ",
            header = new { title = "Cable stolen", window = new { start = "2026-11-20T08:00", end = "2026-11-20T14:00", timeZone = "Asia/Shanghai" }, scope = new[] { "HZ" }, cause = "cable-theft" },
        });
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return answer.Member("number");
    }
}
