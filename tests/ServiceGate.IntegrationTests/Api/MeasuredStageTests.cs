using System.Net;
using System.Text.Json.Nodes;
using ServiceGate.Data.Sql;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>Measurable criteria of stages over HTTP and in the form of the basics: stored as they were typed, what is wrong named at its place, not asked of launches of before.</summary>
public sealed class MeasuredStageTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task Measures_AreReadAsTheyWereWritten()
    {
        var number = (await CreateAsync(Measure("万投比", "at-most", "2"), Measure("紧急呼叫成功率", "at-least", "99.9", true))).Member("number");

        var stage = (await Api.GetAsync("manager", $"/launches/{number}/stages")).Body["items"]![0]!;

        Assert.That(stage["measures"]!.ToJsonString(), Does.Contain("\"comparison\":\"at-most\",\"threshold\":\"2\"").And.Contain("\"threshold\":\"99.9\",\"must\":true"));
        Assert.That(stage["figures"], Is.Null);
    }

    [TestCase("", "2", "text.required", "stages[0].measures[0].name")]
    [TestCase("万投比", "two", "stage.figure-number", "stages[0].measures[0].threshold")]
    public async Task AMeasureThatMakesNoSense_IsNamed(string name, string threshold, string rule, string field)
    {
        var answer = await CreateAsync(Measure(name, "at-most", threshold));

        Assert.That(answer.Body["violations"]!.AsArray().Select(v => ((string)v!["rule"]!, (string)v["field"]!)), Is.EqualTo(new[] { (rule, field) }), answer.Text);
    }

    [Test]
    public async Task TheForm_KeepsRowsOfMeasures_WhateverIsWrong_AndSavesThem()
    {
        var number = (await CreateAsync(Measure("万投比", "below", "2"))).Member("number");
        using var person = await Person.SignInAsync(Api, "manager");
        var address = $"/launches/{number}/dossier/launch";
        var page = WebUtility.HtmlDecode((await person.GetAsync(address)).Text);
        Assert.That(page, Does.Contain("name=\"stages[0].measures[0].name\" ").And.Contain("value=\"万投比\"").And.Contain("name=\"stages[0].measures[2].name\"").And.Not.Contain("name=\"stages[0].measures[3].name\""));

        var refused = await person.PostAsync(address, Fields(page, "万投比", "2,5"));
        Assert.That((refused.Status, WebUtility.HtmlDecode(refused.Text).Contains("value=\"2,5\"", StringComparison.Ordinal)), Is.EqualTo((422, true)), refused.Text);

        var saved = await person.PostAsync(address, Fields(page, "掉线率", "0.35"));
        Assert.That(saved.Status, Is.EqualTo(302), saved.Text);
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/stages")).Body["items"]![0]!["measures"]!.ToJsonString(), Is.EqualTo(JsonNode.Parse("""[{"name":"掉线率","comparison":"above","threshold":"0.35","must":true}]""")!.ToJsonString()));
    }

    [Test]
    public async Task ALaunchOfBefore_IsNotAsked()
    {
        var number = (await CreateAsync()).Member("number");
        await Api.Service<Database>().WriteAsync(sql => sql.ExecuteAsync("UPDATE launch SET rule_set = 5 WHERE number = @number", new { number }), CancellationToken.None);
        using var person = await Person.SignInAsync(Api, "manager");

        Assert.That((await person.GetAsync($"/launches/{number}/dossier/launch")).Text, Does.Contain("not asked of this launch"));
    }

    [TestCase("quality", true, 409, "stage.nothing-to-confirm")]
    [TestCase("quality", null, 422, "value.required")]
    [TestCase("operations", true, 403, "policy.not-allowed")]
    public async Task ASecondPerson_WhereNothingWaits_IsRefused(string who, bool? agrees, int status, string rule)
    {
        var answer = await Api.SendAsync(who, HttpMethod.Post, $"/launches/{(await CreateAsync()).Member("number")}/stages/confirmation", new { agrees });

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((status, rule)), answer.Text);
    }

    [TestCase("quality", 409, "alarm.not-watched")]
    [TestCase("operations", 403, "policy.not-allowed")]
    public async Task AWatchThatIsNone_IsNotEnded(string who, int status, string rule)
    {
        var answer = await Api.SendAsync(who, HttpMethod.Post, $"/launches/{(await CreateAsync()).Member("number")}/watch/end", new { reason = "Calm" });

        Assert.That((answer.Status, answer.Rule), Is.EqualTo((status, rule)), answer.Text);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(string page, string name, string threshold) =>
    [
        .. Person.HiddenOf(page, "title"), new("title", "Group 3 moves"), new("window.start", "2026-11-28T00:00"), new("window.end", "2026-11-28T06:00"), new("window.timeZone", "Asia/Shanghai"), new("scope", "HZ"),
        new("stages[0].kind", "pilot"), new("stages[0].name.zh", "试点"), new("stages[0].name.en", "Pilot"), new("stages[0].start", "2026-11-28T00:00"),
        // The row before it was emptied.
        new("stages[0].measures[0].name", ""), new("stages[0].measures[0].threshold", ""),
        new("stages[0].measures[1].name", name), new("stages[0].measures[1].comparison", "above"), new("stages[0].measures[1].threshold", threshold), new("stages[0].measures[1].must", "true"),
        new("stages[1].kind", "all"), new("stages[1].name.zh", "全量"), new("stages[1].name.en", "Rest"), new("stages[1].start", "2026-11-28T02:00"),
    ];

    private static object Measure(string name, string comparison, string threshold, bool? must = null) => must is null ? new { name, comparison, threshold } : new { name, comparison, threshold, must };

    private static Task<Answer> CreateAsync(params object[] measures) => Api.SendAsync("manager", HttpMethod.Post, "/launches", new
    {
        kind = "it-cutover",
        unit = "HZ",
        header = new
        {
            title = "Group 3 moves",
            window = new { start = "2026-11-28T00:00", end = "2026-11-28T06:00", timeZone = "Asia/Shanghai" },
            scope = new[] { "HZ" },
            stages = new object[]
            {
                new { name = new { zh = "试点", en = "Pilot" }, kind = "pilot", start = "2026-11-28T00:00", measures }, new { name = new { zh = "全量", en = "Rest" }, kind = "all", start = "2026-11-28T02:00" },
            },
        },
    });
}
