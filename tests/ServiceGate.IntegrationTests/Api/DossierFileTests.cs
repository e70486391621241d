using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using ServiceGate.IntegrationTests.Settings;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>A whole dossier as one file, over HTTP and on its page: out, looked at, and in.</summary>
public sealed class DossierFileTests
{
    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public async Task AFile_GoesOutAndIn_AndIntoAnotherLaunch()
    {
        var number = await LaunchAsync();
        var file = await Api.GetAsync("manager", $"/launches/{number}/dossier/file");
        Assert.That((file.Status, (string)file.Body["sections"]!["risks"]!["R1"]!["title"]!, file.Body["sections"]!["risks"]!["R1"]!.AsObject().ContainsKey("touchesBilling")), Is.EqualTo((200, "Boxes fail", false)));

        var same = await PutAsync(number, file.Text, file.Tag!);
        Assert.That((same.Status, same.Body["changes"]!.AsArray().Count, same.Tag), Is.EqualTo((200, 0, file.Tag)), same.Text);

        var other = await Api.CreateLaunchAsync();
        var seen = (await Api.GetAsync("manager", $"/launches/{other}/dossier")).Tag!;
        var look = await SendAsync(HttpMethod.Post, $"/launches/{other}/dossier/file/preview", file.Text, seen);
        Assert.That(Changes(look), Is.EqualTo("added concerns C1, added risks R1"));
        Assert.That((await Api.GetAsync("manager", $"/launches/{other}/dossier")).Tag, Is.EqualTo(seen), "looked at only");

        var taken = await PutAsync(other, file.Text, seen);
        Assert.That(Changes(taken), Is.EqualTo("added concerns C1, added risks R1"), taken.Text);
        Assert.That(await HashesAsync(other), Is.EqualTo(await HashesAsync(number)));
        Assert.That((await PutAsync(other, file.Text, seen)).Status, Is.EqualTo(412), "another key, an earlier revision");
        Assert.That((await SendAsync(HttpMethod.Post, $"/launches/{other}/ahead/dossier/file", file.Text, taken.Tag!)).Body["notices"]!.AsArray(), Is.Empty);
        Assert.That((await Api.GetAsync("auditor", $"/launches/{other}/audit")).Text, Does.Contain("dossier.loaded"));
    }

    [Test]
    public async Task WhatIsWrong_IsNamedWithPointerFieldAndRule()
    {
        var number = await LaunchAsync();
        var (tag, file) = await FileAsync(number);
        file["sections"]!["risks"]!["R1"]!["likelihood"] = 9;
        file["sections"]!["concerns"]!["C1"]!.AsObject().Remove("evidence");

        var refused = await PutAsync(number, file.ToJsonString(), tag);

        Assert.That(refused.Status, Is.EqualTo(422), refused.Text);
        Assert.That(refused.Body["violations"]!.AsArray().Select(v => $"{v!["pointer"]} {v["field"]} {v["rule"]}"), Is.EqualTo(new[]
        {
            "/sections/concerns/C1/evidence sections.concerns.C1.evidence concern.evidence-required", "/sections/risks/R1/likelihood sections.risks.R1.likelihood number.range",
        }));
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/dossier")).Tag, Is.EqualTo(tag));
        Assert.That((await Api.GetAsync("outsider", $"/launches/{number}/dossier/file")).Status, Is.EqualTo(404));
        Assert.That((await SendAsync(HttpMethod.Put, $"/launches/{number}/dossier/file", file.ToJsonString(), tag, "outsider")).Rule, Is.EqualTo("launch.unknown"));
        Assert.That((await SendAsync(HttpMethod.Put, $"/launches/{number}/dossier/file", file.ToJsonString(), null)).Status, Is.EqualTo(428));
    }

    [Test]
    public async Task TheSchema_FitsFilesThatGoOut_AndNoneThatAreWrong()
    {
        using var http = new HttpClient { BaseAddress = Api.Address };
        var answer = await http.GetAsync(new Uri("/api/v1/schemas/dossier-file", UriKind.Relative));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/schema+json"), await answer.Content.ReadAsStringAsync());
        var text = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        text.Remove("$id");
        var schema = JsonSchema.FromText(text.ToJsonString());
        bool Fits(string json)
        {
            using var document = JsonDocument.Parse(json);
            return schema.Evaluate(document.RootElement).IsValid;
        }

        Assert.That(Fits((await FileAsync(await LaunchAsync())).File.ToJsonString()));
        foreach (var sample in Directory.EnumerateFiles(Checkout.File("samples"), "dossier.json", SearchOption.AllDirectories))
            Assert.That(Fits(await File.ReadAllTextAsync(sample)), sample);
        foreach (var (section, item) in Web.Features.Dossiers.ItemExamples.All)
            Assert.That(Fits(Whole(Core.Foundation.Json.CoreJson.Code(section), "K", Core.Foundation.Json.CoreJson.Canonical<object>(item[0]))), $"{section}");
        foreach (var (section, wrong) in new[]
        {
            ("risks", """{"title":"t"}"""), ("concerns", """{"verdict":"perhaps"}"""), ("concerns", """{"verdict":"met","more":1}"""), ("risks", """[]"""), ("nonsense", """{}"""), ("audience", """{}"""),
            ("concerns", $$"""{"verdict":"met","evidence":"{{new string('x', 501)}}"}"""),
        })
            Assert.That(Fits(Whole(section, "K", wrong)), Is.False, wrong);
        Assert.That((Fits(Whole("risks", "a b", "{}")), Fits("""{"format":"other","version":1,"sections":{}}"""), Fits("""{"format":"servicegate-dossier","version":2,"sections":{}}""")), Is.EqualTo((false, false, false)));
    }

    [Test]
    public async Task ThePage_ShowsTheDifferenceFirst_AndTakesTheFileInOnce()
    {
        var number = await LaunchAsync();
        using var manager = await Person.SignInAsync(Api, "manager");
        var address = $"/launches/{number}/dossier/file";
        Assert.That((await manager.GetAsync($"/launches/{number}/dossier")).Text, Does.Contain($"href=\"{address}\""));
        var page = (await manager.GetAsync(address)).Text;
        var download = (await manager.GetAsync(address + ".json")).Text;
        var file = JsonNode.Parse(download)!;

        var none = await manager.PostAsync(address, Form(page, download));
        Assert.That(WebUtility.HtmlDecode(none.Text), Does.Contain("there is nothing to import"), none.Text);

        file["sections"]!["risks"]!["R1"]!["likelihood"] = 9;
        var wrong = await manager.PostAsync(address, Form(page, file.ToJsonString()));
        Assert.That((wrong.Status, WebUtility.HtmlDecode(wrong.Text).Contains("/sections/risks/R1/likelihood", StringComparison.Ordinal), wrong.Text.Contains("name=\"mark\"", StringComparison.Ordinal)), Is.EqualTo((422, true, false)));

        file["sections"]!["risks"]!["R1"]!["likelihood"] = 4;
        file["sections"]!["concerns"] = new JsonObject();
        file["sections"]!["launch"]!["header"]!["title"] = "Another title";
        var asked = await manager.PostAsync(address, Form(page, file.ToJsonString()));
        Assert.That(WebUtility.HtmlDecode(asked.Text), Does.Contain("0 items would be new, 1 changed, 1 removed"));

        var kept = WebUtility.HtmlDecode(asked.Text.Split("<textarea", 2)[1].Split('>', 2)[1].Split("</textarea>")[0]);
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(kept), file), "what was in the file stays in the form");
        var taken = await manager.PostAsync(address, [.. Person.HiddenOf(asked.Text, "file"), new("text", kept)]);
        Assert.That(taken.Status, Is.EqualTo(302), taken.Text);
        var after = (await FileAsync(number)).File;
        Assert.That(((int)after["sections"]!["risks"]!["R1"]!["likelihood"]!, after["sections"]!["concerns"]!.AsObject().Count, (string)after["sections"]!["launch"]!["header"]!["title"]!), Is.EqualTo((4, 0, "Group 3 moves")), "the basics were not asked for");

        using var auditor = await Person.SignInAsync(Api, "auditor");
        Assert.That((await auditor.GetAsync(address)).Text, Does.Contain("file.json").And.Not.Contain("type=\"file\""));
    }

    private static MultipartFormDataContent Form(string page, string json)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Person.HiddenOf(page, "file")) form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(json)), "file", "dossier.json");
        form.Add(new StringContent("1"), "again");
        return form;
    }

    private static string Whole(string section, string key, string item) =>
        $"{{\"format\":\"servicegate-dossier\",\"version\":1,\"sections\":{{\"{section}\":{{\"{key}\":{item}}}}}}}";

    private static string Changes(Answer answer) => string.Join(", ", answer.Body["changes"]!.AsArray().Select(c => $"{c!["what"]} {c["section"]} {c["key"]}"));

    private static async Task<(string Tag, JsonObject File)> FileAsync(string number)
    {
        var answer = await Api.GetAsync("manager", $"/launches/{number}/dossier/file");
        return (answer.Tag!, answer.Body.AsObject());
    }

    private static async Task<string> HashesAsync(string number) =>
        string.Join(' ', (await Api.GetAsync("manager", $"/launches/{number}/dossier")).Body["sections"]!.AsArray().Select(s => $"{s!["section"]}:{s["hash"]}"));

    private static Task<Answer> PutAsync(string number, string file, string tag) => SendAsync(HttpMethod.Put, $"/launches/{number}/dossier/file", file, tag);

    private static Task<Answer> SendAsync(HttpMethod method, string path, string file, string? tag, string who = "manager") => Api.SendAsync(who, method, path, JsonNode.Parse(file), ifMatch: tag);

    private static async Task<string> LaunchAsync()
    {
        var number = await Api.CreateLaunchAsync();
        foreach (var (key, body) in new (string, object)[] { ("risks/R1", ApiStand.Risk()), ("concerns/C1", new { verdict = "met", evidence = "=1+1" }) })
            Assert.That((await Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/{key}", body, ifNoneMatch: "*")).Status, Is.EqualTo(201));
        return number;
    }
}
