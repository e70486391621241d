using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Definitions;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Definitions over HTTP: what is published, and simulations from their start to their results.</summary>
public sealed class DefinitionTests
{
    private const string One = "/definitions/it-cutover/1";

    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task List_ForAnybody_SaysWhatIsPublished()
    {
        var answer = await Api.GetAsync("reviewer", "/definitions");

        var first = answer.Body["items"]!.AsArray().Single(d => (string)d!["id"]! == "it-cutover" && (int)d["version"]! == 1)!;
        Assert.That((answer.Status, (string)first["status"]!, (string)first["file"]!), Is.EqualTo((200, "published", "it-cutover.v1.json")));
        Assert.That((string)first["hash"]!, Does.StartWith("jcs-sha256:"));
    }

    [Test]
    public async Task Version_SaysWhatItsCheckFound()
    {
        var answer = await Api.GetAsync("reviewer", One);

        Assert.That((answer.Status, answer.Body["problems"]!.AsArray().Count), Is.EqualTo((200, 0)));
        Assert.That((string)answer.Body["definition"]!["publications"]![0]!["status"]!, Is.EqualTo("published"));
        Assert.That((await Api.GetAsync("reviewer", "/definitions/it-cutover/99")).Rule, Is.EqualTo("definition.unknown"));
    }

    [TestCase("proposal", 409, "definition.already-published")]
    [TestCase("publication", 409, "definition.not-proposed")]
    [TestCase("withdrawal", 409, "definition.not-proposed")]
    [TestCase("simulation/resume", 409, "simulation.not-stopped")]
    public async Task Command_WhenItMakesNoSense_IsRefused(string command, int status, string rule)
    {
        var answer = await Api.SendAsync("administrator", HttpMethod.Post, $"{One}/{command}", command == "proposal" ? new { reason = "Again" } : new { });

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((status, rule)));
    }

    [TestCase("proposal")]
    [TestCase("publication")]
    [TestCase("withdrawal")]
    [TestCase("simulation")]
    [TestCase("simulation/stop")]
    [TestCase("simulation/resume")]
    public async Task Command_ForOthersThanAdministratorsOfTheWhole_IsForbidden(string command)
    {
        var answer = await Api.SendAsync("auditor", HttpMethod.Post, $"{One}/{command}", new { });

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((403, "policy.not-allowed")));
    }

    [Test]
    public async Task Simulation_WhenItHasRun_ListsWhatItFound()
    {
        var number = await Api.CreateLaunchAsync("To be simulated");
        Assert.That((await Api.GetAsync("administrator", "/definitions/product/1/simulation")).Rule, Is.EqualTo("simulation.unknown"));

        await DrainAsync();
        var started = await Api.SendAsync("administrator", HttpMethod.Post, $"{One}/simulation", new { });
        Assert.That((started.Status, (int)started.Body["launches"]! > 0), Is.EqualTo((200, true)), started.Text);
        await DrainAsync();

        var summary = await Api.GetAsync("reviewer", $"{One}/simulation");
        var found = await Api.GetAsync("administrator", $"{One}/simulation/launches?effect=unchanged&pageSize=200");
        Assert.That(((string)summary.Body["status"]!, (int)summary.Body["counts"]!["newlyBlocked"]!), Is.EqualTo(("finished", 0)), "the same version changes nothing");
        Assert.That((int)summary.Body["counts"]!["unchanged"]!, Is.EqualTo((int)found.Body["total"]!));
        var launch = found.Body["items"]!.AsArray().Single(l => (string)l!["launch"]! == number)!;
        Assert.That(launch["after"]!["waiting"]!.AsArray().Select(s => (string)s!), Is.EqualTo(new[] { "dossier" }));
        Assert.That(JsonNode.DeepEquals(launch["before"], launch["after"]), Is.True);
    }

    // Another test may have left one running; together with the server's worker it is brought to its end.
    private static async Task DrainAsync()
    {
        while (await Api.Service<SimulationRunner>().StepAsync()) { }
    }

    [TestCase("effect=worse", "effect")]
    [TestCase("page=0", "page")]
    [TestCase("pageSize=1000", "pageSize")]
    public async Task Results_WhenTheQueryMakesNoSense_SayWhere(string query, string field)
    {
        await Api.SendAsync("administrator", HttpMethod.Post, $"{One}/simulation", new { });

        var answer = await Api.GetAsync("administrator", $"{One}/simulation/launches?{query}");

        Assert.That((answer.Status, answer.Rule, (string)answer.Body["violations"]![0]!["field"]!), Is.EqualTo((400, "query.value", field)));
    }

    [Test]
    public async Task Results_ForWhoMayNotReadEverything_AreForbidden() =>
        Assert.That((await Api.GetAsync("auditor", $"{One}/simulation/launches")).Rule, Is.EqualTo("policy.not-allowed"), "an auditor of one branch");
}
