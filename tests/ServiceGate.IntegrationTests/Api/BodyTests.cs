using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Bodies that are no JSON, not the expected JSON, or plain noise: always a problem document that says what is wrong, never a failure of ours.</summary>
public sealed class BodyTests
{
    private static ApiStand Api => ApiServer.Stand;

    [TestCase("{", 400, "json.malformed", null)]
    [TestCase("{\"kind\": \"it-cutover\",}", 400, "json.malformed", null)]
    [TestCase("[]", 400, "body.required", null)]
    [TestCase("\"x\"", 400, "body.required", null)]
    [TestCase("{\"kind\": 3}", 400, "json.member", "kind")]
    [TestCase("{\"header\": {\"window\": {\"start\": []}}}", 400, "json.member", "header.window.start")]
    [TestCase("{\"colour\": \"blue\"}", 400, "json.member", "colour")]
    [TestCase("{\"kind\": \"a\", \"kind\": \"b\"}", 400, "json.member", "kind")]
    [TestCase("{\"kind\": \"\\ud800\"}", 400, "json.member", null)]
    [TestCase("", 422, "kind.unknown", "kind")]
    [TestCase("{}", 422, "kind.unknown", "kind")]
    [TestCase("{\"kind\": null, \"unit\": null, \"header\": null}", 422, "kind.unknown", "kind")]
    public async Task Launch_WhenTheBodyIsWrong_SaysWhere(string body, int status, string rule, string? field)
    {
        var answer = await Api.SendAsync("manager", HttpMethod.Post, "/launches", body);

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((status, rule)), answer.Text);
        if (field is not null) Assert.That((string?)answer.Body["violations"]![0]!["field"], Is.EqualTo(field), answer.Text);
    }

    [Test]
    public async Task Launch_WhenTheBodyIsNoJsonByItsType_IsRefused()
    {
        using var content = new StringContent("kind=it-cutover", Encoding.UTF8, "application/x-www-form-urlencoded");

        var answer = await Api.SendAsync("manager", HttpMethod.Post, "/launches", content);

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((415, "request.media-type")));
    }

    [Test]
    public async Task Launch_WhenTheBodyIsTooLarge_IsRefused()
    {
        var answer = await Api.SendAsync("manager", HttpMethod.Post, "/launches", ApiStand.NewLaunch(new string('x', 1_100_000)));

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((413, "body.too-large")));
    }

    [Test]
    public async Task Launch_WhenATextIsTooLong_NamesTheLimit()
    {
        var answer = await Api.SendAsync("manager", HttpMethod.Post, "/launches", ApiStand.NewLaunch(new string('x', 201)));

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((422, "text.too-long")));
        Assert.That((string)answer.Body["violations"]![0]!["message"]!, Is.EqualTo("The text has 201 characters; at most 200 are allowed."));
    }

    [TestCase("{\"verdict\": \"met\", \"evidence\": \"E\", \"colour\": 1}", "content.shape")]
    [TestCase("{\"verdict\": \"perhaps\", \"evidence\": \"E\"}", "content.shape")]
    [TestCase("{\"evidence\": \"E\"}", "value.required")]
    [TestCase("{\"verdict\": \"met\"}", "concern.evidence-required")]
    public async Task Item_WhenItsContentIsWrong_SaysWhat(string content, string rule)
    {
        var answer = await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{await Api.CreateLaunchAsync()}/dossier/concerns/C1", content, ifNoneMatch: "*");

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((422, rule)), answer.Text);
    }

    [Test]
    public async Task Commands_WhenGivenNoise_NeverFailOnOurSide([Values(1, 2, 3)] int seed)
    {
        var (random, number) = (new Random(seed), await Api.CreateLaunchAsync("Noise"));
        for (var i = 0; i < 150; i++)
        {
            var (person, method, path) = Pick(random, number);
            var body = random.Next(8) == 0 ? Garbage(random) : Json(random, 0);

            var answer = await Api.SendAsync(person, method, path, body, ifMatch: Tag(random), ifNoneMatch: random.Next(3) == 0 ? "*" : null);

            Assert.That(answer.Status, Is.LessThan(500), $"seed {seed}, {i}: {method} {path} {body} → {answer.Text}");
            if (answer.Status >= 400) Assert.That(answer.Rule, Is.Not.Null, answer.Text);
        }
    }

    private static (string, HttpMethod, string) Pick(Random random, string number)
    {
        (string Person, HttpMethod Method, string Path)[] all =
        [
            ("manager", HttpMethod.Post, "/launches"), ("manager", HttpMethod.Put, $"/launches/{number}/dossier/launch/header"),
            ("manager", HttpMethod.Put, $"/launches/{number}/dossier/concerns/C1"), ("manager", HttpMethod.Put, $"/launches/{number}/dossier/risks/R1"),
            ("manager", HttpMethod.Put, $"/launches/{number}/dossier/contingency/P1"), ("manager", HttpMethod.Put, $"/launches/{number}/dossier/channels/hotline"),
            ("manager", HttpMethod.Put, $"/launches/{number}/dossier/trials/T1"), ("operations", HttpMethod.Put, $"/launches/{number}/dossier/notices/announce-72h"),
            ("manager", HttpMethod.Delete, $"/launches/{number}/dossier/risks/R1"), ("manager", HttpMethod.Post, $"/launches/{number}/steps/dossier/submission"),
            ("head", HttpMethod.Post, $"/launches/{number}/steps/agree/decision"), ("reviewer", HttpMethod.Post, $"/launches/{number}/steps/review-it/decision"),
            ("manager", HttpMethod.Post, $"/launches/{number}/findings/1/answer"), ("operations", HttpMethod.Put, $"/launches/{number}/audience"),
            ("owner", HttpMethod.Post, $"/launches/{number}/channels/hotline/acknowledgement"), ("operations", HttpMethod.Put, $"/launches/{number}/duty"),
            ("operations", HttpMethod.Post, $"/launches/{number}/result"), ("agent", HttpMethod.Post, $"/launches/{number}/customers/A1/rollback"),
            ("operations", HttpMethod.Post, $"/launches/{number}/batches/1/stop"), ("manager", HttpMethod.Post, $"/launches/{number}/closure"),
        ];
        return all[random.Next(all.Length)];
    }

    private static string? Tag(Random random) => random.Next(5) switch { 0 => null, 1 => "\"1\"", 2 => "\"c1\"", 3 => "x", _ => $"\"{random.Next(5)}\"" };

    private static string Garbage(Random random) => string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(1, 0xD7FF)));

    /// <summary>JSON whose members have the right names and mostly the wrong values.</summary>
    private static string Json(Random random, int depth)
    {
        string[] names =
        [
            "kind", "unit", "header", "title", "window", "start", "end", "timeZone", "startOffset", "scope", "externalOrders", "description", "verdict", "note", "evidence",
            "cause", "customersAffected", "likelihood", "impact", "controls", "residualLikelihood", "residualImpact", "owner", "riskKey", "trigger", "actions", "what", "who",
            "withinMinutes", "rollback", "holders", "termDays", "rehearsal", "on", "by", "text", "zh", "en", "purpose", "channels", "band", "from", "until", "leadMinutes",
            "group", "journey", "participants", "passed", "findings", "settled", "remark", "decision", "reason", "section", "itemKey", "answer", "people", "commander",
            "result", "failedAccounts", "lessons",
        ];
        var members = Enumerable.Range(0, random.Next(7)).Select(_ => $"{JsonSerializer.Serialize(names[random.Next(names.Length)])}:{Value(random, depth)}");
        return $"{{{string.Join(',', members)}}}";
    }

    private static string Value(Random random, int depth) => random.Next(depth > 3 ? 8 : 10) switch
    {
        0 => "null",
        1 => random.Next(-5, 100).ToString(CultureInfo.InvariantCulture),
        2 => "1e999",
        3 => "\"\\ud800\"",
        4 => "\"met\"",
        5 => "\"2026-11-28T00:00\"",
        6 => "[null]",
        7 => JsonSerializer.Serialize(Garbage(random)),
        8 => $"[{Json(random, depth + 1)},{Value(random, depth + 1)}]",
        _ => Json(random, depth + 1),
    };
}
