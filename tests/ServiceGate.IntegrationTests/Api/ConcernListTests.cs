using System.Text.Json.Nodes;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>What a launch is asked, for programs and for whoever judges: who answers, by when, and what went wrong where nobody asked.</summary>
public sealed class ConcernListTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task Concerns_AreListedWithWhatStandsBehindThem_AndNarrowed()
    {
        var number = await ProductAsync();
        await AnswerAsync(number, "not-met", ifNoneMatch: "*");

        var all = await ListAsync(number, "");
        var billed = all.Single(c => (string)c!["id"]! == "P1")!;

        Assert.That(all, Has.Count.EqualTo(19), "five of every product, fourteen of a new one");
        Assert.That(((string)billed["department"]!, (bool)billed["owedByLaw"]!, (string)billed["verdict"]!, (string)billed["reviewBy"]!), Is.EqualTo(("market", false, "not-met", "2027-12-31")));
        Assert.That((string)billed["dueAt"]!, Is.EqualTo("2027-02-21T16:00:00+00:00"), "seven days before the go-ahead, a day before the window, in Hangzhou");
        Assert.That(((int)billed["tale"]!["year"]!, (string)billed["tale"]!["source"]!["en"]!), Is.EqualTo((2016, "US Federal Communications Commission, consent decree, civil penalty of 2.3 million dollars")));
        Assert.That(Ids(await ListAsync(number, "?department=legal")), Is.EqualTo("P14"));
        Assert.That(Ids(await ListAsync(number, "?verdict=not-met")), Is.EqualTo("P1"));
        Assert.That((await Api.GetAsync("outsider", $"/launches/{number}/concerns")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task WhoJudges_ReadsWhatWentWrongElsewhere_UntilItIsMet()
    {
        var number = await ProductAsync();
        using var reviewer = await Person.SignInAsync(Api, "reviewer");
        var address = $"/launches/{number}/dossier/concerns";
        Assert.That((await reviewer.GetAsync(address)).Text, Does.Contain("Comcast").And.Contain("2016"), "not answered yet");

        await AnswerAsync(number, "not-met", ifNoneMatch: "*");
        Assert.That((await reviewer.GetAsync(address)).Text, Does.Contain("Comcast"));

        await AnswerAsync(number, "met", ifMatch: "\"1\"");
        Assert.That((await reviewer.GetAsync(address)).Text, Does.Not.Contain("Comcast"));
    }

    private static async Task AnswerAsync(string number, string verdict, string? ifMatch = null, string? ifNoneMatch = null)
    {
        var saved = await Api.SendAsync(
            "manager", HttpMethod.Put, $"/launches/{number}/dossier/concerns/P1", new { verdict, evidence = "账单核对报告", note = "见报告" }, ifMatch: ifMatch, ifNoneMatch: ifNoneMatch);
        Assert.That(saved.Status, Is.AnyOf(200, 201), saved.Text);
    }

    private static async Task<JsonArray> ListAsync(string number, string query) => (await Api.GetAsync("auditor", $"/launches/{number}/concerns{query}")).Body["items"]!.AsArray();

    private static string Ids(JsonArray concerns) => string.Join(' ', concerns.Select(c => (string)c!["id"]!));

    private static async Task<string> ProductAsync()
    {
        var answer = await Api.SendAsync("manager", HttpMethod.Post, "/launches", new
        {
            kind = "product",
            unit = "HZ",
            header = new
            {
                title = "Asked",
                description = "Why",
                window = new { start = "2027-03-02T00:00", end = "2027-03-02T06:00", timeZone = "Asia/Shanghai" },
                scope = new[] { "HZ" },
                externalOrders = Array.Empty<string>(),
            },
        });
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return answer.Member("number");
    }
}
