using System.Net;
using ServiceGate.Core.Ports.Stores;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Several people answer the concerns of one launch at once: whoever answers different ones never meets the others, and of the same one both versions are shown.</summary>
public sealed class AnswersTogetherTests
{
    private ApiStand _api = null!;

    // A server of its own: two more people get the manager's role.
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        await using var session = await _api.Service<ISessionFactory>().BeginAsync();
        var manager = (await session.Organisation.FindPersonAsync("manager"))!.Id;
        var role = (await session.Organisation.GrantsAsync()).First(g => g.PersonId == manager).Grant;
        foreach (var name in new[] { "quality", "auditor" })
            await session.Organisation.AddGrantAsync(new(await session.NextIdAsync(), (await session.Organisation.FindPersonAsync(name))!.Id, role));
        await session.CommitAsync();
    }

    [OneTimeTearDown]
    public Task StopAsync() => _api.DisposeAsync().AsTask();

    [Test]
    public async Task DifferentConcerns_AnsweredAtOnceByThree_AllStandAsTheyWereSaid()
    {
        var number = await _api.CreateLaunchAsync();
        var concerns = (await _api.GetAsync("manager", $"/launches/{number}/dossier")).Body["sections"]!.AsArray().Single(s => (string)s!["section"]! == "concerns")!["missing"]!.AsArray()
            .Select(m => (string)m!["field"]!).ToList();
        Assert.That(concerns, Has.Count.EqualTo(21));
        string[] people = ["manager", "quality", "auditor"];

        var answers = await Task.WhenAll(concerns.Select((key, i) => _api.SendAsync(
            people[i % 3], HttpMethod.Put, $"/launches/{number}/dossier/concerns/{key}", new { verdict = "met", evidence = $"{people[i % 3]} {key}" }, ifNoneMatch: "*")));

        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(201), string.Join('\n', answers.Where(a => a.Status != 201).Select(a => a.Text)));
        foreach (var (i, key) in concerns.Index())
        {
            var item = (await _api.GetAsync("manager", $"/launches/{number}/dossier/concerns/{key}")).Body;
            Assert.That(((string)item["content"]!["evidence"]!, (string)item["changedBy"]!["userName"]!, (int)item["revision"]!), Is.EqualTo(($"{people[i % 3]} {key}", people[i % 3], 1)));
        }
    }

    [Test]
    public async Task TheSameConcern_FromTwoPages_ShowsBothVersions_AndKeepsWhatWasTyped()
    {
        var number = await _api.CreateLaunchAsync();
        var page = $"/launches/{number}/dossier/concerns";
        using var first = await Person.SignInAsync(_api, "manager");
        using var second = await Person.SignInAsync(_api, "quality");
        var (mine, theirs) = ((await first.GetAsync(page)).Text, (await second.GetAsync(page)).Text);

        Assert.That((await first.PostAsync(page, Answered(mine, "I1", "met", "对账报告 V1"))).Status, Is.EqualTo(302));
        Assert.That((await second.PostAsync(page, Answered(theirs, "I2", "met", "失败清单"))).Status, Is.EqualTo(302), "another concern, from a page of before");
        var refused = await second.PostAsync(page, Answered(theirs, "I1", "met", "对账报告 V2"));

        var shown = WebUtility.HtmlDecode(refused.Text);
        Assert.That(refused.Status, Is.EqualTo(412), refused.Text);
        Assert.That(shown, Does.Contain("对账报告 V1").And.Contain("对账报告 V2"));
        Assert.That((string)(await _api.GetAsync("manager", $"/launches/{number}/dossier/concerns/I1")).Body["content"]!["evidence"]!, Is.EqualTo("对账报告 V1"), "nothing is written over");
    }

    private static IEnumerable<KeyValuePair<string, string>> Answered(string page, string key, string verdict, string evidence)
    {
        var row = page[page.IndexOf($"id=\"item-{key}\"", StringComparison.Ordinal)..];
        return [.. Person.HiddenOf(row, "verdict"), new("verdict", verdict), new("evidence", evidence)];
    }
}
