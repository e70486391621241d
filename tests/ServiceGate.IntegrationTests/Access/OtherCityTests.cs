using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace ServiceGate.IntegrationTests.Access;

/// <summary>
/// Walks every page, every reading of the API, every export and every stream as somebody who has every role in another city. What belongs to a launch or customer of HZ is
/// answered as if it did not exist, and nowhere is there a word of it; the same walk by somebody of HZ shows that there was something to find.
/// </summary>
public sealed partial class OtherCityTests
{
    /// <summary>Addresses that show nothing of launches and customers, or that are no readings.</summary>
    private static readonly string[] LeftOut =
        ["api/{file?}", "hangfire/{**page}", "status/{code:int:range(400, 599)}", "_framework/opaque-redirect", "openapi/{documentName}.json", "{**path:file}", "sign-in", "not-found", "nodes/events"];

    /// <summary>A reading without an end: only its refusal is read.</summary>
    private static readonly string[] Endless = ["launches/{number}/notices/events", "launches/{number}/hotline/events"];

    private TwoCities _cities = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _cities = await TwoCities.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _cities.DisposeAsync();

    [Test]
    public async Task Readings_ByAPersonOfAnotherCity_AreAnsweredAsIfThereWereNothing()
    {
        var faults = new List<string>();
        foreach (var route in Routes())
        {
            var there = await AskAsync("neighbour", route, Existing);
            var nothing = await AskAsync("neighbour", route, Missing);
            var (found, unknown) = ($"{there.Status} {Unnamed(there.Text, Existing)}", $"{nothing.Status} {Unnamed(nothing.Text, Missing)}");
            if (!IsOpen(route) && found != unknown) faults.Add($"{route}: {Difference(found, unknown)}");
            faults.AddRange(TwoCities.Marks.Append(_cities.Number).Where(mark => !Asked(route).Contains(mark) && there.Text.Contains(mark)).Select(mark => $"{route}: shows '{mark}'"));
        }
        Assert.That(faults, Is.Empty);
    }

    [Test]
    public async Task Readings_ByAPersonOfTheCity_FindWhatIsThere()
    {
        var answers = new List<string>();
        foreach (var route in Routes().Except(Endless))
            answers.Add($"{(await AskAsync("insider", route, Existing)).Status} {route}");

        Assert.That(answers.Where(a => !a.StartsWith("200 ", StringComparison.Ordinal)), Is.EquivalentTo(NotForACity), "neither a page nor a reading is walked in vain");
        Assert.That((await AskAsync("insider", "history", Existing)).Text, Does.Contain(_cities.Number));
        Assert.That((await AskAsync("insider", "api/v1/customers/{account}", Existing)).Text, Does.Contain(TwoCities.Phone));
    }

    /// <summary>What a city's people are refused, although it is there, because the launch has no such item or because only a demonstration has it.</summary>
    private static readonly string[] NotForACity =
    [
        "403 definitions/{id}/{version:int}/simulation/export.csv", "404 api/v1/definitions/{id}/{version:int}/simulation", "403 api/v1/definitions/{id}/{version:int}/simulation/launches",
        "404 api/v1/launches/{number}/audience", "404 api/v1/launches/{number}/announcement", "400 launches/{number}/notices/wrong-lines.csv",
        "403 api/v1/settings", "404 api/v1/launches/{number}/dossier/audience/list", "404 demo/clock", "404 api/v1/launches/{number}/plans/{plan}/rehearsals", "404 launches/{Number}/plans/{Plan}/rehearsal",
        .. new[] { "channels", "concerns", "contingency", "facts", "notices", "risks", "stress", "trials" }.Select(section => $"404 api/v1/launches/{{number}}/dossier/{section}/{{key}}"),
    ];

    private Dictionary<string, string> Existing => new(StringComparer.OrdinalIgnoreCase)
    {
        ["number"] = _cities.Number,
        ["account"] = TwoCities.Account,
        ["batch"] = _cities.Batch.ToString(CultureInfo.InvariantCulture),
        ["attachment"] = _cities.Attachment.ToString(CultureInfo.InvariantCulture),
        ["upload"] = _cities.Upload.ToString(CultureInfo.InvariantCulture),
        ["section"] = "launch",
        ["key"] = "header",
        ["gate"] = "go-ahead",
        ["step"] = "review-it",
        ["stepid"] = "review-it",
        ["code"] = "risks",
        ["id"] = "it-cutover",
        ["version"] = "1",
        ["username"] = "agent-yh",
        ["unit"] = "HZ",
        ["plan"] = "P1",
    };

    private Dictionary<string, string> Missing => new(Existing, StringComparer.OrdinalIgnoreCase)
    {
        ["number"] = "HZ-2026-009999",
        ["account"] = "TV00000000",
        ["batch"] = "999999999",
        ["unit"] = "XX",
    };

    private async Task<(int Status, string Text)> AskAsync(string userName, string route, Dictionary<string, string> values)
    {
        var address = Parameter().Replace(route, match =>
            values.TryGetValue(route.StartsWith("batches/", StringComparison.Ordinal) ? "batch" : match.Groups[1].Value, out var value) ? value : throw new AssertionException($"{route}: what is {match.Value}?"));
        if (route == "customers") address += "?q=" + values["account"];
        if (!route.StartsWith("api/", StringComparison.Ordinal)) return await _cities.PageAsync(userName, "/" + address);
        var answer = await _cities.Api.GetAsync(userName, "/" + address);
        return (answer.Status, answer.Text);
    }

    /// <summary>Who is who, and which definitions there are, may be known everywhere.</summary>
    private static bool IsOpen(string route) => !Parameter().IsMatch(route) || route.StartsWith("people/", StringComparison.Ordinal) || route.Contains("definitions/");

    private string Asked(string route) => string.Join(' ', Parameter().Matches(route).Select(m => Existing.GetValueOrDefault(m.Groups[1].Value)));

    private static string Difference(string found, string unknown)
    {
        var at = found.Zip(unknown).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{found[..3]} and {unknown[..3]}; '{found[at..Math.Min(at + 80, found.Length)]}' instead of '{unknown[at..Math.Min(at + 80, unknown.Length)]}'";
    }

    private static string Unnamed(string text, Dictionary<string, string> values) =>
        text.Replace(values["number"], "NUMBER").Replace(values["account"], "ACCOUNT").Replace($"/{values["unit"]}/", "/UNIT/").Replace($"“{values["unit"]}”", "“UNIT”").Replace($"\"{values["unit"]}\"", "\"UNIT\"").Replace("/batches/" + values["batch"], "/batches/BATCH");

    private IReadOnlyList<string> Routes() =>
    [
        .. _cities.Api.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(e => e.RoutePattern.RawText!.TrimStart('/')).Except(LeftOut).Distinct().Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex("\\{([A-Za-z]+)[^}]*\\}")]
    private static partial Regex Parameter();
}
