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
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Settings;
using ServiceGate.Data.Sqlite;
using ServiceGate.Web.Features.Accounts.Tokens;
using ServiceGate.Web.Hosting;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>
/// A copy of the program with a definition of its own, and a database with launches that follow it: an hour's delay, a signature, an hour's delay, a signature.
/// </summary>
internal sealed class FlowInstallation : IDisposable
{
    private const string DefinitionFile = "it-cutover.v99.json";

    private const string Definition = """
        { "definitionId": "it-cutover", "version": 99, "root": { "id": "root", "type": "Elsa.Flowchart",
          "activities": [
            { "id": "start", "type": "Elsa.Start", "version": 1 },
            { "id": "wait-1", "type": "Elsa.Delay", "version": 1, "timeSpan": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "01:00:00" } } },
            { "id": "review-1", "type": "ServiceGate.SignOff", "version": 1, SIGNS },
            { "id": "wait-2", "type": "Elsa.Delay", "version": 1, "timeSpan": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "01:00:00" } } },
            { "id": "review-2", "type": "ServiceGate.SignOff", "version": 1, SIGNS },
            { "id": "finish", "type": "Elsa.Finish", "version": 1 } ],
          "connections": [
            { "source": { "activity": "start", "port": "Done" }, "target": { "activity": "wait-1", "port": "In" } },
            { "source": { "activity": "wait-1", "port": "Done" }, "target": { "activity": "review-1", "port": "In" } },
            { "source": { "activity": "review-1", "port": "Approved" }, "target": { "activity": "wait-2", "port": "In" } },
            { "source": { "activity": "wait-2", "port": "Done" }, "target": { "activity": "review-2", "port": "In" } },
            { "source": { "activity": "review-2", "port": "Approved" }, "target": { "activity": "finish", "port": "In" } } ] } }
        """;

    private const string Signs = """
        "department": { "typeName": "String", "expression": { "type": "Literal", "value": "it" } },
        "sections": { "typeName": "String[]", "expression": { "type": "Object", "value": ["launch"] } },
        "outcomes": { "typeName": "String[]", "expression": { "type": "Object", "value": ["Approved"] } }
        """;

    private static readonly DateTimeOffset Start = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servicegate-flows-");
    private readonly WorkflowDefinition _definition;
    private readonly PlainSql _sql;
    private DateTimeOffset _now = Start;

    private FlowInstallation()
    {
        var definition = Definition.Replace("SIGNS", Signs, StringComparison.Ordinal);
        _definition = LaunchDefinitions.Read(definition, DefinitionFile).Definition!;
        _sql = new(new() { Path = DatabaseFile });
        Program = ProgramCopy.Make(Path.Combine(_folder.FullName, "program"), DefinitionFile, definition);
    }

    /// <summary>The program's file.</summary>
    public string Program { get; }

    /// <summary>The database's file.</summary>
    public string DatabaseFile => Path.Combine(_folder.FullName, "flows.db");

    /// <summary>What the reviewer's program sends.</summary>
    public string Token { get; private set; } = "";

    public static async Task<FlowInstallation> MakeAsync(int launches)
    {
        var installation = new FlowInstallation();
        await installation.FillAsync(launches);
        return installation;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Moves business time on, while no server runs.</summary>
    public async Task MoveClockAsync(TimeSpan by)
    {
        _now += by;
        await using var database = await SqliteDatabase.OpenAsync(DatabaseFile, TimeProvider.System);
        await new SettingStore(database).SetAsync("business-clock", _now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The signatures that are owed: the launch's number and the step.</summary>
    public Task<IReadOnlyList<(string Launch, string Step)>> OwedAsync() => _sql.RowsAsync(
        "SELECT l.number, b.activity_id FROM bookmark b JOIN launch l ON l.id = b.launch_id WHERE b.event = 'ServiceGate.SignOff' ORDER BY l.id",
        r => (r.GetString(0), r.GetString(1)));

    /// <summary>How many timers are due.</summary>
    public Task<long> DueTimersAsync() =>
        _sql.NumberAsync($"SELECT COUNT(*) FROM timer WHERE due_at <= {_now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The signatures that are stored.</summary>
    public Task<IReadOnlyList<(string Launch, string Step)>> SignedAsync() => _sql.RowsAsync(
        "SELECT l.number, d.step FROM step_decision d JOIN launch l ON l.id = d.launch_id ORDER BY l.id, d.id", r => (r.GetString(0), r.GetString(1)));

    /// <summary>The journal of each launch, its entries in words.</summary>
    public async Task<IReadOnlyList<string>> JournalsAsync() =>
        [.. (await FlowFaults.JournalEntriesAsync(_sql)).GroupBy(j => j.Launch).Select(g => string.Join(' ', g.Select(j => j.Entry.ActivityId ?? j.Entry.Kind)))];

    /// <summary>What is wrong with the flows.</summary>
    public Task<IReadOnlyList<string>> FaultsAsync() => FlowFaults.FindAsync(_sql, _definition);

    private async Task FillAsync(int launches)
    {
        var clock = new BusinessClock(TimeProvider.System);
        clock.Set(Start);
        await using var database = await SqliteDatabase.OpenAsync(DatabaseFile, TimeProvider.System);
        var sessions = new DbSessionFactory(database);
        var runner = new CommandRunner(sessions, FileCatalogue.Read(Path.Combine(Path.GetDirectoryName(Program)!, "workflows")), clock, new Silence(), FlowRuntime.Embedded);
        await using (var session = await sessions.BeginAsync())
        {
            await session.Organisation.AddUnitAsync(new(900_001, null, UnitLevel.City, "HZ", "杭州分公司", "Hangzhou", "Asia/Shanghai"));
            await session.Organisation.AddPersonAsync(new(900_002, "li.wei", "李伟", "Li Wei", "zh-CN", null));
            await session.Organisation.AddPersonAsync(new(900_003, "li.qiang", "李强", "Li Qiang", "zh-CN", null));
            await session.Organisation.AddGrantAsync(new(900_010, 900_002, new(Role.ProductManager, 900_001, "product")));
            await session.Organisation.AddGrantAsync(new(900_011, 900_003, new(Role.Reviewer, 900_001, "it")));
            await session.CommitAsync();
        }
        (await runner.RunAsync(new PublishShipped(new Dictionary<string, int>()), 0, "publish")).Required();
        for (var i = 1; i <= launches; i++)
        {
            var header = new HeaderInput($"第{i}组迁移", new("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai"), ["HZ"]);
            (await runner.RunAsync(new CreateLaunch("it-cutover", "HZ", header), 900_002, $"create-{i}")).Required();
        }
        Token = (await new ApiTokens(sessions, runner, TimeProvider.System).IssueAsync(900_003, "flows", TokenScopes.All, TimeSpan.FromHours(2), "token")).Required().Text;
    }

    private sealed class Silence : IWorkSignal
    {
        public void Wake() { }
    }
}
