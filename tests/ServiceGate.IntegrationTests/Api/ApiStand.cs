using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Opening;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Web.Features.Accounts.Codes;
using ServiceGate.Web.Features.Accounts.Tokens;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>
/// A real server on a free port and a new database: the city branch HZ with a person for each role, the branch SX with somebody who must see nothing of HZ.
/// </summary>
internal sealed class ApiStand : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servicegate-");
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private WebApplication _app = null!;
    private int _keys;
    // The description is the same whatever the database holds, and making and reading it takes longer than a test: one is kept for all stands of the process.
    private static DescribedAnswers? _kept;
    private DescribedAnswers? _described;

    /// <summary>Starts it.</summary>
    /// <param name="database">The database; a new file when there is none.</param>
    /// <param name="log">Told what goes to the log; without it nothing does.</param>
    /// <param name="settings">Settings besides.</param>
    public static async Task<ApiStand> StartAsync(DatabaseSettings? database = null, ILoggerProvider? log = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var stand = new ApiStand();
        var file = Path.Combine(stand._folder.FullName, "test.db");
        if (database is null) await EmptyFile.CopyToAsync(file);
        stand._app = await ServerHost.BuildAsync(new ServerSettings
        {
            Database = database,
            DatabasePath = file,
            Urls = "http://127.0.0.1:0",
            Quiet = log is null,
            Definitions = new Dictionary<string, int> { ["it-cutover"] = 1 },
            ClockStart = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero),
            Overrides = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>()) { ["Logging:LogLevel:Default"] = log is null ? "None" : "Information", ["DataFolder"] = stand._folder.FullName, [FactorRule.Setting] = FactorRule.Nobody },
        });
        if (log is not null) stand.Service<ILoggerFactory>().AddProvider(log);
        await stand.SetUpAsync();
        await stand._app.StartAsync();
        stand._http.BaseAddress = new Uri(stand._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        stand._described = _kept ??= new((await stand.SendAsync(Request(HttpMethod.Get, "/openapi/v1.json", null, null))).Body);
        return stand;
    }

    public Uri Address => _http.BaseAddress!;

    public T Service<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A key that was never used.</summary>
    public string NewKey() => $"key-{Interlocked.Increment(ref _keys)}";

    public string TokenOf(string userName) => _tokens[userName];

    public async Task<long> IdOfAsync(string userName)
    {
        await using var session = await Service<ISessionFactory>().ReadAsync();
        return (await session.Organisation.FindPersonAsync(userName))!.Id;
    }

    public Task<Answer> GetAsync(string userName, string path, string? language = "en") => SendAsync(Request(HttpMethod.Get, path, userName, language));

    /// <summary>Gives a command with a key of its own, or the one given.</summary>
    public Task<Answer> SendAsync(string userName, HttpMethod method, string path, object? body = null, string? key = null, string? ifMatch = null, string? ifNoneMatch = null)
    {
        var request = Request(method, path, userName, "en");
        request.Headers.Add("Idempotency-Key", key ?? NewKey());
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (ifNoneMatch is not null) request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        if (body is not null) request.Content = body as HttpContent ?? new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return SendAsync(request);
    }

    public static HttpRequestMessage Request(HttpMethod method, string path, string? token, string? language)
    {
        var request = new HttpRequestMessage(method, path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("/openapi", StringComparison.Ordinal) ? path : "/api/v1" + path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (language is not null) request.Headers.AcceptLanguage.ParseAdd(language);
        return request;
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        // A name stands for that person's token; whatever is no name is sent as it is.
        if (request.Headers.Authorization?.Parameter is { } name && _tokens.TryGetValue(name, out var token))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using (request)
        {
            using var response = await _http.SendAsync(request);
            var answer = await Answer.ReadAsync(response);
            if (_described is { } described) Assert.That(described.Fault(request.Method, request.RequestUri!.AbsolutePath, answer), Is.Null);
            return answer;
        }
    }

    /// <summary>Creates a launch as the product manager.</summary>
    /// <returns>Its number.</returns>
    public async Task<string> CreateLaunchAsync(string title = "Group 3 moves")
    {
        var answer = await SendAsync("manager", HttpMethod.Post, "/launches", NewLaunch(title));
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return answer.Member("number");
    }

    public static object NewLaunch(string title = "Group 3 moves", string start = "2026-11-28T00:00", string end = "2026-11-28T06:00") => new
    {
        kind = "it-cutover",
        unit = "HZ",
        header = new { title, window = new { start, end, timeZone = "Asia/Shanghai" }, scope = new[] { "HZ" }, externalOrders = new[] { "TVM-1" }, description = "Why" },
    };

    public static object Risk(string title = "Boxes fail", int likelihood = 3) => new
    {
        title,
        cause = "Old firmware",
        customersAffected = 300,
        likelihood,
        impact = 3,
        controls = "Rollback",
        residualLikelihood = 1,
        residualImpact = 3,
        owner = "Zhao",
    };

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task SetUpAsync()
    {
        (string Name, string Role, string Unit, string? Department, string? Channel)[] people =
        [
            ("manager", "product-manager", "HZ", "product", null), ("head", "department-head", "HZ", "product", null),
            ("reviewer", "reviewer", "HZ", "it", null), ("operations", "operations", "HZ", null, null), ("agent", "hotline-agent", "HZ", null, null),
            ("owner", "channel-owner", "HZ", null, "hotline"), ("auditor", "auditor", "HZ", null, null), ("quality", "service-quality", "HZ", null, null),
            ("outsider", "product-manager", "SX", "product", null),
            ("administrator", "administrator", "GRP", null, null), ("second-administrator", "administrator", "GRP", null, null),
        ];
        await AddAsync(
            [new(null, "group", "GRP", "集团", "Group", "Asia/Shanghai"), new("GRP", "city", "HZ", "杭州", "Hangzhou", "Asia/Shanghai"), new("GRP", "city", "SX", "绍兴", "Shaoxing", "Asia/Shanghai")],
            [new("HZ", "product", "产品部", "Product"), new("HZ", "it", "IT部", "IT"), new("SX", "product", "产品部", "Product")], people);
    }

    /// <summary>Adds units, departments and people with a token each; who has several roles stands there as often.</summary>
    public async Task AddAsync(
        IReadOnlyList<AddUnit> units, IReadOnlyList<AddDepartment> departments, IReadOnlyList<(string Name, string Role, string Unit, string? Department, string? Channel)> people)
    {
        var names = people.Select(p => p.Name).Distinct(StringComparer.Ordinal).ToList();
        var setUp = new SetUpOrganisation(
            units, departments, [.. names.Select(name => new AddPerson(name, name, name, "en"))],
            [.. people.Select(p => new GrantRole(p.Name, p.Role, p.Unit, p.Department, p.Channel))]);
        (await Service<CommandRunner>().RunAsync(setUp, 0, NewKey())).Required();
        foreach (var name in names)
            _tokens[name] = (await Service<ApiTokens>().IssueAsync(await IdOfAsync(name), "tests", ["read", "write"], TimeSpan.FromDays(1), "token")).Required().Text;
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, string Text, string? ContentType, string? Tag, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Body => JsonNode.Parse(Text)!;

    /// <summary>The rule of a problem.</summary>
    public string? Rule => ContentType == "application/problem+json" ? ((string)Body["type"]!)["urn:servicegate:rule:".Length..] : null;

    public string Member(string member) => (string)Body[member]!;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, response.Headers.ETag?.ToString(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
}
