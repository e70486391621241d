using System.Globalization;
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
    private readonly Headers _headers;
    private readonly Bodies _bodies;

    public RequestMaker(InstallationOfAllPhases server, Random random)
    {
        (_server, _random) = (server, random);
        _paths = new(_house, new(server), random);
        _readings = new(server, _paths);
        _headers = new(server, random);
        _bodies = new(server, _readings, new(server.Description, random, _house), random);
    }

    /// <summary>Reads what there is.</summary>
    public async Task LearnAsync()
    {
        foreach (var launch in _server.Played.Launches.Keys) _house.Add("launch", launch);
        foreach (var upload in await SentFiles.SendAsync(_server)) _house.Add("upload", upload);
        _house.Add("grant", _server.Played.Grant.ToString(CultureInfo.InvariantCulture));
        foreach (var definition in (await _server.GetAsync("fang.yuan", "/api/v1/definitions")).Body["items"]!.AsArray())
            _house.Add("definition", $"{definition!["id"]}/{definition["version"]}");
    }

    /// <summary>A request; when it is spoilt there is something wrong in its path, query, headers or body.</summary>
    public async Task<HttpRequestMessage> MakeAsync(Operation operation, Choice choice, bool spoilt = false)
    {
        var wrong = spoilt ? (Wrong)_random.Next((int)Wrong.Nothing) : Wrong.Nothing;
        await _readings.FillAsync(choice);
        var path = await _paths.FillAsync(operation.Path, choice, wrong is Wrong.Path);
        var first = await FirstAsync(choice);
        var request = new HttpRequestMessage(operation.Method, path + QueryOf(operation, wrong is Wrong.Query));
        if (operation.IsRead) return request;
        _headers.AddKey(request, wrong is Wrong.Key);
        if (operation.HasPrecondition) await _headers.AddTagAsync(request, path, choice, wrong is Wrong.Tag);
        if (operation.TakesFile) request.Content = _bodies.CustomerFile(wrong is Wrong.Body);
        else if (operation.Body is not null)
            request.Content = await _bodies.MakeAsync(operation, path, choice, first, wrong is Wrong.Body, wrong is Wrong.Kind ? "text/plain" : "application/json");
        return request;
    }

    /// <summary>Asks for what a guide says has to come first; its answer.</summary>
    private async Task<JsonNode?> FirstAsync(Choice choice)
    {
        if (choice.Guide?.First?.Split(' ', 2) is not [var method, var path]) return null;
        var request = new HttpRequestMessage(new(method), await _paths.FillAsync(path, choice));
        _headers.AddKey(request);
        if (path.Contains("/audience", StringComparison.Ordinal)) request.Content = _bodies.CustomerFile();
        var answer = await _server.SendAsync(request, choice.Person);
        return answer.Status is >= 200 and < 300 ? answer.Body : null;
    }

    private string QueryOf(Operation operation, bool odd)
    {
        var given = operation.Query.Where(_ => _random.Next(4) == 0).ToList();
        return given.Count == 0 ? "" : "?" + string.Join('&', given.Select(name => $"{name}={(odd ? _paths.OddPart : ValueOf(name))}"));
    }

    private string ValueOf(string name) => name is "page" or "pageSize" ? "1"
        : _house.Of(name) is { Count: > 0 } known ? Uri.EscapeDataString(known[_random.Next(known.Count)])
        : "true";

    /// <summary>Where something is wrong.</summary>
    private enum Wrong
    {
        Path, Query, Key, Tag, Kind, Body, Nothing,
    }
}
