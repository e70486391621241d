using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.CommandLine;
using ServiceGate.Web.Features.History;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.IntegrationTests.Access;

/// <summary><c>audit verify</c> on a database that somebody has written to past the program.</summary>
[NonParallelizable]
public sealed class AuditVerifyTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public async Task MakeAsync()
    {
        _folder = Directory.CreateTempSubdirectory("servicegate-");
        await using var app = await StartAsync();
        var runner = app.Services.GetRequiredService<CommandRunner>();
        (await runner.RunAsync(new SetUpOrganisation(
            [new(null, "city", "HZ", "杭州", "Hangzhou", "Asia/Shanghai")], [new("HZ", "product", "产品部", "Product")],
            [.. Enumerable.Range(1, 6).Select(i => new AddPerson($"person-{i}", $"人员{i}", $"Person {i}", "en"))],
            [new("person-1", "product-manager", "HZ", "product")]), 0, "set-up")).Required();
        await using (var session = await app.Services.GetRequiredService<ISessionFactory>().ReadAsync())
        {
            var manager = (await session.Organisation.FindPersonAsync("person-1"))!.Id;
            (await runner.RunAsync(new CreateLaunch("it-cutover", "HZ", new("Group 3", new("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai"), ["HZ"])), manager, "create")).Required();
        }
        await app.Services.GetRequiredService<AuditGuard>().WriteHeadsAsync(new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));
    }

    [TearDown]
    public void Remove()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [TestCase("SELECT 1", 0, 0, TestName = "Verify_OfAWholeTrail_EndsWithZero")]
    [TestCase("UPDATE audit_event SET body = replace(body, 'person-2', 'person-9') WHERE chain = 0", 2, 2, TestName = "Verify_WhenAnEventWasChanged_EndsWithTwo")]
    [TestCase("DELETE FROM audit_event WHERE chain = 0 AND sequence > (SELECT MAX(sequence) - 5 FROM audit_event WHERE chain = 0)", 2, 2, TestName = "Verify_WhenTheEndWasCut_EndsWithTwo")]
    [TestCase(
        """
        DELETE FROM audit_event WHERE chain = 0 AND sequence > (SELECT MAX(sequence) - 5 FROM audit_event WHERE chain = 0);
        UPDATE audit_head SET sequence = (SELECT MAX(sequence) FROM audit_event WHERE chain = 0) WHERE chain = 0;
        UPDATE audit_head SET hash = (SELECT e.hash FROM audit_event e WHERE e.chain = 0 AND e.sequence = audit_head.sequence) WHERE chain = 0
        """, 0, 2, TestName = "Verify_WhenTheHeadWasMovedToo_EndsWithTwoByTheSignedHeads")]
    [TestCase("DELETE FROM audit_event WHERE chain = 0; DELETE FROM audit_head WHERE chain = 0", 0, 2, TestName = "Verify_WhenTheSystemsChainIsGone_EndsWithTwoByTheSignedHeads")]
    [TestCase("DELETE FROM audit_event WHERE chain <> 0; DELETE FROM audit_head WHERE chain <> 0", 2, 2, TestName = "Verify_WhenALaunchHasNoChain_EndsWithTwo")]
    [TestCase("UPDATE audit_event SET at = at + 1 WHERE chain <> 0 AND sequence = 1", 2, 2, TestName = "Verify_WhenALaunchsEventWasChanged_EndsWithTwo")]
    public async Task Verify(string statement, int alone, int withHeads)
    {
        Execute(statement);

        Assert.That(await Verbs.RunAsync(["audit", "verify", "--database", Database]), Is.EqualTo(alone), "by itself");
        Assert.That(await Verbs.RunAsync(["audit", "verify", "--database", Database, "--heads", Heads]), Is.EqualTo(withHeads), "with the signed heads");
    }

    [Test]
    public async Task Verify_WhenTheFileOfHeadsWasChanged_EndsWithTwo()
    {
        await File.WriteAllTextAsync(Heads, (await File.ReadAllTextAsync(Heads)).Replace("\"sequence\":", "\"sequence\":1", StringComparison.Ordinal));

        Assert.That(await Verbs.RunAsync(["audit", "verify", "--database", Database, "--heads", Heads]), Is.EqualTo(2));
    }

    [Test]
    public async Task Verify_WithoutFileOrKeyOrDatabase_EndsWithThree()
    {
        File.Move(Path.Combine(_folder.FullName, AuditHeads.KeyFileName), Path.Combine(_folder.FullName, "key"));

        Assert.That(await Verbs.RunAsync(["audit", "verify", "--database", Database, "--heads", Heads]), Is.EqualTo(3), "no key");
        Assert.That(await Verbs.RunAsync(["audit", "verify", "--database", Database, "--heads", Heads, "--key-file", Path.Combine(_folder.FullName, "key")]), Is.Zero);
        Assert.That(await Verbs.RunAsync(["audit", "verify", "--database", Database, "--heads", Path.Combine(_folder.FullName, "none")]), Is.EqualTo(3), "no heads");
        Assert.That(await Verbs.RunAsync(["audit", "verify", "--database", Path.Combine(_folder.FullName, "none.db")]), Is.EqualTo(3), "no database");
    }

    [Test]
    public async Task Heads_AfterMoreEventsAndAnotherStart_StandToo()
    {
        await using (var app = await StartAsync())
        {
            (await app.Services.GetRequiredService<CommandRunner>().RunAsync(
                new SetUpOrganisation([], [new("HZ", "it", "IT部", "IT")], [], []), 0, "more")).Required();
            await app.Services.GetRequiredService<AuditGuard>().WriteHeadsAsync(new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
            Assert.That((await app.Services.GetRequiredService<AuditGuard>().CheckAsync(new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero))).Faults, Is.Empty);
        }

        Assert.That(await File.ReadAllLinesAsync(Heads), Has.Length.EqualTo(2));
        Assert.That(await Verbs.RunAsync(["audit", "verify", "--database", Database, "--heads", Heads]), Is.Zero);
        var key = Path.Combine(_folder.FullName, AuditHeads.KeyFileName);
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(key), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    private string Database => Path.Combine(_folder.FullName, "test.db");

    private string Heads => Path.Combine(_folder.FullName, AuditHeads.FileName);

    private Task<WebApplication> StartAsync() => ServerHost.BuildAsync(new ServerSettings
    {
        DatabasePath = Database,
        Urls = "http://127.0.0.1:0",
        Quiet = true,
        Definitions = new Dictionary<string, int> { ["it-cutover"] = 1 },
        ClockStart = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero),
    });

    private void Execute(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
