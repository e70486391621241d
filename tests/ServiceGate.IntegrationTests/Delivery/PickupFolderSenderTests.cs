using System.Runtime.Versioning;
using System.Text.Json;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Delivery.Senders;

namespace ServiceGate.IntegrationTests.Delivery;

public sealed class PickupFolderSenderTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Path.Combine(Path.GetTempPath(), $"servicegate-{Guid.NewGuid():N}", "pickup");

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    [Test]
    public async Task SendAsync_WhenFolderIsMissing_MakesItAndLeavesOneWholeFile()
    {
        await new PickupFolderSender(_folder).SendAsync(Chunk("你好"), default);

        var file = new DirectoryInfo(_folder).EnumerateFileSystemInfos().Single();
        var bytes = await File.ReadAllBytesAsync(file.FullName);
        using var content = JsonDocument.Parse(bytes);
        Assert.That(file.Name, Is.EqualTo("push-12-4.json"));
        Assert.That(bytes[0], Is.EqualTo((byte)'{'));
        Assert.That(content.RootElement.GetProperty("channel").GetString(), Is.EqualTo("push"));
        Assert.That(content.RootElement.GetProperty("messages")[0].GetProperty("text").GetString(), Is.EqualTo("你好"));
    }

    [Test]
    public async Task SendAsync_WhenChunkComesAgain_ReplacesItsFile()
    {
        var sender = new PickupFolderSender(_folder);
        await sender.SendAsync(Chunk("first, and longer"), default);
        await sender.SendAsync(Chunk("second"), default);
        Assert.That(sender.ReceiverDeduplicates, Is.True);
        Assert.That(await File.ReadAllTextAsync(Directory.GetFiles(_folder).Single()), Does.Contain("second").And.Not.Contain("first"));
    }

    [Test]
    public async Task SendAsync_WhenACrashLeftADraft_WritesOverIt()
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, ".push-12-4.json.tmp"), new string('x', 5000));
        await new PickupFolderSender(_folder).SendAsync(Chunk("whole"), default);
        Assert.That(Directory.GetFiles(_folder).Select(Path.GetFileName), Is.EqualTo(["push-12-4.json"]));
        Assert.That(async () => JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "push-12-4.json"))).Dispose(), Throws.Nothing);
    }

    // A reader that lists the folder all the while must never find a file that is not whole.
    [Test]
    public async Task SendAsync_WhileSomebodyReads_ShowsOnlyWholeFiles()
    {
        Directory.CreateDirectory(_folder);
        var sender = new PickupFolderSender(_folder);
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++) await sender.SendAsync(Chunk(new string('a', 20_000)), default);
        });
        var seen = 0;
        while (!writing.IsCompleted || seen == 0)
            foreach (var file in Directory.GetFiles(_folder, "*.json").Where(f => !Path.GetFileName(f).StartsWith('.')))
            {
                using var content = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
                seen++;
            }
        await writing;
        Assert.That(seen, Is.Positive);
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task SendAsync_WhenFolderIsMissing_KeepsOthersOut()
    {
        await new PickupFolderSender(_folder).SendAsync(Chunk("private"), default);
        var others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Assert.That(File.GetUnixFileMode(_folder), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        Assert.That(File.GetUnixFileMode(Directory.GetFiles(_folder).Single()) & others, Is.EqualTo(UnixFileMode.None));
    }

    [Test]
    public async Task SendAsync_WhenFolderCannotBeWritten_MayHelpLater()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder)!);
        await File.WriteAllTextAsync(_folder, "a file stands in the way");
        var failure = await Assert.ThrowsAsync<SendFailedException>(() => new PickupFolderSender(_folder).SendAsync(Chunk("x"), default));
        Assert.That((failure!.MayHelpLater, failure.MayHaveArrived), Is.EqualTo((true, false)));
    }

    private static OutboundChunk Chunk(string text) => new("12-4", NoticeChannel.Push, "HZ-2026-000001", "completion", [new("9-2-501", "device-501", text)]);
}
