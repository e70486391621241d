using ServiceGate.Web.CommandLine;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.IntegrationTests.Definitions;

/// <summary><c>workflow simulate</c> on a database that no server works with.</summary>
public sealed class SimulateVerbTests
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "workflows", "it-cutover.v1.json");

    private DirectoryInfo _folder = null!;

    [SetUp]
    public void Open() => _folder = Directory.CreateTempSubdirectory("servicegate-");

    [TearDown]
    public void Close() => _folder.Delete(recursive: true);

    [Test]
    public async Task Simulate_WhenNothingIsNewlyBlocked_EndsWithZero()
    {
        await using (await ServerHost.BuildAsync(new ServerSettings { DatabasePath = Database, Urls = "http://127.0.0.1:0", Quiet = true })) { }

        Assert.That(await Verbs.RunAsync(["workflow", "simulate", File, "--database", Database]), Is.Zero);
    }

    [Test]
    public async Task Simulate_WhenFileOrDatabaseIsMissing_EndsWithThree()
    {
        Assert.That(await Verbs.RunAsync(["workflow", "simulate", File, "--database", Database]), Is.EqualTo(3));
        Assert.That(await Verbs.RunAsync(["workflow", "simulate", Path.Combine(_folder.FullName, "none.json"), "--database", Database]), Is.EqualTo(3));
        Assert.That(System.IO.File.Exists(Database), Is.False, "it makes no database");
    }

    private string Database => Path.Combine(_folder.FullName, "test.db");
}
