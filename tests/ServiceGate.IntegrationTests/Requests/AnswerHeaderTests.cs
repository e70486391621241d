using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using ServiceGate.IntegrationTests.Api;

namespace ServiceGate.IntegrationTests.Requests;

/// <summary>Headers that every answer has, whatever it is made by: walked over all addresses.</summary>
public sealed class AnswerHeaderTests
{
    private ApiStand _api = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        _client = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = _api.Address };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _api.DisposeAsync();
    }

    [Test]
    public async Task Answer_OfWhateverNeedsASignIn_IsInNoCache([Values] bool signedIn)
    {
        var number = await _api.CreateLaunchAsync();
        var cookie = await SignIn.AsAsync(_api, "administrator");
        var cached = new List<string>();
        var looked = 0;

        foreach (var path in Paths(number))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (signedIn) request.Headers.Add("Cookie", cookie);
            if (signedIn) request.Headers.Authorization = new("Bearer", _api.TokenOf("administrator"));
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            looked++;
            if (answer.Headers.CacheControl is not { NoStore: true }) cached.Add($"{(int)answer.StatusCode} {path}: {answer.Headers.CacheControl}");
        }

        Assert.That(cached, Is.Empty);
        Assert.That(looked, Is.GreaterThan(50));
    }

    [TestCase("/launches")]
    [TestCase("/people")]
    [TestCase("/launches/export.csv")]
    public async Task Redirect_ToTheDoor_DoesNotBelieveTheHostHeader(string path)
    {
        var answer = await RawRequest.SendAsync(_api.Address, $"GET {path} HTTP/1.1\nHost: evil.example");

        Assert.That(answer.Status, Is.EqualTo(302));
        Assert.That(answer.Head, Does.Contain($"\r\nLocation: /sign-in?returnUrl={Uri.EscapeDataString(path)}\r\n").And.Not.Contain("evil.example"));
    }

    [Test]
    public async Task Redirect_OfAPage_DoesNotBelieveTheHostHeader()
    {
        var cookie = await SignIn.AsAsync(_api, "agent");

        var answer = await RawRequest.SendAsync(_api.Address, $"GET /sign-in HTTP/1.1\nHost: evil.example\nCookie: {cookie}");

        Assert.That(answer.Status, Is.EqualTo(302));
        Assert.That(answer.Head, Does.Contain("\r\nLocation: /\r\n").And.Not.Contain("evil.example"));
    }

    [Test]
    public async Task Description_NamesNoHost()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Host = "evil.example";
        using var answer = await _client.SendAsync(request);

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("evil.example").And.Contain("\"servers\""));
    }

    /// <summary>Every address that can be asked for, with the parts of a launch that is there.</summary>
    private IEnumerable<string> Paths(string number) =>
        from endpoint in _api.Service<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false
        let text = endpoint.RoutePattern.RawText!
        where !text.Contains("health", StringComparison.Ordinal)
        let path = string.Join('/', text.TrimStart('/').Split('/').Select(p => p.StartsWith('{') ? p.StartsWith("{number", StringComparison.OrdinalIgnoreCase) ? number : "1" : p))
        group path by path into same
        select "/" + same.Key;
}
