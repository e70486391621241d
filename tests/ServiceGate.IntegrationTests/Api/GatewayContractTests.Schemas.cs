using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Delivery.Senders;
using ServiceGate.IntegrationTests.Settings;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The contract with gateways, as its page and its schemas tell it, is what is sent and what is understood.</summary>
public sealed partial class GatewayContractTests
{
    private static ApiStand Api => ApiServer.Stand;

    private static readonly OutboundChunk Chunk = new("70-1-3", NoticeChannel.Sms, "HZ-2026-000007", "announce-72h", [new("70-1-9", "13900000009", "您好 “A”"), new("70-1-10", "13900000010", "您好")]);

    [TestCase(NoticeChannel.Sms)]
    [TestCase(NoticeChannel.Push)]
    public async Task WhatIsSent_IsAsTheSchemaSays(NoticeChannel channel) =>
        Assert.That(await IsValidAsync("gateway-request", Encoding.UTF8.GetString(ChunkDocument.Write(Chunk with { Channel = channel }))), Is.True);

    [TestCase("""{"chunk":"1","channel":"fax","launch":"L","step":"s","messages":[{"key":"1","to":"2","text":"3"}]}""")]
    [TestCase("""{"chunk":"1","channel":"sms","launch":"L","step":"s","messages":[]}""")]
    [TestCase("""{"chunk":"1","channel":"sms","launch":"L","step":"s","messages":[{"key":"1","text":"3"}]}""")]
    public async Task WhatIsNeverSent_IsNotAsTheSchemaSays(string body) => Assert.That(await IsValidAsync("gateway-request", body), Is.False);

    [TestCase("""{"rejected":[]}""", 0)]
    [TestCase("""{"rejected":[{"key":"70-1-9","reason":"blacklisted"}]}""", 1)]
    [TestCase("""{"rejected":[{"key":"70-1-9"}],"more":true}""", 1)]
    public async Task WhatTheSchemaOfAnswersTakes_IsUnderstood(string answer, int rejected)
    {
        Assert.That(await IsValidAsync("gateway-answer", answer), Is.True);
        Assert.That(GatewayAnswer.Read(Encoding.UTF8.GetBytes(answer), Chunk).Rejected, Has.Count.EqualTo(rejected));
    }

    [TestCase("""{"rejected":"70-1-9"}""")]
    [TestCase("""{"code":"0"}""")]
    [TestCase("""{"rejected":[{"reason":"x"}]}""")]
    public async Task WhatTheSchemaOfAnswersDoesNotTake_IsInDoubt(string answer)
    {
        Assert.That(await IsValidAsync("gateway-answer", answer), Is.False);
        Assert.That(() => GatewayAnswer.Read(Encoding.UTF8.GetBytes(answer), Chunk), Throws.TypeOf<SendFailedException>().With.Property("MayHaveArrived").True);
    }

    [TestCase("en", "Contract with gateways")]
    [TestCase("zh-CN", "网关接口约定")]
    public async Task Page_ShowsASignatureThatIsRight(string language, string title)
    {
        var page = await PageAsync("/gateway-contract", language);

        var (body, signature) = (Text(Body().Match(page).Groups[1].Value), Signature().Match(page).Value);
        Assert.That(page, Does.Contain(title).And.Contain("/schemas/gateway-request.json").And.Contain("/api-guide"));
        Assert.That(signature, Is.EqualTo(new GatewaySignature("a-secret-of-at-least-32-characters").Of("1795996800", Encoding.UTF8.GetBytes(body))));
        Assert.That(await IsValidAsync("gateway-request", body), Is.True);
    }

    [TestCase("en", "Browse and try all operations")]
    [TestCase("zh-CN", "浏览并试用全部接口")]
    public async Task Guide_StandsInTheFrame_WithTheWaysOn(string language, string way) =>
        Assert.That(await PageAsync("/api-guide", language), Does.Contain(way).And.Contain("href=\"/api\"").And.Contain("href=\"/gateway-contract\"").And.Contain("href=\"/account\""));

    private static string Text(string html) => WebUtility.HtmlDecode(html).Trim();

    private static async Task<string> PageAsync(string path, string language)
    {
        using var browser = new HttpClient { BaseAddress = Api.Address };
        browser.DefaultRequestHeaders.Add("Cookie", await SignIn.AsAsync(Api, "auditor"));
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return WebUtility.HtmlDecode(await browser.GetStringAsync(path));
    }

    private static async Task<bool> IsValidAsync(string schema, string json)
    {
        var text = await File.ReadAllTextAsync(Checkout.File($"src/ServiceGate.Web/wwwroot/schemas/{schema}.json"));
        using var document = JsonDocument.Parse(json);
        return JsonSchema.FromText(text.Replace($"\"$id\": \"/schemas/{schema}.json\",", "", StringComparison.Ordinal)).Evaluate(document.RootElement).IsValid;
    }

    [GeneratedRegex("<pre><code>(.*?)</code></pre>", RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex("v1=[0-9a-f]{64}")]
    private static partial Regex Signature();
}
