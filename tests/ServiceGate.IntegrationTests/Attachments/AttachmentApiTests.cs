using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Api;

namespace ServiceGate.IntegrationTests.Attachments;

/// <summary>Files by the API: sent in parts, attached, read, handed out safely, and refused where they are what they should not be.</summary>
public sealed class AttachmentApiTests
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private ApiStand _api = null!;
    private string _launch = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _api = await ApiStand.StartAsync();
        _launch = await _api.CreateLaunchAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task AFile_IsSentInParts_GoesOnAfterACut_AndIsHandedOutAsItWas()
    {
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);
        bytes = [.. "%PDF-1.7\n"u8, .. bytes];
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var upload = await Sending.BeginAsync(_api, "manager", _launch, "割接 报告.pdf", bytes.Length);
        Assert.That((await Sending.AppendAsync(_api, "manager", _launch, upload, 0, bytes[..200_000], "first")).Status, Is.EqualTo(200));
        Assert.That((await Sending.AttachAsync(_api, "manager", _launch, upload, "launch", "header")).Rule, Is.EqualTo("upload.unfinished"));
        var again = await Sending.AppendAsync(_api, "manager", _launch, upload, 0, bytes[..200_000], "first");
        Assert.That((again.Status, (long)again.Body["received"]!), Is.EqualTo((200, 200_000L)), "what has come is passed over");
        Assert.That((await Sending.AppendAsync(_api, "manager", _launch, upload, 250_000, bytes[250_000..])).Rule, Is.EqualTo("upload.offset"));
        var received = (long)(await _api.GetAsync("manager", $"/launches/{_launch}/uploads/{upload}")).Body["received"]!;
        Assert.That((long)(await Sending.AppendAsync(_api, "manager", _launch, upload, received, bytes[(int)received..])).Body["received"]!, Is.EqualTo(bytes.Length));
        Assert.That((await Sending.AttachAsync(_api, "manager", _launch, upload, "launch", "header", hash: new string('0', 64))).Rule, Is.EqualTo("upload.hash"));
        Assert.That((await Sending.AttachAsync(_api, "manager", _launch, upload, "launch", "header", hash: "short")).Rule, Is.EqualTo("upload.hash-form"));

        var attached = await Sending.AttachAsync(_api, "manager", _launch, upload, "launch", "header", "test-report", hash, "attach-1");
        Assert.That((attached.Status, attached.Member("content")), Is.EqualTo((201, hash)), attached.Text);
        Assert.That((await Sending.AttachAsync(_api, "manager", _launch, upload, "launch", "header", "test-report", hash, "attach-1")).Text, Is.EqualTo(attached.Text), "the same key, the same answer");

        var id = (long)attached.Body["attachment"]!;
        var shown = (await _api.GetAsync("manager", $"/launches/{_launch}/attachments/{id}")).Body;
        Assert.That(((string)shown["kind"]!, (string)shown["mediaType"]!, (string)shown["standing"]!, (bool)shown["signed"]!, (long)shown["bytes"]!), Is.EqualTo(("pdf", "application/pdf", "whole", true, (long)bytes.Length)));
        using var answer = await ContentAsync("auditor", id);
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(bytes));
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/pdf"));
        Assert.That(answer.Content.Headers.ContentDisposition!.ToString(), Is.EqualTo("attachment; filename*=UTF-8''%E5%89%B2%E6%8E%A5%20%E6%8A%A5%E5%91%8A.pdf"));
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Is.EqualTo("default-src 'none'; sandbox; frame-ancestors 'none'"));
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
    }

    [Test]
    public async Task TheSameContent_IsKeptOnce_AndTwoAtOnceAreFine()
    {
        var text = Encoding.UTF8.GetBytes("kept once " + new string('x', 200_000));
        var uploads = new List<long>();
        for (var i = 0; i < 4; i++) uploads.Add(await Sending.SendAsync(_api, i % 2 == 0 ? "manager" : "operations", _launch, $"{i}.txt", text));

        var attached = await Task.WhenAll(uploads.Select((upload, i) => Sending.AttachAsync(_api, i % 2 == 0 ? "manager" : "operations", _launch, upload, "launch", "header")));

        Assert.That(attached.Select((a, i) => i % 2 == 0 ? a.Status == 201 : a.Rule == "policy.not-allowed"), Is.All.True, string.Join('\n', attached.Select(a => a.Text)));
        await using var session = await _api.Service<ISessionFactory>().ReadAsync();
        Assert.That(await session.Files.CountPartsAsync(Convert.ToHexStringLower(SHA256.HashData(text))), Is.EqualTo(3));
        Assert.That(await session.Files.UploadedPartsAsync(uploads[0], 0, 10), Is.Empty, "what is kept as content is no longer kept as an upload");
    }

    [Test]
    public async Task WhoMayNotSeeTheLaunch_ReadsNothing_WhateverHashOrNumberIsKnown()
    {
        var (upload, id) = await Sending.AttachAsync(_api, "manager", _launch, "launch", "header", "secret.txt", "of HZ alone"u8.ToArray());
        var other = await _api.SendAsync("outsider", HttpMethod.Post, "/launches", new { kind = "it-cutover", unit = "SX", header = new { title = "x", window = new { start = "2026-11-28T00:00", end = "2026-11-28T06:00", timeZone = "Asia/Shanghai" }, scope = new[] { "SX" }, externalOrders = new[] { "A" } } });
        var mine = other.Member("number");

        Assert.That((await _api.GetAsync("outsider", $"/launches/{_launch}/attachments/{id}/content")).Rule, Is.EqualTo("launch.unknown"));
        Assert.That((await _api.GetAsync("outsider", $"/launches/{mine}/attachments/{id}/content")).Rule, Is.EqualTo("attachment.unknown"));
        Assert.That((await _api.GetAsync("outsider", $"/launches/{_launch}/attachments")).Status, Is.EqualTo(404));
        Assert.That((await Sending.AttachAsync(_api, "outsider", mine, upload, "launch", "header")).Rule, Is.EqualTo("upload.unknown"), "somebody else's upload");
        Assert.That((await _api.GetAsync("operations", $"/launches/{_launch}/uploads/{upload}")).Rule, Is.EqualTo("upload.unknown"));
        Assert.That((await _api.SendAsync("agent", HttpMethod.Post, $"/launches/{_launch}/uploads", new { name = "a.txt", bytes = 3 })).Rule, Is.EqualTo("policy.not-allowed"));
    }

    [TestCase("a.exe", "PROGRAM", "attachment.kind")]
    [TestCase("a.txt", "#!/bin/sh", "attachment.kind")]
    [TestCase("a.pdf", "just text", "attachment.name-and-content")]
    [TestCase("a.html", "<script>alert(1)</script>", "attachment.name-and-content")]
    [TestCase("a.csv", "PHONES", "attachment.customer-list")]
    [TestCase("a.xlsx", "WORKBOOK", "attachment.customer-list")]
    public async Task WhatIsNoEvidence_IsRefused(string name, string content, string rule)
    {
        var phones = string.Join('\n', Enumerable.Range(0, 21).Select(i => $"A{i},1390000{i:0000}"));
        var bytes = content switch { "PHONES" => Encoding.UTF8.GetBytes(phones), "WORKBOOK" => Workbook(phones), "PROGRAM" => [0x4D, 0x5A, 0x90, 0, 3, 0], _ => Encoding.Latin1.GetBytes(content) };
        var upload = await Sending.SendAsync(_api, "manager", _launch, name, bytes);

        Assert.That((await Sending.AttachAsync(_api, "manager", _launch, upload, "launch", "header")).Rule, Is.EqualTo(rule));
    }

    [Test]
    public async Task WhatIsTooLarge_IsRefused()
    {
        Assert.That((await _api.SendAsync("manager", HttpMethod.Post, $"/launches/{_launch}/uploads", new { name = "a.txt", bytes = 52_428_801 })).Rule, Is.EqualTo("upload.too-large"));
        var upload = await Sending.BeginAsync(_api, "manager", _launch, "a.txt", 52_428_800);
        var answer = await Sending.AppendAsync(_api, "manager", _launch, upload, 0, new byte[52_428_801]);
        Assert.That((answer.Status, answer.Rule), Is.EqualTo((413, "upload.too-large")));
        var small = await Sending.BeginAsync(_api, "manager", _launch, "b.txt", 3);
        Assert.That((await Sending.AppendAsync(_api, "manager", _launch, small, 0, new byte[4])).Rule, Is.EqualTo("upload.longer"));
        Assert.That((await _api.SendAsync("manager", HttpMethod.Delete, $"/launches/{_launch}/uploads/{small}")).Status, Is.EqualTo(200));
        Assert.That((await _api.GetAsync("manager", $"/launches/{_launch}/uploads/{small}")).Rule, Is.EqualTo("upload.unknown"));
    }

    [Test]
    public async Task MissingOrDamagedContent_IsShown_AndSendingItAgainMendsIt()
    {
        var bytes = Encoding.UTF8.GetBytes("will be damaged");
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var (_, id) = await Sending.AttachAsync(_api, "manager", _launch, "launch", "header", "damaged.txt", bytes);
        await WriteAsync(session => session.Files.PutPartAsync(hash, 0, Convert.ToBase64String("will be DAMAGED"u8)));

        Assert.That((await _api.GetAsync("manager", $"/launches/{_launch}/attachments/{id}/content")).Rule, Is.EqualTo("attachment.damaged"));
        Assert.That(await StandingAsync(id), Is.EqualTo("damaged"));
        await WriteAsync(session => session.Files.RemovePartsAsync(hash, 10));
        Assert.That((await _api.GetAsync("manager", $"/launches/{_launch}/attachments/{id}/content")).Rule, Is.EqualTo("attachment.missing"));
        Assert.That(await StandingAsync(id), Is.EqualTo("missing"));

        Assert.That((await Sending.AttachAsync(_api, "manager", _launch, await Sending.SendAsync(_api, "manager", _launch, "again.txt", bytes), "launch", "header")).Status, Is.EqualTo(201));
        Assert.That(await StandingAsync(id), Is.EqualTo("whole"));
        using var answer = await ContentAsync("manager", id);
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(bytes));
    }

    [Test]
    public async Task APicture_IsShownInThePage_EverythingElseIsSaved()
    {
        var (_, picture) = await Sending.AttachAsync(_api, "manager", _launch, "launch", "header", "屏幕.png", Png);
        using var person = await Outages.Person.SignInAsync(_api, "manager");

        var page = (await person.GetAsync($"/launches/{_launch}/attachments")).Text;

        Assert.That(page, Does.Contain($"src=\"/launches/{_launch}/attachments/{picture}?shown=true\"").And.Contain("PNG picture"));
        var shown = await person.GetAsync($"/launches/{_launch}/attachments/{picture}?shown=true");
        Assert.That((shown.Status, shown.ContentType, shown.Headers["Content-Disposition"]), Is.EqualTo((200, "image/png", "inline; filename*=UTF-8''%E5%B1%8F%E5%B9%95.png")));
        Assert.That(shown.Headers["Content-Security-Policy"], Does.Contain("sandbox"));
        Assert.That((await person.GetAsync($"/launches/{_launch}/dossier/launch")).Text, Does.Contain("attachments?at=launch/header#add"));
    }

    [Test]
    public async Task ThePagesForm_SendsSeveralFiles_AndSaysWhatIsWrongBesideTheField()
    {
        using var person = await Outages.Person.SignInAsync(_api, "manager");
        var address = $"/launches/{_launch}/attachments";

        var refused = await PostAsync(person, address, [("好.txt", "fine"u8.ToArray()), ("坏.pdf", "no pdf"u8.ToArray())], "launch/header", "other");
        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(System.Net.WebUtility.HtmlDecode(refused.Text), Does.Contain("坏.pdf: The content of “坏.pdf” is of the kind: text. The ending of its name says otherwise."));
        var none = await PostAsync(person, address, [], "", "");
        Assert.That(none.Status, Is.EqualTo(422));
        var done = await PostAsync(person, address, [("一.txt", "number one"u8.ToArray()), ("二.png", Png)], "launch/header", "other");

        Assert.That(done.Status, Is.EqualTo(302), done.Text);
        Assert.That((await person.GetAsync(address)).Text, Does.Contain("一.txt").And.Contain("二.png"));
    }

    [Test]
    public async Task ThePagesScript_SendsParts_GoesOnWhereItWas_AndAttachesByNumber()
    {
        using var person = await Outages.Person.SignInAsync(_api, "manager");
        var address = $"/launches/{_launch}/attachments";
        var bytes = Enumerable.Repeat((byte)'x', 250_000).ToArray();
        var token = Outages.Person.HiddenOf((await person.GetAsync(address)).Text, "file").Single(f => f.Key == "__RequestVerificationToken").Value;
        Task<Answer> BeginAsync(string name, string key, string said) => person.PostAsync(address + "/uploads", Fields(("__RequestVerificationToken", said), ("name", name), ("bytes", "250000"), ("key", key)));

        var forged = await BeginAsync("一.log", "k", "forged");
        Assert.That((forged.Status, forged.Text.Contains("received", StringComparison.Ordinal)), Is.EqualTo((422, false)), "not without the page's token");
        Assert.That((await BeginAsync("a/../..", "k", token)).Rule, Is.EqualTo("attachment.name"));
        Assert.That((await BeginAsync("一.log", "", token)).Rule, Is.EqualTo("text.required"));
        var upload = (long)(await BeginAsync("一.log", "k", token)).Body["id"]!;
        var first = await PartAsync(0, bytes[..200_000]);
        Assert.That((first.Status, (long)first.Body["received"]!), Is.EqualTo((200, 200_000L)), first.Text);
        Assert.That((await PartAsync(240_000, bytes[240_000..])).Rule, Is.EqualTo("upload.offset"));
        Assert.That(await BeginAsync("一.log", "k", token), Has.Property("Text").Contains("\"received\":200000"), "known again");
        Assert.That((long)(await BeginAsync("二.log", "k", token)).Body["id"]!, Is.Not.EqualTo(upload));
        Assert.That((long)(await PartAsync(100_000, bytes[100_000..])).Body["received"]!, Is.EqualTo(bytes.Length));
        using var other = await Outages.Person.SignInAsync(_api, "auditor");
        Assert.That((await other.PostAsync(address + "/uploads", Fields(("__RequestVerificationToken", token), ("name", "一.log"), ("bytes", "250000"), ("key", "k")))).Status, Is.EqualTo(422), "somebody else's token");

        var done = await person.PostAsync(address, [.. Outages.Person.HiddenOf((await person.GetAsync(address)).Text, "file"), .. Pairs(("at", "launch/header"), ("type", "other"), ("version", ""), ("upload", $"{upload}"))]);
        var refused = await person.PostAsync(address, [.. Outages.Person.HiddenOf((await person.GetAsync(address)).Text, "file"), .. Pairs(("at", "launch/header"), ("type", "other"), ("version", ""), ("upload", "12"))]);

        Assert.That((done.Status, refused.Status), Is.EqualTo((302, 422)), done.Text);
        Assert.That((await person.GetAsync(address)).Text, Does.Contain("一.log"));

        Task<Answer> PartAsync(long offset, byte[] part)
        {
            var body = Fields(("__RequestVerificationToken", token), ("offset", $"{offset}"));
            body.Add(new ByteArrayContent(part), "part", "part");
            return person.PostAsync($"{address}/uploads/{upload}", body);
        }
    }

    [Test]
    public async Task APdf_ShowsItsPagesAndHowItBegins()
    {
        var (_, id) = await Sending.AttachAsync(_api, "manager", _launch, "launch", "header", "方案.pdf", Pdfs.Of("割接方案：杭州分公司", pages: 12));
        using var person = await Outages.Person.SignInAsync(_api, "manager");

        var shown = (await _api.GetAsync("auditor", $"/launches/{_launch}/attachments/{id}")).Body;
        Assert.That(((int)shown["pages"]!, (string)shown["firstText"]!), Is.EqualTo((12, "割接方案：杭州分公司")));
        Assert.That((await person.GetAsync($"/launches/{_launch}/attachments")).Text, Does.Contain("12 pages").And.Contain("割接方案：杭州分公司</blockquote>"));
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(params (string Name, string Value)[] fields) => fields.Select(f => KeyValuePair.Create(f.Name, f.Value));

    private static MultipartFormDataContent Fields(params (string Name, string Value)[] fields)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields) body.Add(new StringContent(value), name);
        return body;
    }

    private static async Task<Answer> PostAsync(Outages.Person person, string address, IReadOnlyList<(string Name, byte[] Bytes)> files, string at, string type)
    {
        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in Outages.Person.HiddenOf((await person.GetAsync(address)).Text, "file")) body.Add(new StringContent(value), name);
        foreach (var (name, value) in new[] { ("at", at), ("type", type), ("version", "") }) body.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files) body.Add(new ByteArrayContent(bytes), "file", name);
        return await person.PostAsync(address, body);
    }

    private async Task<string> StandingAsync(long id) => (await _api.GetAsync("manager", $"/launches/{_launch}/attachments/{id}")).Member("standing");

    private async Task WriteAsync(Func<ICommandSession, Task> write)
    {
        await using var session = await _api.Service<ISessionFactory>().BeginAsync();
        await write(session);
        await session.CommitAsync();
    }

    private async Task<HttpResponseMessage> ContentAsync(string who, long id)
    {
        using var http = new HttpClient { BaseAddress = _api.Address };
        return await http.SendAsync(ApiStand.Request(HttpMethod.Get, $"/launches/{_launch}/attachments/{id}/content", _api.TokenOf(who), null));
    }

    private static byte[] Workbook(string text)
    {
        using var file = new MemoryStream();
        using (var package = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in new[] { ("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), ("xl/sharedStrings.xml", $"<sst><si>{text}</si></sst>") })
            {
                using var part = new StreamWriter(package.CreateEntry(name).Open());
                part.Write(content);
            }
        return file.ToArray();
    }
}
