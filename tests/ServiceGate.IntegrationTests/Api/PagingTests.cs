using System.Text.Json.Nodes;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Every list of the API is cut into pages in one way; asked without it is whole, as it always was.</summary>
public sealed class PagingTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task List_IsWhole_OrAPageOfIt()
    {
        var all = (await Api.GetAsync("agent", "/rules")).Body;
        var (first, second) = ((await Api.GetAsync("agent", "/rules?pageSize=7")).Body, (await Api.GetAsync("agent", "/rules?pageSize=7&page=2")).Body);

        var items = all["items"]!.AsArray();
        Assert.That(((int)all["total"]!, all["page"], all["pageSize"]), Is.EqualTo((items.Count, (JsonNode?)null, (JsonNode?)null)));
        Assert.That(((int)second["total"]!, (int)second["page"]!, (int)second["pageSize"]!), Is.EqualTo((items.Count, 2, 7)));
        Assert.That(first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(r => r!.ToJsonString()), Is.EqualTo(items.Take(14).Select(r => r!.ToJsonString())));
        Assert.That((await Api.GetAsync("agent", "/rules?page=1000000&pageSize=200")).Body["items"]!.AsArray(), Is.Empty);
    }

    [TestCase("page=0", "page")]
    [TestCase("page=x", "page")]
    [TestCase("pageSize=201", "pageSize")]
    [TestCase("pageSize=-1", "pageSize")]
    public async Task Page_ThatMakesNoSense_IsRefused(string query, string field)
    {
        foreach (var path in new[] { "/work", "/messages", "/definitions", "/tokens", "/launches" })
        {
            var answer = await Api.GetAsync("manager", $"{path}?{query}");
            Assert.That((answer.Status, answer.Rule, (string?)answer.Body["violations"]?[0]?["field"]), Is.EqualTo((400, "query.value", field)), path);
        }
    }

    [Test]
    public async Task EveryList_SaysItsTotalAndTakesPages()
    {
        var document = (await Api.SendAsync(ApiStand.Request(HttpMethod.Get, "/openapi/v1.json", null, null))).Body;
        var faults = new List<string>();
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            if (item!["get"] is not { } read || (string?)read["responses"]!["200"]?["content"]?["application/json"]?["schema"]?["$ref"] is not { } reference) continue;
            var members = document["components"]!["schemas"]![reference.Split('/')[^1]]!["properties"] as JsonObject;
            if (members?["items"] is null || members.ContainsKey("next")) continue;
            if (!members.ContainsKey("total")) faults.Add($"{path} does not say how many there are");
            if (!read["parameters"]!.AsArray().Any(p => (string)p!["name"]! == "page")) faults.Add($"{path} takes no page");
        }

        Assert.That(faults, Is.Empty);
    }
}
