using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Messages in the house and faulted flows over HTTP.</summary>
public sealed class MessageAndFaultTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task Messages_AreListedInTheLanguageAskedForAndReadOnce()
    {
        var (number, id) = await AddMessageAsync();

        var english = await OwnAsync("head", number);
        var chinese = (await Api.GetAsync("head", "/messages?unread=true", "zh-CN")).Body["items"]!.AsArray().Single(m => (string)m!["launch"]! == number)!;
        Assert.That(((long)english!["id"]!, (string)english["text"]!), Is.EqualTo((id, "fill in the dossier: This step is overdue since 2026-11-20 03:00Z.")));
        Assert.That((string)english["dueAt"]!, Is.EqualTo("2026-11-20T03:00:00+00:00"));
        Assert.That((string)chinese["text"]!, Does.StartWith("填报服务前置单："));
        Assert.That(await OwnAsync("reviewer", number), Is.Null, "it is not to a reviewer");

        var first = await Api.SendAsync("head", HttpMethod.Post, "/messages/readings", new { messages = new[] { id } });
        var again = await Api.SendAsync("head", HttpMethod.Post, "/messages/readings", new { messages = new[] { id } });

        Assert.That((first.Status, (int)first.Body["count"]!, (int)again.Body["count"]!), Is.EqualTo((200, 1, 0)));
        Assert.That(await OwnAsync("head", number, "?unread=true"), Is.Null);
        Assert.That((string?)(await OwnAsync("head", number))!["readAt"], Is.Not.Null);
    }

    [Test]
    public async Task Reading_OfAMessageToSomebodyElse_IsRefused()
    {
        var (_, id) = await AddMessageAsync();

        var other = await Api.SendAsync("reviewer", HttpMethod.Post, "/messages/readings", new { messages = new[] { id } });
        var none = await Api.SendAsync("head", HttpMethod.Post, "/messages/readings", new { messages = Array.Empty<long>() });
        var query = await Api.GetAsync("head", "/messages?unread=yes");

        Assert.That((other.Status, other.Rule), Is.EqualTo((404, "message.unknown")));
        Assert.That((none.Status, none.Rule), Is.EqualTo((422, "message.count")));
        Assert.That((query.Status, query.Rule), Is.EqualTo((400, "query.value")));
    }

    [Test]
    public async Task Flow_ThatDoesNotStandStill_IsLeftAlone()
    {
        var number = await Api.CreateLaunchAsync();

        var retry = await Api.SendAsync("administrator", HttpMethod.Post, $"/launches/{number}/flow/retry");
        var move = await Api.SendAsync("administrator", HttpMethod.Post, $"/launches/{number}/flow/move", new { from = "dossier", visit = 1, to = "close", reason = "why" });

        Assert.That((retry.Status, retry.Rule), Is.EqualTo((409, "flow.not-faulted")));
        Assert.That((move.Status, move.Rule), Is.EqualTo((409, "flow.not-faulted")));
    }

    [Test]
    public async Task Flow_ThatStandsStill_IsShownAndMovedByAnAdministratorAlone()
    {
        var number = await Api.CreateLaunchAsync();
        await WriteAsync(async s => await s.Flows.SetFaultAsync(
            (await s.Launches.FindAsync(number))!.Id, new Incident("dossier", 1, "Something broke", new(2026, 11, 20, 1, 30, 0, TimeSpan.Zero))));

        var shown = (await Api.GetAsync("manager", $"/launches/{number}")).Body["fault"]!;
        Assert.That(((string)shown["step"]!, (int)shown["visit"]!, (string)shown["at"]!), Is.EqualTo(("dossier", 1, "2026-11-20T01:30:00+00:00")));
        var manager = await Api.SendAsync("manager", HttpMethod.Post, $"/launches/{number}/flow/retry");
        var without = await MoveAsync(number, "close", null);
        var nowhere = await MoveAsync(number, "nowhere", "why");
        var moved = await MoveAsync(number, "close", "The dossier is not needed.");
        var after = (await Api.GetAsync("manager", $"/launches/{number}")).Body;

        Assert.That((manager.Status, manager.Rule), Is.EqualTo((403, "policy.not-allowed")));
        Assert.That((without.Status, without.Rule), Is.EqualTo((422, "text.required")));
        Assert.That((nowhere.Status, nowhere.Rule), Is.EqualTo((422, "flow.target-unknown")));
        Assert.That((moved.Status, (string)after["waiting"]![0]!["step"]!), Is.EqualTo((200, "close")));
        Assert.That(after["fault"], Is.Null);
    }

    private static Task<Answer> MoveAsync(string number, string to, string? reason) =>
        Api.SendAsync("administrator", HttpMethod.Post, $"/launches/{number}/flow/move", new { from = "dossier", visit = 1, to, reason });

    private static async Task<System.Text.Json.Nodes.JsonNode?> OwnAsync(string who, string number, string query = "") =>
        (await Api.GetAsync(who, "/messages" + query)).Body["items"]!.AsArray().SingleOrDefault(m => (string)m!["launch"]! == number);

    private static async Task<(string Number, long Id)> AddMessageAsync()
    {
        var number = await Api.CreateLaunchAsync();
        var id = 0L;
        await WriteAsync(async s =>
        {
            id = await s.NextIdAsync();
            var due = new Dictionary<string, string> { ["due"] = "1795143600000" };
            await s.Messages.AddAsync(new(
                id, (await s.Launches.FindAsync(number))!.Id, "dossier", 1, "deadline", new Assignee(Role.DepartmentHead, "product"), "overdue", due, new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero)));
        });
        return (number, id);
    }

    private static async Task WriteAsync(Func<ICommandSession, Task> write)
    {
        await using var session = await Api.Service<ISessionFactory>().BeginAsync();
        await write(session);
        await session.CommitAsync();
    }
}
