using System.Net;
using System.Text.RegularExpressions;
using ServiceGate.IntegrationTests.Api;

namespace ServiceGate.IntegrationTests.Outages;

/// <summary>Somebody signed in on the pages, in English, with a browser that says where its forms come from.</summary>
internal sealed partial class Person : IDisposable
{
    private readonly HttpClient _http;

    private Person(ApiStand server, string cookies)
    {
        _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(2) };
        _http.DefaultRequestHeaders.Add("Cookie", cookies);
        _http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    public static async Task<Person> SignInAsync(ApiStand server, string userName) => new(server, await SignIn.AsAsync(server, userName));

    public void Dispose() => _http.Dispose();

    public async Task<Answer> GetAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return await Answer.ReadAsync(response);
    }

    public async Task<Answer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var body = new FormUrlEncodedContent(fields);
        return await PostAsync(path, body);
    }

    public async Task<Answer> PostAsync(string path, HttpContent body)
    {
        using var response = await _http.PostAsync(path, body);
        return await Answer.ReadAsync(response);
    }

    public Task<Stream> StreamAsync(string path) => _http.GetStreamAsync(path);

    /// <summary>The hidden fields of the form that has a field, in the order of the page.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> HiddenOf(string html, string field)
    {
        var at = html.IndexOf($"name=\"{field}\"", StringComparison.Ordinal);
        var form = html[html.LastIndexOf("<form", at, StringComparison.Ordinal)..html.IndexOf("</form>", at, StringComparison.Ordinal)];
        return [.. Hidden().Matches(form).Select(m => KeyValuePair.Create(WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value)))];
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
