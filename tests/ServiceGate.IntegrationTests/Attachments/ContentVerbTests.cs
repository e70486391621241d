using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ServiceGate.Core.Commands.Attachments;
using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.IntegrationTests.Audiences;
using ServiceGate.IntegrationTests.Kills;

namespace ServiceGate.IntegrationTests.Attachments;

/// <summary><c>attachments verify</c> and <c>attachments copy</c>, and what <c>migrate --to</c> proves of content, by the real program.</summary>
public sealed class ContentVerbTests
{
    private ImportStand _stand = null!;
    private DirectoryInfo _folder = null!;
    private Dictionary<string, string> _environment = null!;
    private string[] _hashes = [];

    [SetUp]
    public async Task OpenAsync()
    {
        _folder = Directory.CreateTempSubdirectory("servicegate-verbs-");
        _environment = new() { ["Attachments__Folder"] = Kept };
        _stand = await ImportStand.OpenAsync();
        var keeping = new FileKeeping(_stand.Sessions, new(ContentPlace.Database, new Dictionary<ContentPlace, IContentStore> { [ContentPlace.Database] = new ContentInDatabase(_stand.Sessions) }), TimeProvider.System);
        _hashes = [.. new[] { 100, 200_000, 300_000 }.Select(length => (Bytes: new byte[length], length)).Select(f => Convert.ToHexStringLower(SHA256.HashData(f.Bytes))).Order(StringComparer.Ordinal)];
        foreach (var length in new[] { 100, 200_000, 300_000 })
        {
            var bytes = new byte[length];
            await keeping.KeepAsync(Convert.ToHexStringLower(SHA256.HashData(bytes)), length, FileKind.Text, null, new MemoryStream(bytes), default);
        }
        await using (var session = await _stand.Sessions.BeginAsync())
        {
            var launch = (await session.Launches.FindAsync(ImportStand.Launch))!;
            await session.Attachments.AddAsync(new(990_001, launch.Id, AttachmentPlace.Launch, "header", AttachmentType.Other, null, "报告.txt", _hashes[1], 1, FileKind.Text, ImportStand.ManagerId, launch.CreatedAt, 1));
            await session.CommitAsync();
        }
        await _stand.Database.DisposeAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _stand.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task Copy_MovesContentToTheFolder_AndVerifySaysWhatHasBecomeOfIt()
    {
        Assert.That(Members(await AnswerAsync(0, "attachments", "verify")), Is.EqualTo("whole files bytes faults"));
        var copied = await AnswerAsync(0, "attachments", "copy", "--to", "Folder", "--remove");
        Assert.That(((string)copied["to"]!, (bool)copied["all"]!, (int)copied["copied"]!, (int)copied["there"]!, (long)copied["bytes"]!), Is.EqualTo(("folder", true, 3, 0, 500_100L)));
        Assert.That((int)(await AnswerAsync(0, "attachments", "copy", "--to", "Folder"))["there"]!, Is.EqualTo(3), "again there is nothing to do");
        var whole = await AnswerAsync(0, "attachments", "verify");
        Assert.That(((bool)whole["whole"]!, (int)whole["files"]!, (long)whole["bytes"]!), Is.EqualTo((true, 3, 500_100L)));

        await File.AppendAllTextAsync(FileOf(_hashes[1]), "x");
        File.Delete(FileOf(_hashes[2]));
        var faulty = await AnswerAsync(2, "attachments", "verify");

        Assert.That(faulty["faults"]!.AsArray().Select(f => $"{f!["content"]} {f["standing"]} {f["place"]}"), Is.EqualTo(new[] { $"{_hashes[1]} damaged folder", $"{_hashes[2]} missing folder" }));
        var attached = faulty["faults"]![0]!["attachments"]![0]!;
        Assert.That(((string)attached["launch"]!, (long)attached["attachment"]!, (string)attached["name"]!), Is.EqualTo((ImportStand.Launch, 990_001L, "报告.txt")));
        Assert.That((await AnswerAsync(2, "attachments", "verify", "--after", _hashes[1]))["faults"]!.AsArray(), Has.Count.EqualTo(1), "it goes on behind a hash");
        var back = await AnswerAsync(2, "attachments", "copy", "--to", "Database");
        Assert.That(((bool)back["all"]!, (int)back["copied"]!, back["faults"]!.AsArray().Count), Is.EqualTo((false, 1, 2)));
        var (exit, output) = await Executable.RunAsync(["attachments", "verify", "--language", "zh-CN", "--database", _stand.File], _environment);
        Assert.That((exit, output), Is.EqualTo((2, output)));
        Assert.That(output, Does.Contain($"损坏  {_hashes[1]}，").And.Contain($"      附在 {ImportStand.Launch}：报告.txt").And.Contain("其中不完好 2 个"));
    }

    [Test]
    public async Task Migrate_ProvesContentWhereverItIs()
    {
        await AnswerAsync(0, "attachments", "copy", "--to", "Folder", "--remove");

        var copy = await MigrateAsync(0, "good.db");
        File.Delete(FileOf(_hashes[0]));
        var bad = await MigrateAsync(2, "bad.db");

        Assert.That(((bool)copy["proved"]!, (int)copy["contents"]!["files"]!, copy["contents"]!["faults"]!.AsArray().Count), Is.EqualTo((true, 3, 0)));
        Assert.That((bool)bad["proved"]!, Is.False);
        Assert.That(bad["contents"]!["faults"]!.AsArray().Select(f => $"{f!["content"]} {f["standing"]} {f["place"]}"), Is.EqualTo(new[] { $"{_hashes[0]} missing folder" }));
        var served = await Executable.RunAsync(["attachments", "verify", "--database", Path.Combine(_folder.FullName, "bad.db")], _environment);
        Assert.That(served.ExitCode, Is.EqualTo(3).Or.EqualTo(2), served.Output);
    }

    [Test]
    public async Task WhatCannotBeOpened_IsSaidInASentence()
    {
        await ExpectRefusalAsync("The setting Attachments:S3:Endpoint is wrong: to copy to S3 it is required.", "attachments", "copy", "--to", "S3");
        await AnswerAsync(0, "attachments", "copy", "--to", "Folder");
        _environment["Attachments__Folder"] = Path.Combine(_folder.FullName, "another");
        await ExpectRefusalAsync("The setting Attachments:Folder is wrong: it must name the one place that all nodes of this installation see", "attachments", "verify");
        _environment.Clear();
        await ExpectRefusalAsync("The setting Attachments:Folder is wrong: it is required, since 3 files are kept there", "attachments", "verify");
        Assert.That((await Executable.RunAsync(["attachments", "copy", "--to", "Attic"])).Output, Does.Contain("--to must be Database, Folder, S3."));
        Assert.That((await Executable.RunAsync(["attachments", "verify", "--after", "abc"])).Output, Does.Contain("--after must be a SHA-256 of 64 hexadecimal digits in lower case."));
    }

    private string Kept => Path.Combine(_folder.FullName, "kept");

    private string FileOf(string hash) => Path.Combine(Kept, hash[..2], hash);

    private static string Members(JsonNode answer) => string.Join(' ', answer.AsObject().Select(m => m.Key));

    private async Task<JsonNode> MigrateAsync(int expectedExit, string file)
    {
        var (exit, output, error) = await Executable.RunApartAsync(["migrate", "--to", "Sqlite", "--to-path", Path.Combine(_folder.FullName, file), "--json", "--database", _stand.File], _environment);
        Assert.That(exit, Is.EqualTo(expectedExit), error + output);
        return JsonNode.Parse(output)!;
    }

    private async Task<JsonNode> AnswerAsync(int expectedExit, params string[] arguments)
    {
        var (exit, output, error) = await Executable.RunApartAsync([.. arguments, "--json", "--database", _stand.File], _environment);
        Assert.That(exit, Is.EqualTo(expectedExit), error + output);
        return JsonNode.Parse(output)!;
    }

    private async Task ExpectRefusalAsync(string sentence, params string[] arguments)
    {
        var (exit, output, error) = await Executable.RunApartAsync([.. arguments, "--json", "--database", _stand.File], _environment);
        Assert.That((exit, output), Is.EqualTo((3, "")), error);
        Assert.That(error, Does.Contain(sentence));
    }
}
