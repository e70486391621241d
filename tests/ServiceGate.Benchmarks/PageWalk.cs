using System.Net;
using System.Text.RegularExpressions;

namespace ServiceGate.Benchmarks;

/// <summary>Signs somebody of the demonstration in and visits every page that links lead to.</summary>
internal sealed partial class PageWalk : IDisposable
{
    private const string Password = "ServiceGate-Demo-1";
    private const int MostPages = 500;

    private readonly HttpClient _client;

    public PageWalk(Uri server) => _client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server };

    /// <summary>Walks.</summary>
    /// <returns>How many pages were seen.</returns>
    public async Task<int> RunAsync(string userName, CancellationToken cancellation)
    {
        await SignInAsync(userName, cancellation);
        var (known, open) = (new HashSet<string>(StringComparer.Ordinal) { "/" }, new Queue<string>(["/"]));
        var seen = 0;
        while (open.TryDequeue(out var path) && seen < MostPages)
        {
            using var answer = await _client.GetAsync(path, cancellation);
            answer.EnsureSuccessStatusCode();
            seen++;
            foreach (var link in Links(await answer.Content.ReadAsStringAsync(cancellation)).Where(known.Add)) open.Enqueue(link);
        }
        return seen;
    }

    public void Dispose() => _client.Dispose();

    private async Task SignInAsync(string userName, CancellationToken cancellation)
    {
        var page = await _client.GetStringAsync("/sign-in", cancellation);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value),
            ["_handler"] = "sign-in",
            ["userName"] = userName,
            ["password"] = Password,
        });
        using var answer = await _client.PostAsync("/sign-in", form, cancellation);
        answer.EnsureSuccessStatusCode();
        if (answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in") throw new InvalidOperationException($"{userName} could not be signed in.");
    }

    private static IEnumerable<string> Links(string page) =>
        Link().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(path => !path.Contains("/css/", StringComparison.Ordinal));

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<a [^>]*href=\"(/[^\"#]*)")]
    private static partial Regex Link();
}
