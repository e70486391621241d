using System.Net;
using Microsoft.AspNetCore.Http;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Delivery;
using ServiceGate.IntegrationTests.Servers;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The hotline over HTTP and on its page: is this caller affected, what do I say, roll back once by another system; test calls prove a plan; many rollbacks are held.</summary>
public sealed class HotlineTests
{
    private const string Endpoint = "tv-rollback", Phone = "13800007001";

    private GatewaySink _sink = null!;
    private ApiStand _api = null!;
    private string _answer = "";

    [OneTimeSetUp]
    public async Task BeginAsync()
    {
        _sink = await GatewaySink.StartAsync();
        _sink.Answer = (_, context) => context.Response.WriteAsync(_answer);
        _api = await ApiStand.StartAsync(settings: new Dictionary<string, string?> { ["Delivery:CustomerAction:Endpoints"] = $"{Endpoint}={_sink.Url}", ["Delivery:CustomerAction:Secret"] = "a-secret-for-tests" });
    }

    [OneTimeTearDown]
    public async Task EndAsync()
    {
        await _api.DisposeAsync();
        await _sink.DisposeAsync();
    }

    [SetUp]
    public void Forget()
    {
        _sink.Posts.Clear();
        _answer = """{"accepted":true,"reference":"R-1"}""";
    }

    [Test]
    public async Task ACaller_IsAffectedOrNot_ByAccountAndByNumber_ForWhoMayLookCustomersUp()
    {
        var number = await LaunchAsync("H1");
        var other = await LaunchAsync("H2");

        foreach (var asked in new[] { "H1-0001", "h1-0001", Phone })
        {
            var caller = (await _api.GetAsync("agent", $"/launches/{number}/hotline/{asked}")).Body;
            Assert.That(((string)caller["account"]!, (bool)caller["affected"]!, caller["rollback"]), Is.EqualTo(("H1-0001", true, (object?)null)), asked);
        }
        Assert.That((bool)(await _api.GetAsync("agent", $"/launches/{number}/hotline/H2-0001")).Body["affected"]!, Is.False);
        Assert.That((await _api.GetAsync("agent", $"/launches/{number}/hotline/H9")).Rule, Is.EqualTo("customer.unknown"));
        Assert.That((await _api.GetAsync("manager", $"/launches/{number}/hotline/H1-0001")).Status, Is.EqualTo(403), "who may not look customers up");
        Assert.That((await _api.GetAsync("outsider", $"/launches/{number}/hotline/H1-0001")).Status, Is.EqualTo(404), "of another unit");
        Assert.That((await _api.GetAsync("outsider", $"/launches/{number}/hotline")).Status, Is.EqualTo(404));
        var said = (await _api.GetAsync("agent", $"/launches/{other}/hotline")).Body;
        Assert.That(((string)said["script"]!, (string)said["endpoint"]!, (string?)said["whyNotRule"], (long)said["holdsFrom"]!), Is.EqualTo(("统一口径", Endpoint, (string?)null, 20L)));
    }

    [Test]
    public async Task ARollback_IsDoneOnceByAnotherSystem_AndASecondPressChangesNothing()
    {
        var number = await LaunchAsync("R1");
        Assert.That((await PressAsync(number, "R1-0001", identity: null)).Rule, Is.EqualTo("rollback.identity"));
        Assert.That((await _api.SendAsync("agent", HttpMethod.Post, $"/launches/{number}/customers/R1-0001/rollback", new { reason = "黑屏" })).Rule, Is.EqualTo("rollback.identity"), "the way of before asks too little");
        var first = await PressAsync(number, "R1-0001");
        Assert.That((first.Status, (string)first.Body["state"]!), Is.EqualTo((200, "due")), first.Text);
        Assert.That(await UntilAsync(number, "R1-0001"), Is.EqualTo("done R-1"));

        var second = await PressAsync(number, "R1-0001");
        Assert.That(((string)second.Body["state"]!, (bool)second.Body["again"]!, (long)second.Body["action"]!), Is.EqualTo(("done", true, (long)first.Body["action"]!)));
        Assert.That(_sink.Posts, Has.Count.EqualTo(1), "the receiver counts");
        Assert.That(_sink.Posts.Single().Body, Does.Contain("R1-0001").And.Contain("\"test\":false"));
        Assert.That((long)(await _api.GetAsync("agent", $"/launches/{number}/hotline")).Body["uses"]!, Is.EqualTo(1));
        Assert.That((string)(await _api.GetAsync("agent", $"/launches/{number}/customers/R1-0001")).Body["rolledBackAt"]!, Is.Not.Null);
    }

    [Test]
    public async Task WhatIsInDoubt_WaitsForAPerson_WhoSendsItAgainUnderTheSameKey()
    {
        var number = await LaunchAsync("D1");
        _answer = "<html>sign in</html>";
        var id = (long)(await PressAsync(number, "D1-0001")).Body["action"]!;
        Assert.That(await UntilAsync(number, "D1-0001"), Does.StartWith("in-doubt answer-not-understood"));
        var open = (await _api.GetAsync("operations", $"/launches/{number}/rollbacks?state=in-doubt")).Body["items"]!.AsArray().Single()!;
        Assert.That(((long)open["id"]!, (string)open["account"]!), Is.EqualTo((id, "D1-0001")));
        Assert.That((await _api.GetAsync("manager", $"/launches/{number}/rollbacks")).Status, Is.EqualTo(403));

        _answer = """{"accepted":true}""";
        Assert.That((await _api.SendAsync("operations", HttpMethod.Post, $"/launches/{number}/rollbacks/{id}/again")).Status, Is.EqualTo(200));
        Assert.That(await UntilAsync(number, "D1-0001"), Is.EqualTo("done "));
        Assert.That(_sink.Posts.Select(p => p.Headers["Idempotency-Key"]).ToList(), Has.Count.EqualTo(2).And.All.EqualTo(_sink.Posts.First().Headers["Idempotency-Key"]));
    }

    [Test]
    public async Task TestCalls_ProveAPlan_AndSayWhatCameBack()
    {
        var number = await LaunchAsync("T1", begun: false);
        var begun = await _api.SendAsync("manager", HttpMethod.Post, $"/launches/{number}/plans/P1/rehearsals", new { accounts = new[] { "T1-0001", "T1-0002" } });
        Assert.That(begun.Status, Is.EqualTo(201), begun.Text);
        Assert.That((await _api.GetAsync("manager", $"/launches/{number}/plans/P9/rehearsals")).Rule, Is.EqualTo("plan.unknown"));

        Assert.That(await Eventually.ReadAsync(StateAsync, state => state == "done,done"), Is.EqualTo("done,done"));
        Assert.That(_sink.Posts.Select(p => p.Body), Has.Exactly(2).Contains("\"test\":true"));
        var rehearsal = (await _api.GetAsync("auditor", $"/launches/{number}/dossier/contingency/P1")).Body["content"]!["rehearsal"]!;
        Assert.That(((string)rehearsal["kind"]!, (string)rehearsal["result"]!, (string)rehearsal["evidence"]!, (string)rehearsal["run"]!), Is.EqualTo(("test-call", "passed", $"{Endpoint}: 2/2", $"{begun.Body["run"]}")));
        using var manager = await Person.SignInAsync(_api, "manager");
        var page = WebUtility.HtmlDecode((await manager.GetAsync($"/launches/{number}/plans/P1/rehearsal")).Text);
        Assert.That(page, Does.Contain("R-1").And.Not.Contain("T1-0001"), "who may not look customers up reads no account");
        Assert.That(WebUtility.HtmlDecode((await manager.GetAsync($"/launches/{number}/print")).Text), Does.Contain("test-mode call"));

        async Task<string> StateAsync() => string.Join(',', (await _api.GetAsync("manager", $"/launches/{number}/plans/P1/rehearsals")).Body["items"]!.AsArray().Select(i => (string)i!["state"]!));
    }

    [Test]
    public async Task Many_AreHeld_AndReleasedByOperations()
    {
        var number = await LaunchAsync("M1", customers: 22);
        for (var i = 1; i <= 20; i++) Assert.That((await PressAsync(number, $"M1-{i:D4}")).Status, Is.EqualTo(200));

        var held = (await _api.GetAsync("agent", $"/launches/{number}/hotline")).Body;
        Assert.That(((long)held["usesLastHour"]!, held["heldAt"] is not null), Is.EqualTo((20L, true)));
        Assert.That((await _api.SendAsync("agent", HttpMethod.Post, $"/launches/{number}/rollbacks/release", new { reason = "x" })).Status, Is.EqualTo(403));
        Assert.That((await _api.SendAsync("operations", HttpMethod.Post, $"/launches/{number}/rollbacks/release", new { reason = "一台设备" })).Status, Is.EqualTo(200));
        Assert.That((await _api.GetAsync("agent", $"/launches/{number}/hotline")).Body["heldAt"], Is.Null);
        Assert.That((await _api.SendAsync("operations", HttpMethod.Post, $"/launches/{number}/rollbacks/withdrawal", new { proof = "IAM-07" })).Status, Is.EqualTo(200));
        Assert.That((await PressAsync(number, "M1-0021")).Rule, Is.EqualTo("rollback.right-withdrawn"));
    }

    [Test]
    public async Task ThePage_LooksTheCallerUp_KeepsWhatWasTyped_AndRollsBackOnce()
    {
        var number = await LaunchAsync("P1");
        var address = $"/launches/{number}/hotline";
        using var agent = await Person.SignInAsync(_api, "agent");
        var empty = (await agent.GetAsync(address)).Text;
        Assert.That(WebUtility.HtmlDecode(empty), Does.Contain("统一口径").And.Contain($"data-sse=\"{address}/events\""));
        var looked = await agent.PostAsync(address, [.. Person.HiddenOf(empty, "q"), new("q", "P1-0001")]);
        Assert.That(looked.Text, Does.Contain("name=\"consented\""), looked.Text);

        var refused = await agent.PostAsync(address, [.. Person.HiddenOf(looked.Text, "consented"), new("identity", "call-back"), new("call", "CC-77"), new("reason", "黑屏")]);
        Assert.That((refused.Status, refused.Text.Contains("value=\"CC-77\"", StringComparison.Ordinal)), Is.EqualTo((422, true)), refused.Text);
        KeyValuePair<string, string>[] press = [.. Person.HiddenOf(looked.Text, "consented"), new("identity", "call-back"), new("call", "CC-77"), new("reason", "黑屏"), new("consented", "true")];
        var done = await agent.PostAsync(address, press);
        Assert.That((done.Status, done.Headers["Location"]), Is.EqualTo((302, $"{address}?account=P1-0001&done=done")), done.Text);
        // The button again, from the page as it was; its key is another, as by another agent.
        var again = await agent.PostAsync(address, press.Select(f => f.Key == "__command" ? new(f.Key, Guid.NewGuid().ToString()) : f));
        Assert.That((again.Status, again.Headers["Location"]), Is.EqualTo((302, $"{address}?account=P1-0001&done=again-said")), again.Text);
        Assert.That(await UntilAsync(number, "P1-0001"), Is.EqualTo("done R-1"));
        Assert.That(_sink.Posts, Has.Count.EqualTo(1));
        var after = WebUtility.HtmlDecode((await agent.GetAsync($"{address}?account=P1-0001")).Text);
        Assert.That(after, Does.Contain("CC-77").And.Not.Contain("name=\"consented\""));

        using var manager = await Person.SignInAsync(_api, "manager");
        Assert.That((await manager.GetAsync(address)).Text, Does.Not.Contain("look-up"), "looks nobody up");
    }

    [Test]
    public async Task ALaunchOfBefore_IsLedToItsOwnPage()
    {
        var number = await LaunchAsync("B1");
        await _api.Service<Database>().WriteAsync(sql => sql.ExecuteAsync("UPDATE launch SET rule_set = 7, input_rev = input_rev + 1 WHERE number = @number", new { number }), CancellationToken.None);
        using var agent = await Person.SignInAsync(_api, "agent");

        Assert.That((await agent.GetAsync($"/launches/{number}/hotline")).Text, Does.Contain($"/launches/{number}/run").And.Contain("This launch began before"));
        Assert.That((await _api.SendAsync("manager", HttpMethod.Post, $"/launches/{number}/plans/P1/rehearsals", new { accounts = new[] { "B1-0001" } })).Rule, Is.EqualTo("plan.not-of-this-launch"));
    }

    private Task<string> LaunchAsync(string prefix, int customers = 2, bool begun = true) => HotlineLaunch.CreateAsync(_api, Endpoint, prefix, customers, begun, prefix == "H1" ? Phone : null);

    private Task<Answer> PressAsync(string number, string account, string? identity = "service-password") =>
        _api.SendAsync("agent", HttpMethod.Post, $"/launches/{number}/hotline/{account}/rollback", new { reason = "黑屏", identity, consented = true, call = "CC-1" });

    /// <summary>What became of rolling a customer back, once that is known.</summary>
    private async Task<string> UntilAsync(string number, string account)
    {
        var rollback = await Eventually.ReadAsync(
            async () => (await _api.GetAsync("operations", $"/launches/{number}/hotline/{account}")).Body["rollback"], rollback => (string?)rollback?["state"] is not (null or "due" or "sending"));
        return $"{rollback?["state"]} {rollback?["answer"]}";
    }
}
