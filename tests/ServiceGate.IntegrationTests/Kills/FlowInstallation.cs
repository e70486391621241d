using System.Globalization;
using Microsoft.Data.Sqlite;
using ServiceGate.Core.Commands;
using ServiceGate.Core.Definitions;
using ServiceGate.Core.Flows;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.Time;
using ServiceGate.Core.Tokens;
using ServiceGate.Core.Workflow;
using ServiceGate.Data;
using ServiceGate.Web.Hosting;
using ServiceGate.Web.Tokens;

namespace ServiceGate.IntegrationTests.Kills;

/// <summary>
/// A copy of the program with a definition of its own, and a database with launches that follow it: an hour's delay, a signature, an hour's delay, a signature.
/// </summary>
internal sealed class FlowInstallation : IDisposable
{
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
    private DateTimeOffset _now = Start;

    private FlowInstallation() => _definition = DefinitionReader.Read(Definition.Replace("SIGNS", Signs, StringComparison.Ordinal), "it-cutover.v99.json").Definition!;

    /// <summary>The program's file.</summary>
    public string Program => Path.Combine(_folder.FullName, "program", "ServiceGate.Web.dll");

    /// <summary>The database's file.</summary>
    public string DatabaseFile => Path.Combine(_folder.FullName, "flows.db");

    /// <summary>What the reviewer's program sends.</summary>
    public string Token { get; private set; } = "";

    public static async Task<FlowInstallation> MakeAsync(int launches)
    {
        var installation = new FlowInstallation();
        installation.CopyProgram();
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
    public IReadOnlyList<(string Launch, string Step)> Owed() => Rows(
        "SELECT l.number, b.activity_id FROM bookmark b JOIN launch l ON l.id = b.launch_id WHERE b.event = 'ServiceGate.SignOff' ORDER BY l.id",
        r => (r.GetString(0), r.GetString(1)));

    /// <summary>How many timers are due.</summary>
    public int DueTimers() => Rows(
        $"SELECT COUNT(*) FROM timer WHERE due_at <= {_now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}", r => r.GetInt32(0)).Single();

    /// <summary>The signatures that are stored.</summary>
    public IReadOnlyList<(string Launch, string Step)> Signed() => Rows(
        "SELECT l.number, d.step FROM step_decision d JOIN launch l ON l.id = d.launch_id ORDER BY l.id, d.id", r => (r.GetString(0), r.GetString(1)));

    /// <summary>The journal of each launch, its entries in words.</summary>
    public IReadOnlyList<string> Journals() => [.. JournalEntries().GroupBy(j => j.Launch).Select(g => string.Join(' ', g.Select(j => j.Entry.ActivityId ?? j.Entry.Kind)))];

    /// <summary>
    /// What is wrong with the flows: a position that its journal does not give, a visit that was completed twice, a waiting position without its bookmark or its
    /// timer, a bookmark or timer of what does not wait.
    /// </summary>
    public IReadOnlyList<string> Faults()
    {
        var bookmarks = Rows("SELECT launch_id, activity_id, visit FROM bookmark", r => (r.GetInt64(0), r.GetString(1), r.GetInt32(2))).ToHashSet();
        var timers = Rows("SELECT launch_id, activity_id, visit FROM timer", r => (r.GetInt64(0), r.GetString(1), r.GetInt32(2))).ToHashSet();
        var journals = JournalEntries().ToLookup(j => j.Launch, j => j.Entry);
        var (faults, waiting) = (new List<string>(), new HashSet<(long, string, int)>());
        foreach (var (launch, json) in Rows("SELECT launch_id, state FROM flow", r => (r.GetInt64(0), r.GetString(1))))
        {
            var state = WorkflowState.FromJson(json);
            waiting.UnionWith(state.Waiting.Select(w => (launch, w.ActivityId, w.Visit)));
            if (WorkflowEngine.Replay(_definition, journals[launch]).ToJson() != json) faults.Add($"{launch}: its journal gives another position");
            if (journals[launch].GroupBy(e => (e.ActivityId, e.Visit)).Any(g => g.Count() > 1)) faults.Add($"{launch}: a visit was completed twice");
        }
        if (!bookmarks.SetEquals(waiting)) faults.Add("bookmarks are not what waits");
        if (!timers.SetEquals(waiting.Where(w => w.Item2.StartsWith("wait", StringComparison.Ordinal)))) faults.Add("timers are not the delays that wait");
        return faults;
    }

    private List<(long Launch, JournalEntry Entry)> JournalEntries() => Rows(
        "SELECT launch_id, sequence, kind, activity_id, visit, outcome FROM journal ORDER BY launch_id, sequence",
        r => (r.GetInt64(0), new JournalEntry(
            r.GetInt32(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), r.GetInt32(4), r.IsDBNull(5) ? null : r.GetString(5))));

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> map)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabaseFile, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(map(reader));
        return rows;
    }

    // The program finds its definitions beside itself, so that its own file is copied; everything else is linked.
    private void CopyProgram()
    {
        var to = Directory.CreateDirectory(Path.GetDirectoryName(Program)!).FullName;
        foreach (var entry in new DirectoryInfo(AppContext.BaseDirectory).EnumerateFileSystemInfos().Where(e => e.Name != "workflows"))
            if (entry.Name.StartsWith("ServiceGate.Web.", StringComparison.Ordinal)) File.Copy(entry.FullName, Path.Combine(to, entry.Name));
            else if (entry is DirectoryInfo) Directory.CreateSymbolicLink(Path.Combine(to, entry.Name), entry.FullName);
            else File.CreateSymbolicLink(Path.Combine(to, entry.Name), entry.FullName);
        var (from, workflows) = (Path.Combine(AppContext.BaseDirectory, "workflows"), Directory.CreateDirectory(Path.Combine(to, "workflows")).FullName);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(workflows, Path.GetFileName(file)));
        Directory.CreateSymbolicLink(Path.Combine(workflows, "calendars"), Path.Combine(from, "calendars"));
        File.WriteAllText(Path.Combine(workflows, "it-cutover.v99.json"), Definition.Replace("SIGNS", Signs, StringComparison.Ordinal));
    }

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
