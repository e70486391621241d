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
    /// <summary>What ends only when somebody goes, and what needs more than an address.</summary>
    private static readonly string[] LeftOut = ["events", "{"];

    private string PoolSize => stand.Provider is DatabaseProvider.PostgreSql ? "Maximum Pool Size" : "Max Pool Size";

    [TearDown]
    public Task CleanUpAsync() => stand.CleanUpAsync();

    [Test]
    public async Task EveryReading_IsAnswered()
    {
        await (await stand.OpenAsync()).DisposeAsync();
        await using var server = await ApiStand.StartAsync(stand.Settings with { ConnectionString = $"{stand.Settings.ConnectionString};{PoolSize}=1" });
        var number = await server.CreateLaunchAsync("One connection");
        var addresses = server.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(a => a.StartsWith("/api/v1/", StringComparison.Ordinal)).Select(a => a["/api/v1".Length..])
            .Select(a => a.Replace("{number}", number, StringComparison.Ordinal).Replace("{userName}", "agent", StringComparison.Ordinal).Replace("{unit}", "HZ", StringComparison.Ordinal)
                .Replace("{account}", "TV10031423", StringComparison.Ordinal).Replace("{id}/{version:int}", "it-cutover/1", StringComparison.Ordinal).Replace("{batch:long}", "1", StringComparison.Ordinal))
            .Where(a => !LeftOut.Any(part => a.Contains(part, StringComparison.Ordinal))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var unanswered = new List<string>();
        foreach (var person in new[] { "manager", "administrator" })
            foreach (var address in addresses)
                if ((await server.GetAsync(person, address)).Status >= 500) unanswered.Add($"{address} of {person}");

        Assert.That(addresses, Has.Count.GreaterThan(30));
        Assert.That(unanswered, Is.Empty);
    }
}
