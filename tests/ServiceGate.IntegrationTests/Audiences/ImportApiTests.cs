using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using ServiceGate.IntegrationTests.Api;

namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>Files over the API: how they were read, what was left out, and an empty one to be filled in.</summary>
public sealed class ImportApiTests
{
    private ApiStand _api = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _api = await ApiStand.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Answer_SaysHowTheFileWasRead_AndWhatItDoes()
    {
        var answer = await PutAsync(await _api.CreateLaunchAsync(), Encoding.UTF8.GetBytes("客户编码;手机;备注\nI1;0571-87654321;x\n"), "?columns=" + Uri.EscapeDataString("客户编码=account") + "&preview=true");

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        var reading = answer.Body["reading"]!;
        Assert.That(((string?)reading["separator"], (string?)reading["format"], (int)answer.Body["new"]!, (int)answer.Body["known"]!, (int)answer.Body["rounded"]!), Is.EqualTo(("semicolon", "csv", 1, 0, 0)));
        Assert.That((string?)reading["notes"]![0]!["rule"], Is.EqualTo("import.note-ignored"));
        Assert.That((string?)answer.Body["warnings"]![0]!["rule"], Is.EqualTo("import.warn-calls-only"));
    }

    [Test]
    public async Task Workbook_IsTaken()
    {
        var answer = await PutAsync(await _api.CreateLaunchAsync(), SpreadsheetTests.File("chinese-dates.xlsx"), "?preview=true", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
        Assert.That(((int)answer.Body["count"]!, (string?)answer.Body["reading"]!["sheet"]), Is.EqualTo((4, "清单")), answer.Text);
    }

    [Test]
    public async Task WrongLines_ComeAsAFile_WithTheirReasons()
    {
        var number = await _api.CreateLaunchAsync();

        var answer = await PutAsync(number, "account,phone\nW1,13900000001\nW2,1\nW3,\nW1,13900000004\n"u8.ToArray(), "?wrongLines=true");

        var lines = answer.Text.Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines[0], Is.EqualTo("line,reason,account,phone"), answer.Text);
        Assert.That(lines.Skip(1).Select(l => l[..1]), Is.EqualTo(new[] { "3", "4", "5" }));
        Assert.That(lines[1], Does.EndWith(",W2,1"));
        Assert.That((await _api.GetAsync("operations", $"/launches/{number}/audience")).Status, Is.EqualTo(404), "nothing was imported");
    }

    [TestCase("csv")]
    [TestCase("xlsx")]
    public async Task Template_IsAFileThatTheImportKnows(string format)
    {
        using var http = new HttpClient { BaseAddress = _api.Address };
        using var request = ApiStand.Request(HttpMethod.Get, $"/audience-template?format={format}", _api.TokenOf("operations"), "zh-CN");
        using var template = await http.SendAsync(request);
        var bytes = await template.Content.ReadAsByteArrayAsync();

        byte[] filled = format == "csv" ? [.. bytes, .. "T1,,13900000001,,,,,,,,,\r\n"u8] : Filled(bytes);
        var answer = await PutAsync(await _api.CreateLaunchAsync(), filled, "?preview=true");

        Assert.That((answer.Status, (int?)answer.Body["count"]), Is.EqualTo((200, 1)), answer.Text);
        Assert.That(answer.Body["reading"]!["notes"]!.AsArray(), Is.Empty);
    }

    private static byte[] Filled(byte[] template)
    {
        using var file = new MemoryStream();
        file.Write(template);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = archive.GetEntry("xl/worksheets/sheet1.xml")!;
            using var reader = new StreamReader(part.Open());
            var xml = reader.ReadToEnd().Replace("</sheetData>", "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>T1</t></is></c><c r=\"C2\"><v>13900000001</v></c></row></sheetData>", StringComparison.Ordinal);
            reader.Close();
            part.Delete();
            using var writer = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet1.xml").Open());
            writer.Write(xml);
        }
        return file.ToArray();
    }

    private Task<Answer> PutAsync(string launch, byte[] bytes, string query, string type = "text/csv")
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        return _api.SendAsync("operations", HttpMethod.Put, $"/launches/{launch}/audience{query}", file);
    }
}
