using System.Globalization;
using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.Tokens;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Core.Ports.Signals;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sessions;
using ServiceGate.IntegrationTests.Kills;
using ServiceGate.IntegrationTests.Servers;
using ServiceGate.Web.Features.Accounts.Tokens;
using ServiceGate.Web.Hosting;

namespace ServiceGate.IntegrationTests.Cluster;

/// <summary>
/// A PostgreSQL database with launches that follow <see cref="ReviewLoop"/>, the people who decide about them, and a batch that is due and has not begun.
/// </summary>
internal sealed class ClusterInstallation : IAsyncDisposable
{
    private const long Unit = 900_001;
    private const long Manager = 900_100;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servicegate-cluster-");

    private ClusterInstallation(DatabaseSettings database, string engine)
    {
        Database = database;
        Engine = engine;
        Program = ProgramCopy.Make(Path.Combine(_folder.FullName, "program"), ReviewLoop.File, ReviewLoop.Json);
    }

    /// <summary>The database.</summary>
    public DatabaseSettings Database { get; }

    /// <summary>What runs the flows; they are begun with the embedded engine and move there.</summary>
    public string Engine { get; }

    /// <summary>The program's file.</summary>
    public string Program { get; }

    /// <summary>Where the nodes write their files.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Why it cannot wait: in thirty days there may be a freeze period, and it is no matter of this test.</summary>
    public const string WhyNow = "集群测试";

    /// <summary>The window of every launch: a month from now, so that nothing lapses.</summary>
    public static WindowInput Window { get; } = new(
        Day(30).ToString("yyyy-MM-dd'T'00:00", CultureInfo.InvariantCulture), Day(30).ToString("yyyy-MM-dd'T'06:00", CultureInfo.InvariantCulture), "Asia/Shanghai");

    /// <summary>What each person's program sends, by the step that he or she decides at.</summary>
    public IReadOnlyDictionary<string, string> Tokens { get; private set; } = new Dictionary<string, string>();

    /// <summary>The batch.</summary>
    public long Batch { get; private set; }

    public static async Task<ClusterInstallation> MakeAsync(string engine, int launches, int recipients)
    {
        var installation = new ClusterInstallation(await PostgreSqlServer.NewDatabaseAsync(), engine);
        await using var database = await Databases.OpenAsync(installation.Database, TimeProvider.System);
        var sessions = new DbSessionFactory(database);
        var catalogue = FileCatalogue.Read(Path.Combine(Path.GetDirectoryName(installation.Program)!, "workflows"));
        var runner = new CommandRunner(sessions, catalogue, new BusinessClock(TimeProvider.System), new Silence(), FlowRuntime.Embedded);
        await AddPeopleAsync(sessions);
        (await runner.RunAsync(new PublishShipped(new Dictionary<string, int>()), 0, "publish")).Required();
        for (var i = 1; i <= launches; i++)
            (await runner.RunAsync(new CreateLaunch("it-cutover", "HZ", new($"第{i}组迁移", Window, ["HZ"], FreezeReason: WhyNow)), Manager, $"create-{i}")).Required();
        await installation.IssueTokensAsync(new(sessions, runner, TimeProvider.System));
        var list = await LargeList.MakeAsync(installation.Database, sessions, Unit, Manager, ReviewLoop.Read().Version, recipients);
        // Whichever node sees it first starts it, so that this is raced for too.
        installation.Batch = await list.AddBatchAsync(TimeProvider.System.GetUtcNow());
        return installation;
    }

    public async ValueTask DisposeAsync()
    {
        await PostgreSqlServer.DropAsync(Database);
        _folder.Delete(recursive: true);
    }

    private static DateTimeOffset Day(int fromToday) => TimeProvider.System.GetUtcNow().AddDays(fromToday);

    /// <summary>Who decides at which step.</summary>
    private static IEnumerable<(long Person, string Step, RoleGrant Grant)> People =>
    [
        (Manager, ReviewLoop.Dossier, new(Role.ProductManager, Unit, "product")),
        .. ReviewLoop.Together.Append(ReviewLoop.Last).Select((d, i) => (Manager + 1 + i, ReviewLoop.StepOf(d), new RoleGrant(Role.Reviewer, Unit, d))),
    ];

    private static async Task AddPeopleAsync(DbSessionFactory sessions)
    {
        await using var session = await sessions.BeginAsync();
        await session.Organisation.AddUnitAsync(new(Unit, null, UnitLevel.City, "HZ", "杭州分公司", "Hangzhou", "Asia/Shanghai"));
        foreach (var (person, step, grant) in People)
        {
            await session.Organisation.AddPersonAsync(new(person, step, step, step, "zh-CN", null));
            await session.Organisation.AddGrantAsync(new(person + 1000, person, grant));
        }
        await session.CommitAsync();
    }

    private async Task IssueTokensAsync(ApiTokens tokens)
    {
        var issued = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (person, step, _) in People)
            issued.Add(step, (await tokens.IssueAsync(person, "cluster", TokenScopes.All, TimeSpan.FromHours(2), "token")).Required().Text);
        Tokens = issued;
    }

    private sealed class Silence : IWorkSignal
    {
        public void Wake() { }
    }
}
