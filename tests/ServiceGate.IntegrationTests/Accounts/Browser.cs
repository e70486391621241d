using System.Net;
using System.Text.RegularExpressions;

namespace ServiceGate.IntegrationTests.Accounts;

/// <summary>An answer as a person sees it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Location">Where a redirect leads, as path and query; null without one.</param>
/// <param name="Html">The page.</param>
/// <param name="Cookies">The cookies set, as written.</param>
internal sealed record Answer(HttpStatusCode Status, string? Location, string Html, IReadOnlyList<string> Cookies);

/// <summary>A browser that keeps cookies, follows no redirect, speaks English unless told otherwise and runs no scripts.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _client;

    internal Browser(Uri address, string language = "en")
    {
        _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    /// <summary>The port of the server.</summary>
    internal int Port => _client.BaseAddress!.Port;

    public void Dispose() => _client.Dispose();

    /// <summary>Sends a header with every request from now on.</summary>
    internal void Send(string header, string value) => _client.DefaultRequestHeaders.Add(header, value);

    internal async Task<Answer> GetAsync(string url)
    {
        using var response = await _client.GetAsync(url);
        return await ReadAsync(response);
    }

    /// <summary>Opens a page, then posts one of its forms with what is typed.</summary>
    internal async Task<Answer> PostAsync(string url, string form, params (string Name, string Value)[] typed)
    {
        var page = await GetAsync(url);
        return await SendAsync(url, [("_handler", form), ("__RequestVerificationToken", TokenOf(page.Html)), ("__command", Guid.NewGuid().ToString()), .. typed]);
    }

    /// <summary>Posts fields without opening a page before.</summary>
    internal async Task<Answer> SendAsync(string url, params IEnumerable<(string Name, string Value)> fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await _client.PostAsync(url, body);
        return await ReadAsync(response);
    }

    /// <summary>Opens a page, then posts one of its forms with a file.</summary>
    internal async Task<Answer> UploadAsync(string url, string form, string fileName, byte[] file, params (string Name, string Value)[] typed)
    {
        var page = await GetAsync(url);
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in new[] { ("_handler", form), ("__RequestVerificationToken", TokenOf(page.Html)), ("__command", Guid.NewGuid().ToString()) }.Concat(typed)) body.Add(new StringContent(value), name);
        body.Add(new ByteArrayContent(file), "file", fileName);
        using var response = await _client.PostAsync(url, body);
        return await ReadAsync(response);
    }

    internal Task<Answer> SignInAsync(string userName, string password = "ServiceGate-Demo-1", string url = "/sign-in") =>
        PostAsync(url, "sign-in", ("userName", userName), ("password", password));

    internal async Task<Answer> SignOutAsync(string from) =>
        await SendAsync("/sign-out", ("__RequestVerificationToken", TokenOf((await GetAsync(from)).Html)));

    /// <summary>The messages beside the fields of a page.</summary>
    internal static IReadOnlyList<string> ErrorsOf(Answer answer) =>
        [.. FieldError().Matches(answer.Html).Select(m => WebUtility.HtmlDecode(Tag().Replace(m.Groups[1].Value, "")).Trim())];

    private static string TokenOf(string html) => Token().Match(html).Groups[1].Value;

    private static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode, PathOf(response.Headers.Location), await response.Content.ReadAsStringAsync(),
        response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : []);

    private static string? PathOf(Uri? location) => location is { IsAbsoluteUri: true } ? location.PathAndQuery : location?.OriginalString;

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""class="field-error"[^>]*>(.*?)</div>""", RegexOptions.Singleline)]
    private static partial Regex FieldError();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
