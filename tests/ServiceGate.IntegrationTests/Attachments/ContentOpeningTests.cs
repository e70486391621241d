using ServiceGate.Data.Opening;
using ServiceGate.IntegrationTests.Servers;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Web.Features.Attachments.Keeping;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.IntegrationTests.Attachments;

/// <summary>A server that keeps content in a folder or bucket starts only where that is the one that all nodes of the installation see.</summary>
[TestFixtureSource(typeof(DatabaseStand), nameof(DatabaseStand.All))]
public sealed class ContentOpeningTests(DatabaseStand stand)
{
    private DirectoryInfo _folder = null!;
    private DatabaseSettings _database = null!;

    [SetUp]
    public async Task MakeAsync()
    {
        _folder = Directory.CreateTempSubdirectory("servicegate-nodes-");
        await using (await stand.OpenAsync()) _database = stand.Settings;
    }

    [TearDown]
    public async Task RemoveAsync()
    {
        await stand.CleanUpAsync();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task Start_WhenTheFolderIsAnotherThanThatOfTheFirstNode_IsRefused()
    {
        await StartAsync(Folder("shared"));
        await StartAsync(Folder("shared"));

        Assert.That(() => StartAsync(Folder("own")), Refusal(ContentSettings.Folder, "the one place that all nodes of this installation see"));

        Directory.Move(Path("shared"), Path("away"));
        Assert.That(() => StartAsync(Folder("shared")), Refusal(ContentSettings.Folder, "not mounted"), "it is not made anew");
        Directory.Move(Path("away"), Path("shared"));
        await StartAsync(Folder("shared"));
    }

    [Test]
    public async Task Start_WhenTheFolderIsAnotherInstallations_IsRefused()
    {
        Directory.CreateDirectory(Path("theirs"));
        await File.WriteAllTextAsync(System.IO.Path.Combine(Path("theirs"), "servicegate-content.txt"), "another mark");

        Assert.That(() => StartAsync(Folder("theirs")), Refusal(ContentSettings.Folder, "one of another installation"));
        Assert.That(() => StartAsync(Folder(System.IO.Path.Combine("theirs", "servicegate-content.txt", "x"))), Refusal(ContentSettings.Folder, "a folder that can be read and written"));
    }

    [Test]
    public async Task Start_WithABucket_IsRefusedWhereItIsNotThere_AndGoesOnWhileTheStoreIsDown()
    {
        S3Server.Demand();
        var s3 = await S3Server.NewBucketAsync();
        await StartAsync(S3(s3.Endpoint, s3.Bucket, s3.SecretKey));

        Assert.That(() => StartAsync(S3(s3.Endpoint, "not-there", s3.SecretKey)), Refusal(ContentSettings.Endpoint, "NoSuchBucket"));
        Assert.That(() => StartAsync(S3(s3.Endpoint, s3.Bucket, "hunter2-hunter2")), Refusal(ContentSettings.Endpoint, "403"));
        var other = (await S3Server.NewBucketAsync()).Bucket;
        Assert.That(() => StartAsync(S3(s3.Endpoint, other, s3.SecretKey)), Refusal(ContentSettings.Endpoint, "the one place"));
        await StartAsync(S3("http://127.0.0.1:9", s3.Bucket, s3.SecretKey));
    }

    private static NUnit.Framework.Constraints.ContainsConstraint Refusal(string setting, string words) =>
        Throws.TypeOf<SettingException>().With.Message.StartsWith($"The setting {setting} is wrong: ").And.Message.Not.Contains("hunter2").And.Message.Contains(words);

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    private Dictionary<string, string?> Folder(string name) => new() { [ContentSettings.Place] = "Folder", [ContentSettings.Folder] = Path(name) };

    private static Dictionary<string, string?> S3(string endpoint, string bucket, string secret) => new()
    {
        [ContentSettings.Place] = "S3",
        [ContentSettings.Endpoint] = endpoint,
        [ContentSettings.Bucket] = bucket,
        [ContentSettings.AccessKey] = "tests:keeper",
        [ContentSettings.SecretKey] = secret,
    };

    private async Task StartAsync(Dictionary<string, string?> overrides)
    {
        overrides["Keys:AllowUnencrypted"] = "true";
        overrides["DataFolder"] = _folder.FullName;
        await using var app = await ServerHost.BuildAsync(new ServerSettings { Database = _database, Urls = "http://127.0.0.1:0", Quiet = true, Overrides = overrides });
    }
}
