using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>Makes requests of an operation: right ones as far as description, guides and what was read before tell, and such that have something wrong in them.</summary>
internal sealed class RequestMaker
{
    private readonly InstallationOfAllPhases _server;
    private readonly Random _random;
    private readonly KnownValues _house = new();
    private readonly Paths _paths;
    private readonly Readings _readings;
    private readonly ValueMaker _values;
    private int _keys;

    public RequestMaker(InstallationOfAllPhases server, Random random)
    {
        (_server, _random) = (server, random);
        _paths = new(_house, new(server), random);
        _readings = new(server, _paths);
        _values = new(server.Description, random, _house);
    }

    /// <summary>Reads what there is.</summary>
    public async Task LearnAsync()
    {
        foreach (var launch in _server.Played.Launches.Keys) _house.Add("launch", launch);
        _house.Add("grant", _server.Played.Grant.ToString(CultureInfo.InvariantCulture));
        foreach (var definition in (await _server.GetAsync("fang.yuan", "/api/v1/definitions")).Body["items"]!.AsArray())
            _house.Add("definition", $"{definition!["id"]}/{definition["version"]}");
    }

    /// <summary>A request; when it is spoilt there is something wrong in its path, query, headers or body.</summary>
    public async Task<HttpRequestMessage> MakeAsync(Operation operation, Choice choice, bool spoilt = false)
    {
        var wrong = spoilt ? (Wrong)_random.Next((int)Wrong.Body + 1) : Wrong.Nothing;
        await _readings.FillAsync(choice);
        var path = await _paths.FillAsync(operation.Path, choice, wrong is Wrong.Path);
        var first = await FirstAsync(choice);
        var request = new HttpRequestMessage(operation.Method, path + QueryOf(operation, wrong is Wrong.Query));
        if (operation.IsRead) return request;
        AddKey(request);
        if (operation.HasPrecondition && await TagAsync(path, choice) is { } tag) AddTag(request, tag, wrong is Wrong.Header);
        if (operation.TakesFile) request.Content = CustomerFile(wrong is Wrong.Body);
        else if (operation.Body is not null)
            request.Content = new StringContent(await BodyAsync(operation, path, choice, first, wrong is Wrong.Body), new MediaTypeHeaderValue(wrong is Wrong.Header ? "text/plain" : "application/json"));
        return request;
    }

    private void AddKey(HttpRequestMessage request) => request.Headers.Add("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"generated-{++_keys}"));

    /// <summary>An empty tag: there is nothing yet.</summary>
    private static void AddTag(HttpRequestMessage request, string tag, bool wrong)
    {
        if (tag.Length == 0) request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        else request.Headers.TryAddWithoutValidation(wrong ? "If-None-Match" : "If-Match", tag);
    }

    /// <summary>Asks for what a guide says has to come first; its answer.</summary>
    private async Task<JsonNode?> FirstAsync(Choice choice)
    {
        if (choice.Guide?.First?.Split(' ', 2) is not [var method, var path]) return null;
        var request = new HttpRequestMessage(new(method), await _paths.FillAsync(path, choice));
        AddKey(request);
        if (path.Contains("/audience", StringComparison.Ordinal)) request.Content = CustomerFile(wrong: false);
        var answer = await _server.SendAsync(request, choice.Person);
        return answer.Status is >= 200 and < 300 ? answer.Body : null;
    }

    private string QueryOf(Operation operation, bool odd)
    {
        var given = operation.Query.Where(_ => _random.Next(4) == 0).ToList();
        return given.Count == 0 ? "" : "?" + string.Join('&', given.Select(name => $"{name}={(odd ? _paths.OddPart : ValueOf(name))}"));
    }

    private string ValueOf(string name) => name is "page" or "pageSize" ? "1" : _house.Of(name) is { Count: > 0 } known ? Uri.EscapeDataString(Pick(known)) : "true";

    /// <summary>The tag of what the path names; empty when there is nothing yet; null: none was read.</summary>
    private async Task<string?> TagAsync(string path, Choice choice)
    {
        var place = path.Contains("/dossier/", StringComparison.Ordinal) ? path
            : path.Contains("/channels/", StringComparison.Ordinal) ? path.Replace("/channels/", "/dossier/channels/", StringComparison.Ordinal).Replace("/acknowledgement", "", StringComparison.Ordinal)
            : path.EndsWith("/ahead/header", StringComparison.Ordinal) ? path.Replace("/ahead/", "/dossier/launch/", StringComparison.Ordinal)
            : $"/api/v1/launches/{choice.Launch}/dossier";
        var there = await _server.GetAsync(choice.Person, place);
        return there.Status == 404 ? "" : there.Tag;
    }

    private async Task<string> BodyAsync(Operation operation, string path, Choice choice, JsonNode? first, bool odd)
    {
        var body = choice.Guide?.Bodies is { Length: > 0 } bodies ? await _readings.FillAsync(JsonNode.Parse(Pick(bodies)), choice, first)
            : operation.Method == HttpMethod.Put && _random.Next(3) > 0 && await _server.GetAsync(choice.Person, path) is { Status: 200 } there
            ? there.Body["content"]?.DeepClone() ?? _values.Make(operation.Body)
            : _values.Make(operation.Body);
        body ??= new JsonObject();
        if (!odd) return body.ToJsonString();
        return _random.Next(6) == 0 ? "{\"a\":" : _values.Spoil(body);
    }

    /// <summary>Customers of no other list: changed numbers would have other launches signed again.</summary>
    private StringContent CustomerFile(bool wrong) => new(
        $"account,name,phone{(wrong ? ",nothing" : "")}\n"
            + string.Concat(Enumerable.Range(1, _random.Next(1, 20)).Select(i => string.Create(CultureInfo.InvariantCulture, $"TX{i:0000},测试{i},{(wrong ? "x" : "1")}00270{i:00000}\n"))),
        Encoding.UTF8, "text/csv");

    private string Pick(IReadOnlyList<string> values) => values[_random.Next(values.Count)];

    /// <summary>Where something is wrong.</summary>
    private enum Wrong
    {
        Path, Query, Header, Body, Nothing,
    }
}
