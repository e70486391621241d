using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ServiceGate.IntegrationTests.Api;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>A list with customers of Hangzhou and Urumqi, from the file to pages and programs: each place says which zone.</summary>
public sealed class ZonesApiTests
{
    private const string Urumqi = "Asia/Urumqi";
    private ApiStand _api = null!;
    private string _number = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        await _api.AddAsync([new("HZ", "county", "UR", "乌鲁木齐", "Urumqi", Urumqi)], [], []);
        var created = await _api.SendAsync("manager", HttpMethod.Post, "/launches", ApiStand.NewLaunch("Core moves", "2026-12-11T02:00", "2026-12-11T06:00"));
        _number = created.Member("number");
        var step = new
        {
            purpose = "announcement",
            channels = new[] { "sms" },
            text = new { zh = "时间：{window}。", en = "Time: {window}." },
            leadMinutes = 4320,
            band = new { from = "16:00", until = "20:00" },
        };
        var saved = await _api.SendAsync("operations", HttpMethod.Put, $"/launches/{_number}/dossier/notices/announce-72h", step, ifNoneMatch: "*");
        Assert.That(saved.Status, Is.EqualTo(201), saved.Text);
        using var content = new StringContent("account,phone,unit\nZ1,13900000001,HZ\nZ2,13900000002,UR\nZ3,13900000003,HZ\n", Encoding.UTF8, "text/csv");
        var imported = await _api.SendAsync("operations", HttpMethod.Put, $"/launches/{_number}/audience", content);
        Assert.That(imported.Status, Is.EqualTo(200), imported.Text);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Programs_ReadTheZones_OfTheList_AndOfEachBatch()
    {
        var list = (await _api.GetAsync("operations", $"/launches/{_number}/audience")).Body["zones"]!.AsArray();
        Assert.That(list.Select(z => ((string)z!["zone"]!, (int)z["customers"]!)), Is.EqualTo(new[] { ("Asia/Shanghai", 2), (Urumqi, 1) }));

        var batches = await BatchesAsync();
        Assert.That(batches.Select(b => ((string?)b["zone"], (int)b["planned"]!, (string)b["dueAt"]!)), Is.EqualTo(new[]
        {
            ("Asia/Shanghai", 2, "2026-12-07T08:00:00+00:00"), (Urumqi, 1, "2026-12-07T10:00:00+00:00"),
        }));
        var there = await _api.GetAsync("operations", $"/batches/{(long)batches[1]["id"]!}");
        Assert.That((string)there.Body["text"]!, Is.EqualTo("Time: 11 December 00:00 to 04:00."));
    }

    [Test]
    public async Task Pages_SayWhichZone_AndWhenEachIsTold()
    {
        using var person = await Person.SignInAsync(_api, "operations");
        var batch = (long)(await BatchesAsync())[1]["id"]!;

        var notices = WebUtility.HtmlDecode((await person.GetAsync($"/launches/{_number}/notices")).Text);
        Assert.That(notices, Does.Contain("(Urumqi time)").And.Contain("(Beijing time)").And.Contain("Urumqi time 1"));
        Assert.That(WebUtility.HtmlDecode((await person.GetAsync($"/batches/{batch}")).Text), Does.Contain("Urumqi time").And.Contain("12月11日00:00至04:00"));
        Assert.That((await person.GetAsync("/notices/export.csv")).Text, Does.Contain(",zone,").And.Contain($",{Urumqi},"));
    }

    private async Task<IReadOnlyList<JsonNode>> BatchesAsync() => [.. (await _api.GetAsync("operations", $"/launches/{_number}/batches")).Body["items"]!.AsArray().Select(b => b!).Where(b => (string)b["step"]! == "announce-72h")];
}
