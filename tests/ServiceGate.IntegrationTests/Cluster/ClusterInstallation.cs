using System.Globalization;
using ServiceGate.Core.Commands;
using ServiceGate.Core.Definitions;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Gates;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Notices;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.Time;
using ServiceGate.Core.Tokens;
using ServiceGate.Data;
using ServiceGate.IntegrationTests.Kills;
using ServiceGate.IntegrationTests.Servers;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Tokens;

namespace ServiceGate.IntegrationTests.Cluster;

/// <summary>
/// A PostgreSQL database with launches that follow <see cref="ReviewLoop"/>, the people who decide about them, and a batch that is due and has not begun.
/// </summary>
internal sealed class ClusterInstallation : IAsyncDisposable
{
    private const long Unit = 900_001;
    private const long Manager = 900_100;
    private const long FirstCustomer = 10_000_000;

    /// <summary>How the batch's launch is called. Its result is known, so that nothing moves its gate.</summary>
    private const string LaunchOfBatch = "HZ-2026-900000";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servicegate-cluster-");

    private ClusterInstallation(DatabaseSettings database)
    {
        Database = database;
        Program = ProgramCopy.Make(Path.Combine(_folder.FullName, "program"), ReviewLoop.File, ReviewLoop.Json);
    }

    /// <summary>The database.</summary>
    public DatabaseSettings Database { get; }

    /// <summary>The program's file.</summary>
    public string Program { get; }

    /// <summary>Where the nodes write their files.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The window of every launch: a month from now, so that nothing lapses.</summary>
    public static WindowInput Window { get; } = new(
        Day(30).ToString("yyyy-MM-dd'T'00:00", CultureInfo.InvariantCulture), Day(30).ToString("yyyy-MM-dd'T'06:00", CultureInfo.InvariantCulture), "Asia/Shanghai");

    /// <summary>What each person's program sends, by the step that he or she decides at.</summary>
    public IReadOnlyDictionary<string, string> Tokens { get; private set; } = new Dictionary<string, string>();

    /// <summary>The batch.</summary>
    public long Batch { get; private set; }

    public static async Task<ClusterInstallation> MakeAsync(int launches, int recipients)
    {
        var installation = new ClusterInstallation(await PostgreSqlServer.NewDatabaseAsync());
        await using var database = await Databases.OpenAsync(installation.Database, TimeProvider.System);
        var sessions = new DbSessionFactory(database);
        var catalogue = FileCatalogue.Read(Path.Combine(Path.GetDirectoryName(installation.Program)!, "workflows"));
        var runner = new CommandRunner(sessions, catalogue, new BusinessClock(TimeProvider.System), new Silence());
        await AddPeopleAsync(sessions);
        (await runner.RunAsync(new PublishShipped(new Dictionary<string, int>()), 0, "publish")).Required();
        for (var i = 1; i <= launches; i++)
            (await runner.RunAsync(new CreateLaunch("it-cutover", "HZ", new($"第{i}组迁移", Window, ["HZ"])), Manager, $"create-{i}")).Required();
        await installation.IssueTokensAsync(new(sessions, runner, TimeProvider.System));
        await installation.AddBatchAsync(sessions, recipients);
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

    /// <summary>Whichever node sees the batch first starts it, so that this is raced for too.</summary>
    private async Task AddBatchAsync(DbSessionFactory sessions, int recipients)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var session = await sessions.BeginAsync();
        var (launch, audience, version) = (await session.NextIdAsync(), await session.NextIdAsync(), await session.NextIdAsync());
        Batch = await session.NextIdAsync();
        await session.Launches.AddAsync(new()
        {
            Id = launch,
            Number = LaunchOfBatch,
            Kind = LaunchKind.ItCutover,
            Title = "The batch's launch",
            UnitId = Unit,
            Department = "product",
            OwnerId = Manager,
            Window = new(Window.Start!, Window.End!, Window.TimeZone!, Day(30), Day(31)),
            DefinitionId = "it-cutover",
            DefinitionVersion = 1,
            AudienceId = audience,
            Result = LaunchResult.Success,
            Status = LaunchStatus.Reported,
            CreatedAt = now,
        });
        await session.Gates.SaveAsync(new(launch, GateNames.NoticeRelease, GateStatus.Open, now, Manager));
        await session.Audiences.AddAsync(new(audience, launch, "import", "list.csv", 0, false, null, now));
        await session.Notices.AddAsync(new NoticeVersion(version, launch, "told", 1, NoticePurpose.Announcement, new("通告", "Notice"), null, "hash"));
        await session.Notices.AddAsync(new Batch(Batch, launch, "told", NoticePurpose.Announcement, NoticeChannel.Sms, version, now, now.AddHours(4), IgnoreQuietHours: true));
        await session.CommitAsync();
        await AddCustomersAsync(audience, recipients);
    }

    // As many customers as this are added by the server itself; through the stores it would take longer than the test.
    private async Task AddCustomersAsync(long audience, int recipients)
    {
        await using var connection = await Databases.ConnectAsync(Database);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 120;
        command.CommandText = string.Create(CultureInfo.InvariantCulture,
            $"""
            INSERT INTO customer (id, account, name, phone, email, push_id, tier, language, unit_code, erased_at)
            SELECT {FirstCustomer} + i, 'A' || i, NULL, '139' || lpad(i::text, 8, '0'), NULL, NULL, 'basic', 'zh-CN', 'HZ', NULL FROM generate_series(1, {recipients}) i;
            INSERT INTO audience_member (audience_id, customer_id) SELECT {audience}, {FirstCustomer} + i FROM generate_series(1, {recipients}) i;
            UPDATE audience SET member_count = {recipients}, complete = 1, list_hash = 'hash' WHERE id = {audience};
            ANALYZE
            """);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Silence : IWorkSignal
    {
        public void Wake() { }
    }
}
