using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Data.Settings;
using ServiceGate.IntegrationTests.Audiences;
using ServiceGate.Web.Features.Accounts.Tokens;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>A file is sent to the real process, which is killed in the middle of everything: what has come stays, nothing is half done, and it goes on where it was. How much memory one of 50 MB takes is measured.</summary>
[TestFixture(false), TestFixture(true), NonParallelizable, Category("Waiting")]
public sealed class KilledUploadTests(bool inFolder)
{
    private const long MostMemory = 20L * 1024 * 1024;
    private const string Launch = ImportStand.Launch;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servicegate-upload-");
    private ImportStand _stand = null!;
    private string _token = "";
    private byte[] _bytes = [];

    private string? Kept => inFolder ? Path.Combine(_folder.FullName, "kept") : null;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _stand = await ImportStand.OpenAsync();
        _token = (await new ApiTokens(_stand.Sessions, _stand.Runner, TimeProvider.System).IssueAsync(ImportStand.ManagerId, "uploads", TokenScopes.All, TimeSpan.FromHours(2), "token")).Required().Text;
        await new SettingStore(_stand.Database).SetAsync("business-clock", new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        await _stand.Database.DisposeAsync();
        _bytes = new byte[FileUpload.MostBytes];
        new Random(7).NextBytes(_bytes);
        "%PDF-1.7\n"u8.CopyTo(_bytes);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await _stand.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task Upload_WhenTheServerIsKilled_GoesOnWhereItWas_AndNothingIsHalfDone()
    {
        var bytes = _bytes[..(4 * 1024 * 1024)];
        var (upload, attachments, received) = (0L, 0, 0L);
        foreach (var failpoint in new[] { "upload.part:20", "upload.part:7" })
        {
            await using var server = await StartAsync(failpoint);
            if (upload == 0) (upload, attachments) = (await BeginAsync(server, bytes.Length), await CountAsync(server));
            received = await ReceivedAsync(server, upload, received, bytes.Length);
            Assert.That(() => AppendAsync(server, upload, received, bytes), Throws.InstanceOf<HttpRequestException>());
            Assert.That(await server.DeathAsync(), Is.EqualTo(PlayProcess.Killed));
        }

        var whole = false;
        foreach (var failpoint in inFolder ? new[] { "content.written:1", "content.stored:1", "command.before-commit:1" } : ["content.stored:1", "command.before-commit:1"])
        {
            await using var server = await StartAsync(failpoint);
            Assert.That(await CountAsync(server), Is.EqualTo(attachments), $"before {failpoint}: nothing refers to it yet");
            if (!whole) Assert.That((long)(await AppendAsync(server, upload, await ReceivedAsync(server, upload, received, bytes.Length), bytes))["received"]!, Is.EqualTo(bytes.Length));
            whole = true;
            Assert.That(() => AttachAsync(server, upload), Throws.InstanceOf<HttpRequestException>());
            Assert.That(await server.DeathAsync(), Is.EqualTo(PlayProcess.Killed), failpoint);
        }

        await using var last = await StartAsync();
        Assert.That(await CountAsync(last), Is.EqualTo(attachments), "nothing refers to it yet");
        var attached = await AttachAsync(last, upload);
        Assert.That((string)attached["content"]!, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(bytes))));
        await using var content = await last.ContentAsync(Launch, (long)attached["attachment"]!);
        Assert.That(await SHA256.HashDataAsync(content), Is.EqualTo(SHA256.HashData(bytes)));
        if (inFolder) Assert.That(new DirectoryInfo(Kept!).GetFiles("*", SearchOption.AllDirectories).Where(f => f.Directory!.Name != "partial").Select(f => f.Length), Has.Member(bytes.Length));
    }

    [Test]
    public async Task Upload_Of50MB_TakesLittleMemory()
    {
        await using var server = await StartAsync();
        // What the first file of a process loads counts for none.
        var small = (long)(await server.SendAsync(HttpMethod.Post, $"/launches/{Launch}/uploads", new { name = "warm.pdf", bytes = 2_000_000 }, "warm"))["id"]!;
        await server.SendAsync(Launch, small, 0, _bytes.AsMemory(0, 2_000_000), "warm-bytes");
        var warm = await AttachAsync(server, small);
        await (await server.ContentAsync(Launch, (long)warm["attachment"]!)).CopyToAsync(Stream.Null);
        var before = (await server.MemoryAsync()).Now;

        var upload = (long)(await server.SendAsync(HttpMethod.Post, $"/launches/{Launch}/uploads", new { name = "割接 报告 2.pdf", bytes = _bytes.Length }, "second"))["id"]!;
        await AppendAsync(server, upload, 0, _bytes);
        var sent = (await server.MemoryAsync()).Most;
        var attached = await AttachAsync(server, upload);
        var kept = (await server.MemoryAsync()).Most;
        await (await server.ContentAsync(Launch, (long)attached["attachment"]!)).CopyToAsync(Stream.Null);
        var read = (await server.MemoryAsync()).Most;

        TestContext.Out.WriteLine($"{(inFolder ? "folder" : "database")}: before {before / 1024} KB; sending +{(sent - before) / 1024}, attaching +{(kept - before) / 1024}, handing out +{(read - before) / 1024} KB");
        Assert.That((sent - before, kept - before, read - before), Is.LessThan((MostMemory, MostMemory, MostMemory)).Using<(long, long, long)>((a, b) => Math.Max(a.Item1, Math.Max(a.Item2, a.Item3)).CompareTo(b.Item1)));
    }

    private static async Task<long> BeginAsync(KilledServer server, int bytes) =>
        (long)(await server.SendAsync(HttpMethod.Post, $"/launches/{Launch}/uploads", new { name = "割接 报告.pdf", bytes }, "first"))["id"]!;

    private static async Task<int> CountAsync(KilledServer server) => (await server.GetAsync($"/launches/{Launch}/attachments"))["items"]!.AsArray().Count;

    /// <summary>How much has come; after a kill more than before it, and not all.</summary>
    private static async Task<long> ReceivedAsync(KilledServer server, long upload, long before, int bytes)
    {
        var now = (long)(await server.GetAsync($"/launches/{Launch}/uploads/{upload}"))["received"]!;
        Assert.That(now, before == 0 ? Is.LessThan(bytes) : Is.GreaterThan(before).And.LessThan(bytes));
        return now;
    }

    private Task<KilledServer> StartAsync(string? failpoint = null) => KilledServer.StartAsync(_stand.File, Kept, _token, failpoint);

    private static Task<JsonNode> AppendAsync(KilledServer server, long upload, long from, byte[] bytes) => server.SendAsync(Launch, upload, from, bytes.AsMemory((int)from), $"bytes-{upload}-{from}");

    private static Task<JsonNode> AttachAsync(KilledServer server, long upload) =>
        server.SendAsync(HttpMethod.Post, $"/launches/{Launch}/attachments", new { upload, place = "launch", key = "header", type = "other" }, $"attach-{upload}");
}
