using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Tokens;
using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Opening;
using ServiceGate.IntegrationTests.Kills;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Hosting.Settings;

namespace ServiceGate.IntegrationTests.Moving;

/// <summary>The played sample, moved by the executable from a file to a server and back, with kills on the way. Then it is served again.</summary>
[NonParallelizable, Category("Waiting")]
public sealed class MovedInstallationTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("servicegate-moves-").FullName;
    private readonly PostgreSqlStand _server = new();

    [OneTimeSetUp]
    public async Task PlayAsync()
    {
        var (exit, output) = await PlayProcess.RunAsync(Played, 2000, null, resume: false, null);
        Assert.That(exit, Is.Zero, output);
    }

    [OneTimeTearDown]
    public async Task RemoveAsync()
    {
        await _server.CleanUpAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Migrate_WhenKilledOnTheWayToAServerAndBack_BringsThePlayedInstallationHome()
    {
        PostgreSqlStand.Demand();
        await _server.NewAsync();
        var there = new Dictionary<string, string> { ["MigrateTo__ConnectionString"] = _server.Settings.ConnectionString! };
        var served = new Dictionary<string, string> { ["Database__Provider"] = "PostgreSql", ["Database__ConnectionString"] = _server.Settings.ConnectionString! };

        var onTheWay = await MoveWithKillsAsync(there, "--database", Played, "--to", "postgresql");
        var back = await MoveWithKillsAsync(served, "--to", "Sqlite", "--to-path", Back);

        Assert.That(Compared(back), Is.EqualTo(Compared(onTheWay)), "tables, rows and hashes");
        Assert.That(back, Does.Not.Contain("DIFFERS"));
        Assert.That(new PlayedDatabase(Back).LedgerKeys(), Is.EquivalentTo(new PlayedDatabase(Played).LedgerKeys()));
        Assert.That(new PlayedDatabase(Back).Decisions(), Is.EqualTo(new PlayedDatabase(Played).Decisions()));
        await ExpectServesAsync(new() { Database = _server.Settings });
        await ExpectServesAsync(new() { DatabasePath = Back });
    }

    [Test]
    public async Task Migrate_WhenCalledWrongly_IsRefusedWithASentence()
    {
        var target = Path.Combine(_folder, "refused.db");
        await ExpectRefusedAsync("--to must be Sqlite, PostgreSql, SqlServer.", "--database", Played, "--to", "Oracle");
        await ExpectRefusedAsync("--to must be", "--database", Played, "--to", "1");
        await ExpectRefusedAsync("--to Sqlite and --to-path go together.", "--database", Played, "--to", "Sqlite");
        await ExpectRefusedAsync("--to Sqlite and --to-path go together.", "--database", Played, "--to", "PostgreSql", "--to-path", target);
        await ExpectRefusedAsync("--resume needs --to.", "--database", Played, "--resume");
        await ExpectRefusedAsync("The setting MigrateTo:ConnectionString is wrong", "--database", Played, "--to", "PostgreSql");
        await ExpectRefusedAsync("cannot be copied to itself.", "--database", Played, "--to", "Sqlite", "--to-path", Played);
        await ExpectRefusedAsync("There is no database file", "--database", target, "--to", "Sqlite", "--to-path", target + "2");
        Assert.That(File.Exists(target), Is.False);
    }

    [Test]
    public async Task Migrate_WhenAServerHasTheSourceOrTheTargetIsNotEmpty_IsRefused()
    {
        var target = Path.Combine(_folder, "second.db");
        await using (await Databases.OpenAsync(new() { Path = Played }, TimeProvider.System))
            await ExpectRefusedAsync("is in use by another server", "--database", Played, "--to", "Sqlite", "--to-path", target);
        var (exit, output) = await RunAsync(null, "--database", Played, "--to", "Sqlite", "--to-path", target);
        Assert.That(exit, Is.Zero, output);
        await ExpectRefusedAsync("The target is not empty", "--database", Played, "--to", "Sqlite", "--to-path", target);
    }

    // Odd hits lie before a commit, even ones behind it.
    private static async Task<string> MoveWithKillsAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        foreach (var hit in (int[])[1, 8, 21, 40])
        {
            var killed = new Dictionary<string, string>(environment) { ["SERVICEGATE_FAILPOINT"] = string.Create(CultureInfo.InvariantCulture, $"copy.block:{hit}") };
            var (died, said) = await RunAsync(killed, [.. arguments, "--resume"]);
            Assert.That(died, Is.EqualTo(PlayProcess.Killed), said);
        }
        var (exit, output) = await RunAsync(environment, [.. arguments, "--resume"]);
        Assert.That(exit, Is.Zero, output);
        TestContext.Out.WriteLine(output);
        return output;
    }

    private static async Task ExpectRefusedAsync(string sentence, params string[] arguments)
    {
        var (exit, output) = await RunAsync(null, arguments);
        Assert.That(exit, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain(sentence));
    }

    private static Task<(int ExitCode, string Output)> RunAsync(Dictionary<string, string>? environment, params string[] arguments) =>
        Executable.RunAsync(["migrate", "--language", "en", .. arguments], environment);

    private static IEnumerable<string> Compared(string output) => Regex.Matches(output, "^equal .*$", RegexOptions.Multiline).Select(m => m.Value.TrimEnd());

    private static async Task ExpectServesAsync(ServerSettings settings)
    {
        await using var app = await ServerHost.BuildAsync(settings with { Urls = "http://127.0.0.1:0", Quiet = true });
        await using var session = await app.Services.GetRequiredService<ISessionFactory>().ReadAsync();
        var auditor = (await session.Organisation.FindPersonAsync("wu.gang"))!.Id;
        var at = TimeProvider.System.GetUtcNow();
        var issued = await app.Services.GetRequiredService<CommandRunner>().RunAsync(new IssueToken("after the move", [TokenScopes.Read], "hash", at, at.AddDays(1)), auditor, "after-the-move");
        Assert.That(issued.Required().Id, Is.Positive);
    }

    private string Played => Path.Combine(_folder, "played.db");

    private string Back => Path.Combine(_folder, "back.db");
}
