using System.Net;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Pages speak of a launch in the words of its kind: a product, an offer and an outreach are no cutovers.</summary>
public sealed class WordsOfTheKindTests
{
    private static readonly string[] Pages = ["", "/dossier", "/dossier/concerns", "/dossier/risks", "/dossier/contingency", "/dossier/channels", "/dossier/trials", "/review", "/notices", "/run", "/history", "/flow"];

    private static ApiStand Api => ApiServer.Stand;

    [TestCase("product", "launch")]
    [TestCase("product", "withdrawal")]
    [TestCase("offer", "launch")]
    [TestCase("offer", "withdrawal")]
    public async Task Pages_OfWhatIsNoCutover_DoNotSpeakOfOne(string kind, string variant)
    {
        var number = await CreateAsync(kind, variant);
        foreach (var person in new[] { "manager", "operations" })
        {
            var cookies = await SignIn.AsAsync(Api, person);
            foreach (var (language, word) in new[] { ("zh-CN", "割接"), ("en", "cutover") })
                foreach (var page in Pages)
                {
                    var text = await MainOfAsync(cookies, $"/launches/{number}{page}", language);
                    var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
                    Assert.That(at < 0 ? "" : text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 40)], Is.Empty, $"{page} for {person}");
                }
        }
    }

    private static async Task<string> CreateAsync(string kind, string variant)
    {
        var answer = await Api.SendAsync("manager", HttpMethod.Post, "/launches", new
        {
            kind,
            variant,
            unit = "HZ",
            header = new
            {
                title = "Words",
                description = "Why",
                window = new { start = "2027-03-02T00:00", end = "2027-03-02T06:00", timeZone = "Asia/Shanghai" },
                scope = new[] { "HZ" },
                externalOrders = Array.Empty<string>(),
                withdrawal = variant == "withdrawal" ? "end-of-service" : null,
            },
        });
        Assert.That(answer.Status, Is.EqualTo(201), answer.Text);
        return answer.Member("number");
    }

    private static async Task<string> MainOfAsync(string cookies, string path, string language)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Api.Address };
        http.DefaultRequestHeaders.Add("Cookie", cookies);
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var answer = await http.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        return html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];
    }
}
