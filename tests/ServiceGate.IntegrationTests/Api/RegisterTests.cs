using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Web.Features.DossierFiles.Registers;
using ServiceGate.Web.Imports;
using ServiceGate.Web.Shell.Languages;
using Person = ServiceGate.IntegrationTests.Outages.Person;

namespace ServiceGate.IntegrationTests.Api;

/// <summary>The risk register and the checklist as workbooks: out in the reader's language, looked at, and in by headings of either.</summary>
public sealed class RegisterTests
{
    private static readonly string[] Odd =
        ["=1+1", "+86 10000", "-1", "@x", "'quoted", "'\"json\"", "\"plain\"", " spaced ", "two\nlines", "two\r\nlines", "tab\there", "_x000D_", "<b>&amp;\"'", "", "😀 𠀀", "TRUE", "0012", "1e5", "2026-11-20", "（无）"];

    private static readonly TextCatalogue Catalogue = TextCatalogue.Load(strict: true);

    private static ApiStand Api => ApiServer.Stand;

    [Test]
    public void Cells_AreNoFormulas_AndComeBackAsTheyWere()
    {
        foreach (var text in Odd)
        {
            var cell = CellGuard.Write(text);
            Assert.That((CellGuard.Read(cell), cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal)), Is.EqualTo((text, false)), text);
        }
        Assert.That(CellGuard.Read(""), Is.Null);
    }

    [TestCase(Section.Risks)]
    [TestCase(Section.Concerns)]
    public void EveryColumn_HasANameOfItsOwn_InEachLanguage(Section section)
    {
        foreach (var language in SupportedLanguage.All)
        {
            var headings = RegisterColumns.Of(section).Select(c => RegisterColumns.Heading(Catalogue.For(language), section, c.Path)).Append(RegisterColumns.Heading(Catalogue.For(language), section, RegisterColumns.Key)).ToList();
            Assert.That(headings, Is.Unique);
            Assert.That(headings, Has.None.Contains("controlRecords"));
        }
        var all = SupportedLanguage.All.Select(Catalogue.For).ToList();
        foreach (var (texts, column) in all.SelectMany(t => RegisterColumns.Of(section).Select(c => (t, c))))
            Assert.That(RegisterColumns.PathOf(all, section, RegisterColumns.Heading(texts, section, column.Path)), Is.EqualTo(column.Path), texts.Language.Tag);
    }

    [TestCase("en")]
    [TestCase("zh-CN")]
    public async Task ARegister_GoesOutAndIn_WhateverStandsInIt(string language)
    {
        var number = await Api.CreateLaunchAsync();
        foreach (var (i, text) in Odd.Index())
        {
            var risk = new JsonObject
            {
                ["title"] = text.Length == 0 || string.IsNullOrWhiteSpace(text) ? "t" : text,
                ["cause"] = "c" + text,
                ["customersAffected"] = 10,
                ["likelihood"] = 3,
                ["impact"] = 3,
                ["controls"] = text + "x",
                ["residualLikelihood"] = 1,
                ["residualImpact"] = 3,
                ["owner"] = "o",
            };
            if (i % 3 > 0) risk["touchesBilling"] = i % 3 == 1;
            var saved = await SaveAsync(number, $"risks/R{i}", risk);
            Assert.That(saved.Status, Is.EqualTo(201), $"{text}: {saved.Text}");
        }
        await SaveAsync(number, "concerns/C1", new JsonObject { ["verdict"] = "not-met", ["note"] = "=cmd|' /C calc'!A0", ["evidence"] = "" });
        foreach (var section in new[] { "risks", "concerns" })
        {
            var (workbook, tag) = await WorkbookAsync(number, section, language);
            var same = await TakeAsync(number, section, workbook, tag);
            Assert.That((same.Status, same.Tag, same.Body["changes"]?.AsArray().Count), Is.EqualTo((200, tag, 0)), same.Text);
        }
    }

    [Test]
    public void ControlsAndEmptyRecords_AreReadAsTheyWere()
    {
        foreach (var (json, language) in new[]
        {
            """{"title":"t","cause":"c","customersAffected":9,"likelihood":2,"impact":5,"controls":"k","residualLikelihood":2,"residualImpact":5,"owner":"o","affectedTiers":{"gold":3,"basic":0},"controlRecords":[{"what":"a","owner":"b","due":"2026-11-20","state":"in-place","evidence":"=e"},{"what":"a2","owner":"b2","due":"2026-11-21","state":"failed"}]}""",
            """{"title":"t","cause":"c","customersAffected":9,"likelihood":2,"impact":5,"controls":"k","residualLikelihood":2,"residualImpact":5,"owner":"o","affectedTiers":{},"controlRecords":[]}""",
        }.SelectMany(json => SupportedLanguage.All.Select(language => (json, language))))
        {
            var texts = Catalogue.For(language);
            var columns = RegisterColumns.Of(Section.Risks);
            var workbook = RegisterWorkbook.Write([("R1", JsonNode.Parse(json)!.AsObject())], Section.Risks, new Dictionary<string, string>(), texts);
            var check = new Check();
            var file = new RegisterReading(Section.Risks, Catalogue).Read(new MemoryStream(workbook), check);
            Assert.That(check.Violations, Is.Empty);
            Assert.That(CoreJson.Canonical(file!.Value.GetProperty("sections").GetProperty("risks").GetProperty("R1")), Is.EqualTo(CoreJson.Canonical(JsonDocument.Parse(json).RootElement)));
            Assert.That(columns, Is.Not.Empty);
        }
    }

    [Test]
    public async Task WhatIsWrong_IsNamedByLineAndColumn_AndNothingIsKept()
    {
        var number = await Api.CreateLaunchAsync();
        await SaveAsync(number, "risks/R1", JsonSerializer.SerializeToNode(ApiStand.Risk())!.AsObject());
        var (_, tag) = await WorkbookAsync(number, "risks", "en");
        string[] headings = [.. new[] { "key", "title", "cause", "customersAffected", "likelihood", "impact", "controls", "residualLikelihood", "residualImpact", "owner", "touchesBilling" }.Select((p, i) =>
            RegisterColumns.Heading(Catalogue.For(SupportedLanguage.All[i % 2]), Section.Risks, p))];

        var unknown = await TakeAsync(number, "risks", Template.Workbook("s", [.. headings, "Nonsense", headings[1]], []), tag);
        Assert.That(Wrong(unknown), Is.EqualTo(new[] { "lines[1] register.column-unknown", "lines[1] register.column-twice" }));

        var wrong = await TakeAsync(number, "risks", Template.Workbook("s", headings, [["R1", "t", "c", "many", "3", "3", "k", "1", "3", "o", "perhaps"], ["", "t", "c", "1", "3", "3", "k", "1", "3", "o"], ["R1", "t"]]), tag);
        Assert.That(Wrong(wrong), Is.EqualTo(new[] { "lines[2].customersAffected register.number", "lines[2].touchesBilling register.flag", "lines[3].key text.required", "lines[4].key register.key-twice" }));

        var broken = await TakeAsync(number, "risks", Template.Workbook("s", headings, [["R1", "t", "c", "1", "9", "3", "k", "1", "3", "o"], ["R2", "", "c", "1", "3", "3", "k", "1", "3", "o"]]), tag);
        Assert.That(Wrong(broken), Is.EqualTo(new[] { "lines[2].likelihood number.range", "lines[3].title text.required" }));
        Assert.That((await WorkbookAsync(number, "risks", "en")).Tag, Is.EqualTo(tag));

        var good = Template.Workbook("s", headings, [["R1", "t", "c", "1", "3", "3", "k", "1", "3", "o", "是"], ["R2", "t", "c", "1", "3", "3", "k", "1", "3", "o", "No"]]);
        var look = await TakeAsync(number, "risks", good, tag, "?preview=true");
        Assert.That(string.Join(' ', look.Body["changes"]!.AsArray().Select(c => $"{c!["what"]} {c["key"]}")), Is.EqualTo("changed R1 added R2"));
        Assert.That((await WorkbookAsync(number, "risks", "en")).Tag, Is.EqualTo(tag), "looked at only");
        Assert.That((await TakeAsync(number, "risks", good, tag)).Status, Is.EqualTo(200));
        Assert.That((await TakeAsync(number, "risks", "no workbook"u8.ToArray(), tag)).Rule, Is.EqualTo("register.not-workbook"));
        Assert.That((await Api.GetAsync("outsider", $"/launches/{number}/registers/risks")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task ThePage_TakesAWorkbookIn_AndNamesLinesAndColumnsAsItsHeadingsAreCalled()
    {
        var number = await Api.CreateLaunchAsync();
        await SaveAsync(number, "risks/R1", JsonSerializer.SerializeToNode(ApiStand.Risk())!.AsObject());
        using var manager = await Person.SignInAsync(Api, "manager");
        var address = $"/launches/{number}/dossier/file";
        var page = (await manager.GetAsync(address)).Text;
        Assert.That(page, Does.Contain($"/launches/{number}/dossier/risks.xlsx").And.Contain($"/launches/{number}/dossier/concerns.xlsx"));
        var texts = Catalogue.For(SupportedLanguage.Find("en")!);
        string[] paths = ["key", "title", "cause", "customersAffected", "likelihood", "impact", "controls", "residualLikelihood", "residualImpact", "owner"];
        string[] headings = [.. paths.Select(p => RegisterColumns.Heading(texts, Section.Risks, p))];

        var wrong = await manager.PostAsync(address, Form(page, Template.Workbook("s", headings, [["R1", "t", "c", "1", "9", "3", "k", "1", "3", "o"]])));
        Assert.That((wrong.Status, WebUtility.HtmlDecode(wrong.Text).Contains($"Row 2, “{headings[4]}”", StringComparison.Ordinal)), Is.EqualTo((422, true)), wrong.Text);

        var asked = await manager.PostAsync(address, Form(page, Template.Workbook("s", headings, [["R9", "t", "c", "1", "2", "3", "k", "1", "3", "o"]])));
        Assert.That(WebUtility.HtmlDecode(asked.Text), Does.Contain("1 items would be new, 0 changed, 1 removed"));
        var kept = WebUtility.HtmlDecode(asked.Text.Split("<textarea", 2)[1].Split('>', 2)[1].Split("</textarea>")[0]);
        var taken = await manager.PostAsync(address, [.. Person.HiddenOf(asked.Text, "file"), new("text", kept), new("what", "risks")]);
        Assert.That(taken.Status, Is.EqualTo(302), taken.Text);
        Assert.That((await Api.GetAsync("manager", $"/launches/{number}/dossier/risks/R9")).Status, Is.EqualTo(200));
    }

    private static MultipartFormDataContent Form(string page, byte[] workbook)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Person.HiddenOf(page, "file")) form.Add(new StringContent(value), name);
        form.Add(new StringContent("risks"), "what");
        form.Add(new ByteArrayContent(workbook), "file", "risks.xlsx");
        form.Add(new StringContent("1"), "again");
        return form;
    }

    private static string[] Wrong(Answer answer) => [.. answer.Body["violations"]!.AsArray().Select(v => $"{v!["field"]} {v["rule"]}")];

    private static Task<Answer> SaveAsync(string number, string item, JsonObject content) => Api.SendAsync("manager", HttpMethod.Put, $"/launches/{number}/dossier/{item}", content, ifNoneMatch: "*");

    private static async Task<(byte[] Workbook, string Tag)> WorkbookAsync(string number, string section, string language)
    {
        using var http = new HttpClient { BaseAddress = Api.Address };
        using var answer = await http.SendAsync(ApiStand.Request(HttpMethod.Get, $"/launches/{number}/registers/{section}", Api.TokenOf("manager"), language));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(RegisterWorkbook.ContentType));
        return (await answer.Content.ReadAsByteArrayAsync(), answer.Headers.ETag!.Tag);
    }

    private static async Task<Answer> TakeAsync(string number, string section, byte[] workbook, string tag, string query = "")
    {
        var request = ApiStand.Request(HttpMethod.Put, $"/launches/{number}/registers/{section}{query}", Api.TokenOf("manager"), "en");
        request.Content = new ByteArrayContent(workbook);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(RegisterWorkbook.ContentType);
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        request.Headers.Add("Idempotency-Key", Api.NewKey());
        return await Api.SendAsync(request);
    }
}
