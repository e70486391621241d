using System.Net;
using System.Text;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The tree of complaint causes over HTTP and on its page: what is handed out can be loaded again, and what is wrong is named line by line.</summary>
public sealed class CauseTests
{
    private ApiStand _api = null!;

    [SetUp]
    public async Task StartAsync() => _api = await ApiStand.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task TheShippedTree_IsListedNarrowedAndPaged()
    {
        var all = await _api.GetAsync("manager", "/causes");
        Assert.That(all.Body["items"]!.AsArray(), Has.Count.GreaterThanOrEqualTo(200));
        Assert.That(await IdsAsync("?parent=BB-TV-NONE"), Is.EqualTo("BB-TV-PLATFORM BB-TV-BOX BB-TV-RIGHT"));
        Assert.That(await IdsAsync("?q=电梯"), Is.EqualTo("NET-COV-IN-LIFT"));
        Assert.That(await IdsAsync("?q=lifts&leaf=true&department=network&retired=false"), Is.EqualTo("NET-COV-IN-LIFT"));
        Assert.That(await IdsAsync("?leaf=false&page=1&pageSize=2"), Is.EqualTo("NET NET-COV"));
        var lift = (await _api.GetAsync("manager", "/causes?q=NET-COV-IN-LIFT")).Body["items"]![0]!;
        Assert.That(((int)lift["level"]!, (bool)lift["leaf"]!), Is.EqualTo((7, true)));
    }

    [Test]
    public async Task AFileThatIsWrong_IsRefusedAsAWhole_WithLineAndRule()
    {
        var refused = await LoadAsync("id,parent,zh,en,department\nA,,甲,a,\nA-1,A,乙,b,moon\nB,X,丙,c,it\n\nA,,丁,d,it\n", "\"0\"");
        Assert.That(refused.Status, Is.EqualTo(422), refused.Text);
        Assert.That(refused.Body["violations"]!.AsArray().Select(v => $"{v!["field"]} {v["rule"]}"), Is.EquivalentTo(new[]
        {
            "lines[3].department cause.department-unknown", "lines[4].parent cause.orphan", "lines[6].id cause.twice",
        }));
        Assert.That((await LoadAsync("id,parent,zh,en,department\nA,,甲\n", "\"0\"")).Body["violations"]![0]!["rule"]!.ToString(), Is.EqualTo("cause.columns"));
        Assert.That((await _api.SendAsync("manager", HttpMethod.Put, "/causes", new { csv = "id,parent,zh,en,department\nA,,甲,a,it" }, ifMatch: "\"0\"")).Rule, Is.EqualTo("policy.not-allowed"));
        Assert.That((await _api.SendAsync("administrator", HttpMethod.Put, "/causes", new { csv = "id,parent,zh,en,department\nA,,甲,a,it" })).Rule, Is.EqualTo("if-match.required"));
    }

    [Test]
    public async Task WhatIsHandedOut_CanBeLoadedAgain_AndSaysTheSame()
    {
        using var http = new HttpClient { BaseAddress = _api.Address, DefaultRequestHeaders = { Authorization = new("Bearer", _api.TokenOf("manager")) } };
        Task<byte[]> CsvAsync() => http.GetByteArrayAsync("/api/v1/causes.csv");
        var before = await CsvAsync();
        Assert.That(before.Take(3), Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }));

        var loaded = await LoadAsync(Encoding.UTF8.GetString(before), "\"0\"");
        Assert.That((loaded.Status, (int)loaded.Body["revision"]!, (int)loaded.Body["retired"]!), Is.EqualTo((200, 1, 0)), loaded.Text);
        Assert.That(await CsvAsync(), Is.EqualTo(before));
        Assert.That((await LoadAsync("id,parent,zh,en,department\nA,,甲,a,it", "\"0\"")).Rule, Is.EqualTo("cause.changed-meanwhile"));
    }

    [Test]
    public async Task AnInnerNodeThatLostWhatWasBelowIt_IsHandedOut_AndLoadedAgain()
    {
        const string Heading = "id,parent,zh,en,department,retired\n";
        using var http = new HttpClient { BaseAddress = _api.Address, DefaultRequestHeaders = { Authorization = new("Bearer", _api.TokenOf("manager")) } };
        Assert.That((await LoadAsync(Heading + "PAR,,父,Parent,,\nKID,PAR,子,Kid,network,", "\"0\"")).Status, Is.EqualTo(200));
        Assert.That((await LoadAsync(Heading + "KID,,子,Kid,network,", "\"1\"")).Status, Is.EqualTo(200));
        var again = await LoadAsync(Encoding.UTF8.GetString(await http.GetByteArrayAsync("/api/v1/causes.csv")), "\"2\"");
        Assert.That(again.Status, Is.EqualTo(200), again.Text);
    }

    [Test]
    public async Task ThePage_KeepsWhatWasTyped_NamesTheLine_AndLoadsTheOwnTree()
    {
        const string Heading = "编号,上级编号,中文名,英文名,管控部门,停用\n";
        using var admin = await Person.SignInAsync(_api, "administrator");
        var page = (await admin.GetAsync("/causes")).Text;
        var refused = await admin.PostAsync("/causes", [.. Person.HiddenOf(page, "lines"), new("lines", Heading + "A,,甲,a,,\nB,X,乙,b,it,")]);
        var text = WebUtility.HtmlDecode(refused.Text);
        Assert.That((refused.Status, text.Contains("B,X,乙,b,it", StringComparison.Ordinal), text.Contains("Line 3: X, above B", StringComparison.Ordinal)), Is.EqualTo((422, true, true)), text);

        var asked = await admin.PostAsync("/causes", [.. Person.HiddenOf(page, "lines"), new("lines", Heading + "A,,=甲,a,it,")]);
        var question = WebUtility.HtmlDecode(asked.Text);
        Assert.That((asked.Status, question.Contains("A,,=甲,a,it", StringComparison.Ordinal)), Is.EqualTo((422, true)), question);
        Assert.That(question, Does.Contain("1 nodes would be new, 0 changed and 359 retired"));
        Assert.That((int)(await _api.GetAsync("manager", "/causes?retired=true")).Body["items"]!.AsArray().Count, Is.Zero, "nothing is loaded before the yes");
        var other = await admin.PostAsync("/causes", [.. Person.HiddenOf(asked.Text, "lines"), new("lines", Heading + "B,,乙,b,it,")]);
        Assert.That(other.Status, Is.EqualTo(422), "the yes was given to another tree");
        var loaded = await admin.PostAsync("/causes", [.. Person.HiddenOf(asked.Text, "lines"), new("lines", Heading + "A,,=甲,a,it,")]);
        Assert.That(loaded.Status, Is.EqualTo(302), WebUtility.HtmlDecode(loaded.Text));
        Assert.That(await IdsAsync("?retired=false"), Is.EqualTo("A"));
        Assert.That((await admin.GetAsync("/causes/export.csv")).Text, Does.Contain("A,,\"'=甲\",a,it,").And.Contain("NET-COV-IN-LIFT,NET-COV-IN-RES-HIGH-PUB,"), "a formula is text, and what was taken away is still there");
        Assert.That((await admin.GetAsync("/causes/choices")).Text, Does.Contain("A a"));
        using var manager = await Person.SignInAsync(_api, "manager");
        Assert.That((await manager.GetAsync("/causes?q=lifts")).Text, Does.Contain("NET-COV-IN-LIFT").And.Not.Contain("name=\"lines\""));
    }

    private Task<Answer> LoadAsync(string csv, string seen) => _api.SendAsync("administrator", HttpMethod.Put, "/causes", new { csv }, ifMatch: seen);

    private async Task<string> IdsAsync(string query) => string.Join(' ', (await _api.GetAsync("manager", "/causes" + query)).Body["items"]!.AsArray().Select(c => (string)c!["id"]!));
}
