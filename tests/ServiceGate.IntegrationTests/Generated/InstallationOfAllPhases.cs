using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Api;
using ServiceGate.IntegrationTests.Generated.Stories;
using ServiceGate.Web.Features.Accounts.Tokens;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>
/// A server with launches of every kind in every phase and a token for each of <see cref="People"/>. Its clock stands in the midst of the night for which most launches are planned, and an emergency
/// of more than ten customers needs a second person.
/// </summary>
internal sealed class InstallationOfAllPhases : IAsyncDisposable
{
    private static readonly DateTimeOffset ThatNight = new(2026, 12, 22, 2, 0, 0, TimeSpan.FromHours(8));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servicegate-");
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
    private WebApplication _app = null!;
    private DescribedAnswers _described = null!;

    /// <summary>The API's description.</summary>
    public JsonNode Description { get; private set; } = null!;

    /// <summary>What was done before it started.</summary>
    public PlayedBefore Played { get; private init; } = null!;

    /// <summary>Starts it on a copy of what was played.</summary>
    public static async Task<InstallationOfAllPhases> StartAsync(PlayedBefore played)
    {
        var stand = new InstallationOfAllPhases { Played = played };
        var path = Path.Combine(stand._folder.FullName, "test.db");
        await played.CopyAsync(path);
        stand._app = await ServerHost.BuildAsync(new ServerSettings
        {
            DatabasePath = path,
            Urls = "http://127.0.0.1:0",
            Quiet = true,
            Overrides = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "None", ["DataFolder"] = stand._folder.FullName, [BoundSettings.ConfirmAbove] = "10", [BoundSettings.ActionEndpoints] = "tv-rollback=http://127.0.0.1:1/", ["Delivery:CustomerAction:Secret"] = "a-secret-for-tests" },
        });
        await stand._app.Services.GetRequiredService<ClockKeeper>().MoveAsync(ThatNight);
        foreach (var name in People.OfTheHouse.Concat(People.Outsiders)) stand._tokens[name] = await stand.IssueAsync(name, "read", "write");
        stand._tokens[People.ReadsOnly] = await stand.IssueAsync(People.Reader, "read");
        await stand._app.StartAsync();
        stand._http.BaseAddress = new(stand._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        stand.Description = (await stand.SendAsync(new(HttpMethod.Get, "/openapi/v1.json"), null)).Body;
        stand._described = new(stand.Description);
        return stand;
    }

    /// <summary>Sends a request with somebody's token; null sends it without one. The answer is as the description says, and no fault of the server.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request, string? person)
    {
        if (person is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[person]);
        using (request)
        {
            var (method, path) = (request.Method, request.RequestUri!.OriginalString);
            var sent = request.Content is { } content ? await content.ReadAsStringAsync() : "";
            using var response = await _http.SendAsync(request);
            var answer = await Answer.ReadAsync(response);
            Assert.That(answer.Status, Is.LessThan(500), $"{person}: {method} {path} {sent}\n{answer.Text}");
            if (answer.ContentType is not null && _described?.Fault(method, request.RequestUri!.AbsolutePath, answer) is { } fault) Assert.Fail($"{person}: {fault}\n{path} {sent}");
            return answer;
        }
    }

    public Task<Answer> GetAsync(string person, string path) => SendAsync(new(HttpMethod.Get, path), person);

    /// <summary>How many events the audit trail has of what somebody did.</summary>
    /// <param name="person">Who.</param>
    /// <param name="launches">At launches whose number is like this; null: wherever.</param>
    public async Task<long> EventsOfAsync(string person, string? launches = null)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "test.db")};Mode=ReadOnly;Pooling=False");
        return await connection.ExecuteScalarAsync<long>("""
            SELECT COUNT(*) FROM audit_event e JOIN person p ON p.id = e.person_id LEFT JOIN launch l ON l.id = e.chain
            WHERE p.user_name = @person AND (@launches IS NULL OR l.number LIKE @launches)
            """, new { person, launches });
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<string> IssueAsync(string name, params string[] scopes)
    {
        await using var session = await _app.Services.GetRequiredService<ISessionFactory>().ReadAsync();
        var id = (await session.Organisation.FindPersonAsync(name))!.Id;
        return (await _app.Services.GetRequiredService<ApiTokens>().IssueAsync(id, "tests", [.. scopes], TimeSpan.FromDays(1), $"{name}-{string.Join('-', scopes)}")).Required().Text;
    }
}
