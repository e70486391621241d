using System.Text.Json.Nodes;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The fact sheet over HTTP and on pages: facts are typed, scripts are read with them, what contradicts them is shown with its place.</summary>
public sealed class FactSheetTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task AFact_IsReadAsItWasWritten_AndRefusedWithFieldAndRule()
    {
        var number = await CreateAsync();
        var fact = await PutAsync(number, "facts", "interruption", """{"values":[{"number":"30","unit":"minute"}]}""");
        Assert.That(fact.Status, Is.EqualTo(201), fact.Text);

        var read = await Api.GetAsync("manager", $"/launches/{number}/dossier/facts/interruption");
        var same = await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/facts/interruption", read.Text, ifMatch: read.Tag);
        var wrong = await PutAsync(number, "facts", "time-window", """{"values":[{"from":"2026-11-28T06:00","until":"2026-11-28T00:00","unit":"minute"}]}""");
        var before = await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{await Api.CreateLaunchAsync("Without a sheet")}/dossier/facts/segments", JsonNode.Parse("""{"segments":[]}"""), ifNoneMatch: "*");
        var unknown = await PutAsync(number, "facts", "price", """{"values":[{"amount":"58"}]}""");

        Assert.That((same.Status, same.Member("hash")), Is.EqualTo((200, read.Member("hash"))));
        Assert.That(wrong.Body["violations"]!.AsArray().Select(v => $"{v!["field"]} {v["rule"]}"), Is.EqualTo(new[] { "values[0].unit fact.member-of-type", "values[0].until fact.moment-order" }));
        Assert.That(new[] { (unknown.Status, unknown.Rule), (before.Status, before.Rule) }, Is.All.EqualTo((422, "fact.unknown")));
    }

    [Test]
    public async Task Scripts_AreReadWithTheFacts_AndFlaggedWithTheirPlace()
    {
        var number = await FilledAsync("{time-window}，最多中断{interruption}，咨询10086。");

        var flagged = (await Api.GetAsync("manager", $"/launches/{number}/scripts?flagged=true&language=zh")).Body["items"]!.AsArray();
        var script = flagged.Single()!;
        var flag = script["flags"]!.AsArray().First(f => (string)f!["rule"]! == "script.contradicts")!;

        Assert.That((string)script["text"]!, Is.EqualTo("2026年11月28日00:00至06:00，最多中断30分钟，咨询10086。"));
        Assert.That(((string)script["text"]!).Substring((int)flag["start"]!, (int)flag["length"]!), Is.EqualTo("10086"));
        Assert.That((string)flag["says"]!, Is.EqualTo("咨询电话：10000"));
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/scripts?language=fr")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task AnAcknowledgement_OfATextThatHasChangedSince_IsRefused()
    {
        var number = await FilledAsync("{time-window}，最多中断{interruption}，咨询{ask-line}。");
        var version = (string)(await Api.GetAsync("owner", $"/launches/{number}/scripts?channel=hotline")).Body["items"]![0]!["version"]!;
        var fact = await Api.GetAsync("manager", $"/launches/{number}/dossier/facts/interruption");
        await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/facts/interruption", JsonNode.Parse("""{"values":[{"number":"45","unit":"minute"}]}"""), ifMatch: fact.Tag);

        var stale = await AcknowledgeAsync(number, version);
        var now = (string)(await Api.GetAsync("owner", $"/launches/{number}/scripts?channel=hotline")).Body["items"]![0]!["version"]!;
        var done = await AcknowledgeAsync(number, now);

        Assert.That((stale.Status, stale.Rule, done.Status), Is.EqualTo((412, "script.facts-changed", 200)), done.Text);
        Assert.That((bool)(await Api.GetAsync("owner", $"/launches/{number}/scripts?channel=hotline")).Body["items"]![0]!["acknowledged"]!, Is.True);

        fact = await Api.GetAsync("manager", $"/launches/{number}/dossier/facts/interruption");
        await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/facts/interruption", JsonNode.Parse("""{"values":[{"number":"60","unit":"minute"}]}"""), ifMatch: fact.Tag);
        using var manager = await Person.SignInAsync(Api, "manager");
        var page = (await manager.GetAsync($"/launches/{number}/dossier/channels")).Text;
        Assert.That(page, Does.Contain("<b>45</b>").And.Contain("<b>60</b>"), "what differs from the text that was acknowledged");
    }

    [Test]
    public async Task ThePages_ShowTheSheet_MarkThePlace_AndTakeWhyItBelongsToNoFact()
    {
        var number = await FilledAsync("{time-window}，最多中断{interruption}，两小时内回电，咨询{ask-line}。");
        using var manager = await Person.SignInAsync(Api, "manager");
        var sheet = (await manager.GetAsync($"/launches/{number}/dossier/facts?fact=interruption")).Text;
        Assert.That(sheet, Does.Contain("name=\"values[0].number\"").And.Contain("{time-window}").And.Not.Contain("name=\"values[0].phone\""), "one form is open");

        KeyValuePair<string, string>[] typed = [.. Person.HiddenOf(sheet, "values[0].number"), new("values[0].number", "half"), new("values[0].unit", "minute")];
        var refused = await manager.PostAsync($"/launches/{number}/dossier/facts?fact=interruption", typed);
        Assert.That((refused.Status, refused.Text.Contains("half", StringComparison.Ordinal)), Is.EqualTo((422, true)), "what was typed stays");

        var page = (await manager.GetAsync($"/launches/{number}/dossier/channels")).Text;
        Assert.That(page, Does.Contain(">两小时<sup"), "the place is marked");
        var said = await manager.PostAsync($"/launches/{number}/dossier/channels", [.. Person.HiddenOf(page, "reason"), new("reason", "回电时限，不是中断时长")]);
        Assert.That(said.Status, Is.EqualTo(302), said.Text);

        var flag = (await Api.GetAsync("manager", $"/launches/{number}/scripts?channel=hotline&language=zh")).Body["items"]![0]!["flags"]!.AsArray().Single()!;
        Assert.That((string)flag["noFact"]!, Is.EqualTo("回电时限，不是中断时长"));
        Assert.That((await manager.GetAsync($"/launches/{number}/print")).Text, Does.Contain("回电时限，不是中断时长"));
    }

    private static async Task<string> CreateAsync()
    {
        var launch = new { kind = "network-cutover", unit = "HZ", header = new { title = "Facts", window = new { start = "2026-11-28T00:00", end = "2026-11-28T06:00", timeZone = "Asia/Shanghai" }, scope = new[] { "HZ" } } };
        var answer = await Api.SendAsync("manager", HttpMethod.Post, "/launches", launch);
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return answer.Member("number");
    }

    private static async Task<string> FilledAsync(string chinese)
    {
        var number = await CreateAsync();
        await PutAsync(number, "facts", "interruption", """{"values":[{"number":"30","unit":"minute"}]}""");
        await PutAsync(number, "facts", "time-window", """{"values":[{"from":"2026-11-28T00:00","until":"2026-11-28T06:00"}]}""");
        await PutAsync(number, "facts", "ask-line", """{"values":[{"phone":"10000"}]}""");
        var script = await PutAsync(number, "channels", "hotline", new JsonObject { ["text"] = new JsonObject { ["zh"] = chinese, ["en"] = "{time-window}, {interruption} at most. Questions: {ask-line}." } }.ToJsonString());
        Assert.That(script.Status, Is.EqualTo(201), script.Text);
        return number;
    }

    private static Task<Answer> PutAsync(string number, string section, string key, string json) =>
        Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/{section}/{key}", JsonNode.Parse(json), ifNoneMatch: "*");

    private static async Task<Answer> AcknowledgeAsync(string number, string version)
    {
        var script = await Api.GetAsync("owner", $"/launches/{number}/dossier/channels/hotline");
        return await Api.SendAsync("owner", HttpMethod.Post, $"/launches/{number}/channels/hotline/acknowledgement?version={Uri.EscapeDataString(version)}", ifMatch: script.Tag);
    }
}
