using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Facts.Definitions;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sqlite;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.IntegrationTests.Definitions;

/// <summary>What a server's start does about definitions.</summary>
public sealed class StartTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void Open() => _folder = Directory.CreateTempSubdirectory("servicegate-");

    [TearDown]
    public void Close() => _folder.Delete(recursive: true);

    [Test]
    public async Task FirstStart_PublishesWhatIsNamed_AndTheNextChangesNothing()
    {
        var first = await PublicationsAsync(new() { Definitions = new Dictionary<string, int> { ["it-cutover"] = 1 } });
        var second = await PublicationsAsync(new());

        Assert.That(first.Single(p => p.Definition == "it-cutover"), Has.Property("Version").EqualTo(1).And.Property("Status").EqualTo(PublicationStatus.Published));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Start_WhenAPublishedFileWasChanged_IsRefusedByFileAndRule()
    {
        await PublicationsAsync(new() { Definitions = new Dictionary<string, int> { ["it-cutover"] = 1 } });
        await using (var database = await SqliteDatabase.OpenAsync(Database, TimeProvider.System))
            await database.WriteAsync(sql => sql.ExecuteAsync("UPDATE definition_publication SET hash = 'jcs-sha256:other' WHERE definition_id = 'it-cutover'"), default);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => PublicationsAsync(new()));

        Assert.That(refused!.Message, Does.StartWith("it-cutover.v1.json: ").And.EndsWith("(definition.published-is-immutable)"));
        await using var free = await SqliteDatabase.OpenAsync(Database, TimeProvider.System);
    }

    private string Database => Path.Combine(_folder.FullName, "test.db");

    private async Task<IReadOnlyList<DefinitionPublication>> PublicationsAsync(ServerSettings settings)
    {
        await using var app = await ServerHost.BuildAsync(settings with { DatabasePath = Database, Urls = "http://127.0.0.1:0", Quiet = true });
        await using var session = await app.Services.GetRequiredService<ISessionFactory>().ReadAsync();
        return await session.Definitions.AllAsync();
    }
}
