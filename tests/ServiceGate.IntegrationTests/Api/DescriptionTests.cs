using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ServiceGate.IntegrationTests.Settings;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The description of the API says what the API does.</summary>
public sealed partial class DescriptionTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task Description_OfEveryOperation_IsWhole()
    {
        var document = await DocumentAsync();

        var faults = Operations(document).SelectMany(o => Faults(o.Path, o.Method, o.Operation));

        Assert.That(faults, Is.Empty);
        Assert.That(Operations(document).Count(), Is.GreaterThan(30));
    }

    [Test]
    public async Task Description_OfAChange_NamesItsHeadersAndSchema()
    {
        var put = (await DocumentAsync())["paths"]!["/api/v1/launches/{number}/dossier/{section}/{key}"]!["put"]!;

        var headers = put["parameters"]!.AsArray().Where(p => (string)p!["in"]! == "header").ToDictionary(p => (string)p!["name"]!, p => (bool?)p!["required"] ?? false);
        Assert.That(headers, Is.EqualTo(new Dictionary<string, bool> { ["Idempotency-Key"] = true, ["If-Match"] = false, ["If-None-Match"] = false, ["Accept-Language"] = false }));
        Assert.That(put["responses"]!.AsObject().Select(r => r.Key), Is.SupersetOf(new[] { "200", "201", "400", "401", "403", "404", "409", "412", "422", "428" }));
        Assert.That(put["responses"]!["412"]!["content"]!["application/problem+json"]!["schema"]!["$ref"]!.ToString(), Does.EndWith("ProblemDocument"));
    }

    [Test]
    public async Task Description_OfAnEnum_ListsItsCodes()
    {
        var kinds = (await DocumentAsync())["components"]!["schemas"]!["LaunchKind"]!["enum"]!.AsArray().Select(v => (string)v!);

        Assert.That(kinds, Is.EqualTo(new[] { "product", "offer", "network-cutover", "it-cutover", "batch-outreach" }));
    }

    [Test]
    public async Task Rules_AreListedWithoutALack()
    {
        var listed = (await Api.GetAsync("agent", "/rules")).Body["items"]!.AsArray().Select(r => (string)r!["rule"]!).ToHashSet(StringComparer.Ordinal);
        var golden = await File.ReadAllLinesAsync(Checkout.File("tests/ServiceGate.Tests/Golden/Lists/rules.txt"));
        var said = Directory.EnumerateFiles(Checkout.File("src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(f => Named().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);

        Assert.That(golden.Where(r => !r.Contains(' ', StringComparison.Ordinal)).Except(listed), Is.Empty, "of the core");
        Assert.That(said, Has.Count.GreaterThan(200));
        Assert.That(said.Except(listed), Is.Empty, "in the sources");
    }

    [GeneratedRegex("""(?:Violation\.Of|Problems\.Of|Refused\.[A-Z][a-z]+[A-Za-z]*|Refuse)\((?:StatusCodes\.\w+, )?"([a-z0-9-]+\.[a-z0-9.-]+)["]""")]
    private static partial Regex Named();

    [TestCase("/api", "text/html")]
    [TestCase("/api/swagger-ui-bundle.js", "text/javascript")]
    [TestCase("/api/swagger-ui.css", "text/css")]
    public async Task Page_IsServedFromThisServer(string path, string type)
    {
        var answer = await Api.SendAsync(ApiStand.Request(HttpMethod.Get, path, null, null));

        Assert.That((answer.Status, answer.ContentType), Is.EqualTo((200, type)));
    }

    [TestCase("en", "All operations of the API", "Contract with gateways", "API guide")]
    [TestCase("zh-CN", "全部接口", "网关接口约定", "接口说明")]
    public async Task Page_StandsInTheFrameOfTheProduct_WithoutAnythingInline(string language, string title, string gateway, string guide)
    {
        var answer = await Api.SendAsync(ApiStand.Request(HttpMethod.Get, "/api", null, language));

        var page = WebUtility.HtmlDecode(answer.Text);
        Assert.That(page, Does.Contain($"<html lang=\"{language}\"").And.Contain($">{title}</h1>").And.Contain($"href=\"/gateway-contract\">{gateway}<").And.Contain($"href=\"/api-guide\">{guide}<"));
        Assert.That(page, Does.Contain("href=\"/openapi/v1.json\"").And.Contain("class=\"side\"").And.Contain("action=\"/language\"").And.Contain("<noscript>"));
        Assert.That(page, Does.Not.Match("<script(?![^>]* src=)").And.Not.Contain("<style").And.Not.Match(" (style|onclick|onload)=\""));
        Assert.That(answer.Headers["Content-Security-Policy"], Does.Contain("default-src 'self'").And.Not.Contain("unsafe").And.Not.Contain("script-src"));
    }

    [Test]
    public async Task Page_AtTheAddressOfBefore_LeadsThere()
    {
        var answer = await Api.SendAsync(ApiStand.Request(HttpMethod.Get, "/api/index.html", null, null));

        Assert.That((answer.Status, answer.Headers["Location"]), Is.EqualTo((301, "/api")));
    }

    private static async Task<JsonNode> DocumentAsync() => (await Api.SendAsync(ApiStand.Request(HttpMethod.Get, "/openapi/v1.json", null, null))).Body;

    private static IEnumerable<(string Path, string Method, JsonNode Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (path.Key, operation.Key, operation.Value!);

    private static IEnumerable<string> Faults(string path, string method, JsonNode operation)
    {
        var name = $"{method} {path}";
        if (string.IsNullOrWhiteSpace((string?)operation["summary"])) yield return $"{name} has no summary";
        if (path is not ("/api/v1/about" or "/api/v1/schemas/dossier-file") && operation["security"] is null) yield return $"{name} does not name the token";
        if (method is not "get" && !operation["parameters"]!.AsArray().Any(p => (string)p!["name"]! == "Idempotency-Key")) yield return $"{name} does not name the key";
        foreach (var parameter in operation["parameters"]!.AsArray().Where(p => string.IsNullOrWhiteSpace((string?)p!["description"])))
            yield return $"{name} does not say what {parameter!["name"]} is";
        foreach (var (type, media) in operation["requestBody"]?["content"]?.AsObject() ?? [])
            if (media!["example"] is null) yield return $"{name} has no example of {type}";
        var answers = operation["responses"]!.AsObject().Where(r => r.Key[0] == '2').ToList();
        if (answers.Count == 0 || answers.Any(a => a.Value!["content"] is null)) yield return $"{name} does not say what it answers";
    }
}
