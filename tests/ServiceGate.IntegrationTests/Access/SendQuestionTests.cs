using System.Net;
using System.Text.Json.Nodes;
using ServiceGate.IntegrationTests.Api;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Access;

/// <summary>Whatever sends to many asks once on the page, with number, texts and time; without the yes nothing is sent. Programs may ask, too.</summary>
public sealed class SendQuestionTests
{
    private TwoCities _cities = null!;

    private ApiStand Api => _cities.Api;

    [SetUp]
    public async Task StartAsync()
    {
        _cities = await TwoCities.StartAsync();
        foreach (var (step, zh, en) in new[] { ("change", "改到{window}。", "Moved to {window}."), ("cancellation", "已取消。", "Called off.") })
        {
            var saved = await Api.SendAsync(
                "insider", HttpMethod.Put, $"/launches/{_cities.Number}/dossier/notices/{step}", new { purpose = step, channels = new[] { "sms" }, text = new { zh, en } }, ifNoneMatch: "*");
            Assert.That(saved.Status, Is.EqualTo(201), saved.Text);
        }
    }

    [TearDown]
    public async Task StopAsync() => await _cities.DisposeAsync();

    [Test]
    public async Task AMovedWindow_IsAskedOnce_AndSentOnlyWithTheYes()
    {
        using var person = await Person.SignInAsync(Api, "insider");
        var address = $"/launches/{_cities.Number}/dossier/launch";
        var page = (await person.GetAsync(address)).Text;

        var asked = await person.PostAsync(address, [.. Person.HiddenOf(page, "window.start"), .. Header("2026-12-05")]);

        Assert.That((asked.Status, await BatchesAsync("change")), Is.EqualTo((422, 0)), "nothing is sent");
        Assert.That(asked.Text, Does.Contain("2 customers").And.Contain("Moved to 5 December 00:00 to 06:00.").And.Contain("value=\"2026-12-05T00:00\""), "what was typed stays");
        Assert.That((await Api.GetAsync("insider", $"/launches/{_cities.Number}")).Body["window"]!["start"]!.GetValue<string>(), Is.EqualTo("2026-11-28T00:00"));

        var other = await person.PostAsync(address, [.. Person.HiddenOf(asked.Text, "window.start"), .. Header("2026-12-06")]);
        Assert.That((other.Status, await BatchesAsync("change")), Is.EqualTo((422, 0)), "a yes to something else");
        var done = await person.PostAsync(address, [.. Person.HiddenOf(other.Text, "window.start"), .. Header("2026-12-06")]);
        Assert.That((done.Status, await BatchesAsync("change")), Is.EqualTo((302, 1)), done.Text);

        Assert.That((await person.GetAsync($"/launches/{_cities.Number}/run")).Text, Does.Contain("id=\"take-back\""));
    }

    [Test]
    public async Task CallingOff_IsAskedWithItsText_AndCanBeTakenBack()
    {
        using var person = await Person.SignInAsync(Api, "insider");
        var address = $"/launches/{_cities.Number}/run";
        var page = (await person.GetAsync(address)).Text;

        var asked = await person.PostAsync(address, [.. Hidden(page, "cancel"), new("reason", "Not needed")]);
        Assert.That((asked.Status, await BatchesAsync("cancellation")), Is.EqualTo((422, 0)));
        Assert.That(WebUtility.HtmlDecode(asked.Text), Does.Contain("Called off.").And.Contain("已取消。").And.Contain("2 customers"));

        var done = await person.PostAsync(address, [.. Hidden(asked.Text, "cancel"), new("reason", "Not needed")]);
        Assert.That((done.Status, await BatchesAsync("cancellation")), Is.EqualTo((302, 1)), done.Text);
        var batch = (long)(await ItemsAsync("cancellation"))[0]["id"]!;
        var back = await Api.SendAsync("insider", HttpMethod.Post, $"/launches/{_cities.Number}/batches/{batch}/take-back", new { });
        Assert.That((back.Status, (string)(await ItemsAsync("cancellation"))[0]["status"]!), Is.EqualTo((200, "stopped")), back.Text);
    }

    [Test]
    public async Task AProgram_MayAsk_AndGoesOnAsBeforeWhereItDoesNot()
    {
        var path = $"/launches/{_cities.Number}/cancellation";
        var ahead = await Api.SendAsync("insider", HttpMethod.Post, $"/launches/{_cities.Number}/ahead/cancellation", new { reason = "Not needed" });
        Assert.That((ahead.Status, await BatchesAsync("cancellation")), Is.EqualTo((200, 0)), ahead.Text);
        var notice = ahead.Body["notices"]![0]!;
        Assert.That(((string)notice["step"]!, (int)notice["customers"]!, (string)notice["text"]!["en"]!), Is.EqualTo(("cancellation", 2, "Called off.")));

        var other = await Api.SendAsync("insider", HttpMethod.Post, path + "?seen=something", new { reason = "Not needed" });
        Assert.That((other.Status, other.Rule, await BatchesAsync("cancellation")), Is.EqualTo((409, "send.changed-meanwhile", 0)));
        var refused = await Api.SendAsync("agent-yh", HttpMethod.Post, $"/launches/{_cities.Number}/ahead/cancellation", new { reason = "Not needed" });
        Assert.That(refused.Status, Is.EqualTo(404), "asked as the command would be");

        var done = await Api.SendAsync("insider", HttpMethod.Post, $"{path}?seen={ahead.Member("seen")}", new { reason = "Not needed" }, key: "once");
        var again = await Api.SendAsync("insider", HttpMethod.Post, $"{path}?seen={ahead.Member("seen")}", new { reason = "Not needed" }, key: "once");
        Assert.That((done.Status, again.Status, await BatchesAsync("cancellation")), Is.EqualTo((200, 200, 1)), done.Text + again.Text);
    }

    private static KeyValuePair<string, string>[] Header(string day) =>
    [
        new("title", "Fibre of Hangzhou"), new("window.start", day + "T00:00"), new("window.end", day + "T06:00"), new("window.timeZone", "Asia/Shanghai"), new("scope", "HZ"),
    ];

    // The form is found by the id of its field: several have a reason.
    private static IReadOnlyList<KeyValuePair<string, string>> Hidden(string page, string form)
    {
        var at = page.IndexOf($"id=\"{form}-reason\"", StringComparison.Ordinal);
        var start = page.LastIndexOf("<form", at, StringComparison.Ordinal);
        return Person.HiddenOf(page[start..], "reason");
    }

    private async Task<int> BatchesAsync(string step) => (await ItemsAsync(step)).Count;

    private async Task<IReadOnlyList<JsonNode>> ItemsAsync(string step) =>
        [.. (await Api.GetAsync("insider", $"/launches/{_cities.Number}/batches")).Body["items"]!.AsArray().Where(b => (string)b!["step"]! == step).Select(b => b!)];
}
