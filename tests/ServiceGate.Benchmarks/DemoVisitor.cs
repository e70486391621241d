using System.Net;
using System.Text.RegularExpressions;

namespace ServiceGate.Benchmarks;

/// <summary>Somebody of the demonstration, signed in, as a browser would be that keeps its connection.</summary>
internal sealed partial class DemoVisitor : IDisposable
{
    private const string Password = "ServiceGate-Demo-1";

    private readonly HttpClient _client;

    private DemoVisitor(Uri server) => _client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server };

    /// <summary>Signs somebody in.</summary>
    public static async Task<DemoVisitor> SignInAsync(Uri server, string userName, CancellationToken cancellation)
    {
        var visitor = new DemoVisitor(server);
        var page = await visitor._client.GetStringAsync("/sign-in", cancellation);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value),
            ["_handler"] = "sign-in",
            ["userName"] = userName,
            ["password"] = Password,
        });
        using var answer = await visitor._client.PostAsync("/sign-in", form, cancellation);
        answer.EnsureSuccessStatusCode();
        if (answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in") throw new InvalidOperationException($"{userName} could not be signed in.");
        return visitor;
    }

    /// <summary>A page, whole.</summary>
    /// <exception cref="HttpRequestException">It is none.</exception>
    public async Task<string> GetAsync(string path, CancellationToken cancellation)
    {
        using var answer = await _client.GetAsync(path, cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(cancellation);
    }

    /// <summary>Whether there is such a page.</summary>
    public async Task<bool> HasAsync(string path, CancellationToken cancellation)
    {
        using var answer = await _client.GetAsync(path, cancellation);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Where the links of a page lead within the product.</summary>
    public static IEnumerable<string> Links(string page) =>
        Link().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(path => !path.Contains("/css/", StringComparison.Ordinal));

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<a [^>]*href=\"(/[^\"#]*)")]
    private static partial Regex Link();
}
