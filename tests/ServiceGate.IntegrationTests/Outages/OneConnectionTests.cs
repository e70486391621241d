using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using ServiceGate.Data.Opening;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.IntegrationTests.Stores;

namespace ServiceGate.IntegrationTests.Outages;

/// <summary>
/// A node with one connection to its database answers every reading: none holds it and waits for a second. With more connections such readings would wait for one another as soon as there are as many.
/// </summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.Shared))]
public sealed class OneConnectionTests(DatabaseStand stand)
{
    private static readonly string[] People = ["manager", "administrator"];
    private ApiStand _server = null!;
    private string _number = "";

    private string PoolSize => stand.Provider is DatabaseProvider.PostgreSql ? "Maximum Pool Size" : "Max Pool Size";

    [SetUp]
    public async Task StartAsync()
    {
        await (await stand.OpenAsync()).DisposeAsync();
        _server = await ApiStand.StartAsync(stand.Settings with { ConnectionString = $"{stand.Settings.ConnectionString};{PoolSize}=1" });
        _number = await _server.CreateLaunchAsync("One connection");
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        await stand.CleanUpAsync();
    }

    [Test]
    public async Task EveryReadingOfTheApi_IsAnswered()
    {
        var addresses = Addresses(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/v1/", StringComparison.Ordinal))
            // Its answer goes on until somebody leaves.
            .Where(a => a != "/api/v1/events").Select(a => a["/api/v1".Length..]).ToList();
        var unanswered = new List<string>();
        foreach (var person in People)
            foreach (var address in addresses)
                if ((await _server.GetAsync(person, address)).Status >= 500) unanswered.Add($"{address} of {person}");

        Assert.That(addresses, Has.Count.GreaterThan(30));
        Assert.That(unanswered, Is.Empty);
    }

    [Test]
    public async Task EveryPage_IsAnswered()
    {
        var addresses = Addresses(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null);
        var unanswered = new List<string>();
        foreach (var person in People)
        {
            using var browser = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = _server.Address };
            browser.DefaultRequestHeaders.Add("Cookie", await SignIn.AsAsync(_server, person));
            foreach (var address in addresses)
            {
                using var answer = await browser.GetAsync(address);
                await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode >= HttpStatusCode.InternalServerError) unanswered.Add($"{address} of {person}");
            }
        }

        Assert.That(addresses, Has.Count.GreaterThan(30));
        Assert.That(unanswered, Is.Empty);
    }

    /// <summary>The addresses that are read, without those of which nothing is there.</summary>
    private List<string> Addresses(Func<RouteEndpoint, bool> which) =>
        [.. _server.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(which)
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => WithValues("/" + e.RoutePattern.RawText!.TrimStart('/'))).Where(a => !a.Contains('{', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private string WithValues(string pattern) => pattern
        .Replace("{number}", _number, StringComparison.OrdinalIgnoreCase).Replace("{userName}", "agent", StringComparison.OrdinalIgnoreCase)
        .Replace("{unit}", "HZ", StringComparison.OrdinalIgnoreCase).Replace("{account}", "TV10031423", StringComparison.Ordinal)
        .Replace("{id}/{version:int}", "it-cutover/1", StringComparison.OrdinalIgnoreCase).Replace("{batch:long}", "1", StringComparison.Ordinal)
        .Replace("{Id:long}", "1", StringComparison.Ordinal).Replace("{Code}", "risks", StringComparison.Ordinal).Replace("{StepId}", "review", StringComparison.Ordinal);
}
