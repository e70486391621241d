using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Pages;

/// <summary>What holds around every page, seen over HTTP.</summary>
public sealed partial class PageFrameTests
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebPages).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseStaticWebAssets().UseUrls("http://127.0.0.1:0");
        builder.Services.AddServiceGatePages();
        _app = builder.Build();
        _app.MapServiceGatePages();
        _app.MapGet("/fails", void () => throw new InvalidOperationException("<secret>"));
        _app.MapGet("/api/nothing", () => Results.NotFound());
        _app.MapPost("/echo", ([FromForm] string note) => note);
        await _app.StartAsync();
    }

    // A client each: what one test sets in cookies is not another's business.
    [SetUp]
    public void Open()
    {
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
    }

    [TearDown]
    public void Close() => _client.Dispose();

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task Get_AnyPage_ForbidsWhatIsNotOurs()
    {
        using var answer = await _client.GetAsync("/status/404");
        Assert.Multiple(() =>
        {
            Assert.That(Header(answer, "Content-Security-Policy"), Does.Contain("default-src 'self'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
            Assert.That(Header(answer, "X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(Header(answer, "Referrer-Policy"), Is.EqualTo("same-origin"));
        });
    }

    [Test]
    public async Task Get_AnyPage_HasNothingInlineThatThePolicyWouldBlock()
    {
        var page = await _client.GetStringAsync("/_content/BootstrapBlazor/css/bootstrap.blazor.bundle.min.css");
        Assert.That(page, Does.Contain("Bootstrap"), "the style sheet of the package is served");
        using var answer = await _client.GetAsync("/no-such-page");
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Match("<style|style=|<script(?! type=\"module\" src=)| on[a-z]+="));
    }

    [TestCase("zh-CN", "页面不存在")]
    [TestCase("en-GB", "There is nothing here")]
    public async Task Get_AnUnknownPage_SaysSoInTheBrowsersLanguage(string language, string title)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/no-such-page", request => request.Headers.Add("Accept-Language", language));
        Assert.That((answer.StatusCode, TitleOf(await TextOf(answer))), Is.EqualTo((HttpStatusCode.NotFound, title)));
    }

    [Test]
    public async Task Get_WhatFails_TellsNoInternals()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/fails", request => request.Headers.Add("Accept-Language", "en"));
        var text = await TextOf(answer);
        Assert.That((answer.StatusCode, TitleOf(text)), Is.EqualTo((HttpStatusCode.InternalServerError, "Something went wrong")));
        Assert.That(text, Does.Not.Contain("secret"));
    }

    [Test]
    public async Task Get_FromTheApi_IsNotAnsweredWithAPage()
    {
        using var answer = await _client.GetAsync("/api/nothing");
        Assert.That((answer.StatusCode, await answer.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.NotFound, "")));
    }

    [Test]
    public async Task Post_Language_IsRememberedAndReturnsToThePage()
    {
        using var first = await SendAsync(HttpMethod.Get, "/no-such-page", request => request.Headers.Add("Accept-Language", "zh-CN"));
        var token = Token().Match(await first.Content.ReadAsStringAsync()).Groups[1].Value;
        using var answer = await PostAsync("/language", ("__RequestVerificationToken", token), ("value", "en"), ("returnUrl", "//evil.example"));
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
            Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/"));
            Assert.That(answer.Headers.GetValues("Set-Cookie"), Has.Some.StartWith("language=en;"));
        });
    }

    [Test]
    public async Task Post_FromThisSiteWithoutAToken_KeepsWhatWasTyped()
    {
        using var answer = await PostAsync("/echo", "same-origin", ("note", "<b>long text</b>"), ("__command", "c1"), ("password", "hidden words"));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(text, Does.Contain("name=\"note\" value=\"&lt;b&gt;long text&lt;/b&gt;\"").And.Contain("name=\"__command\" value=\"c1\""));
            Assert.That(text, Does.Not.Contain("hidden words"));
        });
    }

    [Test]
    public async Task Post_FromAnotherSite_IsRefused()
    {
        using var answer = await PostAsync("/echo", "cross-site", ("note", "long text"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("long text"));
    }

    private Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) => PostAsync(path, "same-origin", fields);

    private Task<HttpResponseMessage> PostAsync(string path, string site, params (string Name, string Value)[] fields) => SendAsync(HttpMethod.Post, path, request =>
    {
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
    });

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage> prepare)
    {
        using var request = new HttpRequestMessage(method, path);
        prepare(request);
        return await _client.SendAsync(request);
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(' ', values) : null;

    private static async Task<string> TextOf(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static string TitleOf(string page) => Title().Match(page).Groups[1].Value;

    [GeneratedRegex("<h1[^>]*>([^<]*)</h1>")]
    private static partial Regex Title();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
