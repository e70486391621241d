using System.Text;
using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Core.Ports.Signals;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Stores;
using ServiceGate.Tests.Stores;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Imports;

namespace ServiceGate.IntegrationTests.Audiences;

/// <summary>A database with the launch HZ-2026-000001, its product manager and somebody of operations who imports.</summary>
internal sealed class ImportStand : IAsyncDisposable
{
    public const string Launch = "HZ-2026-000001";
    private const long UnitId = 900_001;
    private const long OtherUnitId = 900_004;
    public const long ManagerId = 900_002;
    public const long OperatorId = 900_003;

    private readonly SqliteStand _files = new();
    private readonly BusinessClock _clock = new(TimeProvider.System);

    public Database Database { get; private set; } = null!;

    /// <summary>The database's file.</summary>
    public string File => _files.File;

    public DbSessionFactory Sessions { get; private set; } = null!;

    public CommandRunner Runner { get; private set; } = null!;

    public AudienceImport Import { get; private set; } = null!;

    public static async Task<ImportStand> OpenAsync()
    {
        var stand = new ImportStand();
        stand._clock.Set(new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero));
        stand.Database = await stand._files.OpenAsync();
        stand.Sessions = new(stand.Database);
        stand.Runner = new(stand.Sessions, FileCatalogue.Read(Path.Combine(AppContext.BaseDirectory, "workflows")), stand._clock, new NoSignal(), FlowRuntime.Embedded);
        stand.Import = new(stand.Sessions, stand.Runner, stand._clock, TimeProvider.System);
        await stand.AddPeopleAsync();
        (await stand.Runner.RunAsync(new PublishShipped(new Dictionary<string, int> { ["it-cutover"] = 1 }), 0, "publish")).Required();
        var header = new HeaderInput("Group 3 moves", new("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai"), ["HZ"]);
        Assert.That((await stand.Runner.RunAsync(new CreateLaunch("it-cutover", "HZ", header), ManagerId, "create")).Required().Number, Is.EqualTo(Launch));
        return stand;
    }

    public Task<Outcome<ImportReport>> RunAsync(string csv, string id = "import", ImportMode mode = ImportMode.All, long person = OperatorId) =>
        RunAsync(Encoding.UTF8.GetBytes(csv), id, mode, person);

    public async Task<Outcome<ImportReport>> RunAsync(byte[] csv, string id = "import", ImportMode mode = ImportMode.All, long person = OperatorId, string? encoding = null, bool preview = false, string? separator = null, string? sheet = null,
        IReadOnlyDictionary<string, string>? columns = null)
    {
        using var file = new MemoryStream(csv);
        return await Import.RunAsync(new(Launch, person, id, "list.csv", encoding, mode, preview, separator, columns, sheet), file);
    }

    /// <summary>Looks at a file without adopting it.</summary>
    public async Task<ImportReport> LookAsync(string csv, string id) => (await RunAsync(Encoding.UTF8.GetBytes(csv), id, preview: true)).Required();

    /// <summary>Writes a customer to the register, on a list that no launch uses.</summary>
    public async Task RegisterAsync(Customer customer)
    {
        await using var session = await Sessions.BeginAsync();
        var list = await session.NextIdAsync();
        await session.Audiences.AddAsync(new(list, (await session.Launches.FindAsync(Launch))!.Id, $"import-{list}", "list.csv", 0, false, null, _clock.GetUtcNow()));
        await session.Audiences.FillAsync(list, [customer]);
        await session.CommitAsync();
    }

    public async Task<Customer?> CustomerAsync(string account)
    {
        await using var session = await Sessions.ReadAsync();
        return await session.Audiences.FindCustomerAsync(account);
    }

    /// <summary>The launch's list; null when it has none.</summary>
    public async Task<Audience?> AudienceAsync()
    {
        await using var session = await Sessions.ReadAsync();
        return (await session.Launches.FindAsync(Launch))!.AudienceId is { } id ? await session.Audiences.FindAsync(id) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _files.CleanUpAsync();
    }

    private async Task AddPeopleAsync()
    {
        await using var session = await Sessions.BeginAsync();
        await session.Organisation.AddUnitAsync(new(UnitId, null, UnitLevel.City, "HZ", "杭州分公司", "Hangzhou", "Asia/Shanghai"));
        await session.Organisation.AddUnitAsync(new(OtherUnitId, null, UnitLevel.City, "SX", "绍兴分公司", "Shaoxing", "Asia/Shanghai"));
        await session.Organisation.AddPersonAsync(new(ManagerId, "li.wei", "李伟", "Li Wei", "zh-CN", null));
        await session.Organisation.AddPersonAsync(new(OperatorId, "wang.fang", "王芳", "Wang Fang", "zh-CN", null));
        await session.Organisation.AddGrantAsync(new(900_010, ManagerId, new(Role.ProductManager, UnitId, "product")));
        await session.Organisation.AddGrantAsync(new(900_011, OperatorId, new(Role.Operations, UnitId)));
        await session.CommitAsync();
    }

    private sealed class NoSignal : IWorkSignal
    {
        public void Wake() { }
    }
}
