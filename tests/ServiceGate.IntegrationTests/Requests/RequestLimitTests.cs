using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.IntegrationTests.Outages;

namespace ServiceGate.IntegrationTests.Requests;

/// <summary>What is too large, too much or unreadable is its sender's fault: 400 or 413, before the rest is read, and never a failure of ours.</summary>
public sealed class RequestLimitTests
{
    private LogLines _log = null!;
    private ApiStand _api = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _api = await ApiStand.StartAsync(log: _log = new LogLines());

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _api.DisposeAsync();
        _log.Dispose();
    }

    private const int Megabyte = 1024 * 1024;

    [TestCase("/sign-in", "multipart/form-data; boundary=x", 100 * Megabyte)]
    [TestCase("/sign-in", "application/x-www-form-urlencoded", 64 * 1024 + 1)]
    [TestCase("/launches/new", "application/x-www-form-urlencoded", 64 * 1024 + 1)]
    [TestCase("/language", "application/x-www-form-urlencoded", 64 * 1024 + 1)]
    [TestCase("/sign-out", "application/x-www-form-urlencoded", 64 * 1024 + 1)]
    [TestCase("/launches/HZ-2026-000001/notices", "multipart/form-data; boundary=x", 2 * Megabyte)]
    public async Task Post_WhenNobodyIsSignedIn_IsRefusedAbove64KilobytesUnread(string path, string type, int length) =>
        Assert.That((await PostAsync(path, type, length, null)).Status, Is.EqualTo(413));

    [Test]
    public async Task Post_OfSomebodySignedIn_IsRefusedAboveAMegabyteUnread()
    {
        var cookie = await SignIn.AsAsync(_api, "manager");

        Assert.That((await PostAsync("/launches/new", "application/x-www-form-urlencoded", Megabyte + 1, cookie)).Status, Is.EqualTo(413));
        Assert.That((await PostAsync("/language", "application/x-www-form-urlencoded", Megabyte + 1, cookie)).Status, Is.EqualTo(413));
    }

    [TestCase("manager")]
    [TestCase("outsider")]
    public async Task File_OfWhoMayNotImportIt_IsRefusedUnread(string person)
    {
        var number = await _api.CreateLaunchAsync();

        Assert.That((await PostAsync($"/launches/{number}/notices", "multipart/form-data; boundary=x", 2 * Megabyte, await SignIn.AsAsync(_api, person))).Status, Is.EqualTo(413));
        var put = await RawRequest.SendAsync(_api.Address, $"""
            PUT /api/v1/launches/{number}/audience HTTP/1.1
            Host: localhost
            Authorization: Bearer {_api.TokenOf(person)}
            Idempotency-Key: {_api.NewKey()}
            Content-Type: text/csv
            Content-Length: {2 * Megabyte}
            """);
        Assert.That(put.Status, Is.EqualTo(413));
    }

    [Test]
    public async Task File_OfWhoMayImportIt_IsTakenAlsoAboveAMegabyte()
    {
        var number = await _api.CreateLaunchAsync();
        var csv = "account,phone\n" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"TV{i:D8},138{i:D8}\n"));
        Assert.That(csv, Has.Length.GreaterThan(Megabyte));

        var answer = await _api.SendAsync("operations", HttpMethod.Put, $"/launches/{number}/audience", new StringContent(csv, Encoding.UTF8, "text/csv"));

        Assert.That((answer.Status, (int?)answer.Body["count"]), Is.EqualTo((200, 60_000)), answer.Text);
    }

    [Test]
    public async Task Api_WhenNobodyIsKnown_AnswersWithoutReading()
    {
        var answer = await RawRequest.SendAsync(_api.Address, $"""
            POST /api/v1/launches HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Content-Length: {100 * Megabyte}
            """);

        Assert.That(answer.Status, Is.EqualTo(401));
    }

    [TestCase("keys")]
    [TestCase("key")]
    [TestCase("boundary")]
    [TestCase("nul")]
    public async Task SignIn_BeyondTheLimitsOfForms_IsTheSendersFault(string what)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _api.Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var content = what switch
        {
            "keys" => new StringContent(string.Join('&', Enumerable.Range(0, 2000).Select(i => $"k{i}=v"))),
            "key" => new StringContent(new string('k', 3000) + "=v"),
            "nul" => new StringContent("userName=a%00b&password=x"),
            _ => new StringContent("--y\r\n\r\n"),
        };
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(what == "boundary" ? "multipart/form-data" : "application/x-www-form-urlencoded");
        var (failures, refusals) = (_log.Of(LogLevel.Error).Count, _log.Of(LogLevel.Warning, "A request was refused with 400").Count);

        using var answer = await client.PostAsync("/sign-in", content);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("status-message"));
        Assert.That((_log.Of(LogLevel.Error).Count, _log.Of(LogLevel.Warning, "A request was refused with 400").Count), Is.EqualTo((failures, refusals + 1)));
    }

    [TestCase("/launches?q=a%00b")]
    [TestCase("/launches?page=x")]
    [TestCase("/launches?page=99999999999999")]
    [TestCase("/launches/new?kind=%00")]
    [TestCase("/notices?status=%00")]
    [TestCase("/people?q=%F0%9F")]
    public async Task Page_WithAnAddressThatMakesNoSense_NeverFailsOnOurSide(string path)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = _api.Address };
        client.DefaultRequestHeaders.Add("Cookie", await SignIn.AsAsync(_api, "manager"));

        using var answer = await client.GetAsync(path);

        Assert.That((int)answer.StatusCode, Is.LessThan(500));
    }

    [Test]
    public async Task KeptPage_OfWhatGrowsWhenItIsWritten_StaysBelowAMegabyte()
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = _api.Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        client.DefaultRequestHeaders.Add("Cookie", await SignIn.AsAsync(_api, "manager"));
        // 300,000 characters, sent as 900 KB, would be 1.8 MB of references in a page.
        using var large = new StringContent("title=" + string.Concat(Enumerable.Repeat("%22", 300_000)), Encoding.ASCII, "application/x-www-form-urlencoded");
        using var usual = new StringContent("title=" + new string('a', 500_000), Encoding.ASCII, "application/x-www-form-urlencoded");

        using var refused = await client.PostAsync("/launches/new", large);
        using var kept = await client.PostAsync("/launches/new", usual);

        Assert.That(((int)refused.StatusCode, (int)kept.StatusCode), Is.EqualTo((413, 422)));
        Assert.That(await kept.Content.ReadAsStringAsync(), Does.Contain(new string('a', 500_000)).And.Length.LessThan(Megabyte));
    }

    private Task<(int Status, string Head)> PostAsync(string path, string type, int length, string? cookie) => RawRequest.SendAsync(_api.Address, $"""
        POST {path} HTTP/1.1
        Host: localhost
        Sec-Fetch-Site: same-origin
        Content-Type: {type}
        Content-Length: {length}
        """ + (cookie is null ? "" : $"\nCookie: {cookie}"));
}
