using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Data.Contents;
using ServiceGate.Delivery.Senders;
using ServiceGate.IntegrationTests.Servers;
using ServiceGate.Tests.Stores;

namespace ServiceGate.IntegrationTests.Stores;

/// <summary>Content in a folder passes what content in a database does.</summary>
public sealed class ContentInFolderTests() : ContentStoreContract(new SqliteStand())
{
    private DirectoryInfo _folder = null!;

    protected override ContentPlace Place => ContentPlace.Folder;

    private FolderContents Folder => new(_folder.FullName, FolderSync.Flush);

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task Put_WhenItIsCut_LeavesNoFile_AndWhatAKillLeftIsTakenAwayADayLater()
    {
        var partial = Directory.CreateDirectory(Path.Combine(_folder.FullName, "partial"));
        var (old, young) = (Path.Combine(partial.FullName, "old"), Path.Combine(partial.FullName, "young"));
        await File.WriteAllTextAsync(old, "x");
        await File.WriteAllTextAsync(young, "x");
        File.SetLastWriteTimeUtc(old, Now.UtcDateTime.AddDays(-1).AddSeconds(-1));
        File.SetLastWriteTimeUtc(young, Now.UtcDateTime);

        await Folder.TidyAsync(Now.AddDays(-1), default);

        Assert.That(partial.GetFiles().Select(f => f.Name), Is.EqualTo(new[] { "young" }));
        Assert.That(() => Folder.PutAsync(new('a', 64), new BrokenStream(), default), Throws.TypeOf<IOException>());
        Assert.That(_folder.GetFiles("*", SearchOption.AllDirectories).Select(f => f.Name), Is.EquivalentTo(new[] { "young", "servicegate-content.txt" }));
    }

    [Test]
    public async Task WithoutItsMark_ItIsAway_AndNothingInItIsMissing()
    {
        var hash = new string('a', 64);
        await Folder.PutAsync(hash, new MemoryStream([1, 2]), default);
        File.Delete(Path.Combine(_folder.FullName, "servicegate-content.txt"));
        var other = new string('b', 64);

        Assert.That(() => Folder.OpenAsync(other, default), Throws.TypeOf<ContentAwayException>());
        Assert.That(() => Folder.LengthsAsync([hash, other], default), Throws.TypeOf<ContentAwayException>());
        Assert.That(() => Folder.PutAsync(other, new MemoryStream([1]), default), Throws.TypeOf<ContentAwayException>(), "a folder that is not mounted is not written to");
        Assert.That(() => Folder.RemoveAsync(hash, default), Throws.TypeOf<ContentAwayException>());
        Assert.That(await Folder.LengthAsync(hash, default), Is.EqualTo(2), "what is there is there");
    }

    protected override async Task<IContentStore> MakeContentsAsync()
    {
        _folder = Directory.CreateTempSubdirectory("servicegate-content-");
        await Folder.WriteMarkAsync("installation mark", default);
        return Folder;
    }

    protected override async Task SpoilAsync(string hash)
    {
        var file = Path.Combine(_folder.FullName, hash[..2], hash);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[0] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The connection was cut.");
    }
}

/// <summary>Content in a store that speaks S3 passes it too, on a server process of another maker.</summary>
public sealed class ContentInS3Tests() : ContentStoreContract(new SqliteStand())
{
    private S3Contents _contents = null!;
    private S3Settings _settings = null!;

    protected override ContentPlace Place => ContentPlace.S3;

    [OneTimeSetUp]
    public void Demand() => S3Server.Demand();

    [TearDown]
    public void Close() => _contents?.Dispose();

    [TestCase("secret", false)]
    [TestCase("bucket", false)]
    [TestCase("address", true)]
    public async Task WhenItIsNotTheStoreThatItWas_ItIsAway_AndNothingInItIsMissing(string what, bool mayPass)
    {
        var hash = new string('a', 64);
        await _contents.PutAsync(hash, new MemoryStream([1, 2]), default);
        var settings = _settings;
        using var wrong = new S3Contents(what switch
        {
            "secret" => settings with { SecretKey = "hunter2-hunter2" },
            "bucket" => settings with { Bucket = "not-there" },
            _ => settings with { Endpoint = "http://127.0.0.1:9" },
        });

        foreach (var act in new Func<Task>[]
        {
            () => wrong.OpenAsync(hash, default), () => wrong.LengthsAsync([hash], default), () => wrong.PutAsync(hash, new MemoryStream([1]), default), () => wrong.ReadMarkAsync(default),
        })
        {
            var away = (await Assert.ThrowsAsync<ContentAwayException>(() => act()))!;
            Assert.That(away.Message, Does.Not.Contain("hunter2"));
            Assert.That(away.MayPass, Is.EqualTo(mayPass), away.Message);
        }
        Assert.That(await _contents.LengthAsync(hash, default), Is.EqualTo(2));
    }

    [Test]
    public void Settings_SayNothingSecret() => Assert.That(_settings.ToString(), Is.EqualTo($"{_settings.Endpoint}/{_settings.Bucket}"));

    protected override async Task<IContentStore> MakeContentsAsync()
    {
        _contents = new(_settings = await S3Server.NewBucketAsync());
        await _contents.WriteMarkAsync("installation mark", default);
        return _contents;
    }

    protected override async Task SpoilAsync(string hash)
    {
        var length = (await _contents.LengthAsync(hash, default))!.Value;
        await _contents.PutAsync(hash, new MemoryStream(new byte[length]), default);
    }
}
