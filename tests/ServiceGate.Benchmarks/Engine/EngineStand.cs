using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sqlite;

namespace ServiceGate.Benchmarks.Engine;

/// <summary>A database file of its own with launches that have no flow yet, and the operations on them through sessions and stores.</summary>
internal sealed class EngineStand : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly DbSessionFactory _sessions;

    private EngineStand(DirectoryInfo folder, SqliteDatabase database)
    {
        (_folder, Database) = (folder, database);
        _sessions = new(database);
    }

    /// <summary>The open database.</summary>
    public SqliteDatabase Database { get; }

    /// <summary>Makes a file with launches 1 to <paramref name="launches"/>.</summary>
    public static async Task<EngineStand> OpenAsync(int launches)
    {
        var folder = Directory.CreateTempSubdirectory("servicegate-engine-");
        var database = await SqliteDatabase.OpenAsync(FileIn(folder), TimeProvider.System);
        var stand = new EngineStand(folder, database);
        await stand.AddLaunchesAsync(launches);
        return stand;
    }

    /// <summary>Makes such a file, closes it and gives its folder; who asks deletes it.</summary>
    public static async Task<DirectoryInfo> FileAsync(int launches)
    {
        var stand = await OpenAsync(launches);
        await stand.Database.DisposeAsync();
        return stand._folder;
    }

    /// <summary>The file in a folder.</summary>
    public static string FileIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "engine.db");

    /// <summary>Does an operation of an instance: reads where it stands, lets the engine step, stores the step.</summary>
    public async Task OperateAsync(long launchId, int operation)
    {
        await using var session = await _sessions.BeginAsync();
        var flow = operation == 0 ? null : await session.Flows.FindAsync(launchId);
        await session.Flows.SaveAsync(WaitingTwice.Move(launchId, operation, flow?.State));
        await session.CommitAsync();
    }

    /// <summary>Looks for launches for which time has something to do, in a transaction that writes, so that one connection does everything.</summary>
    public async Task SweepAsync()
    {
        await using var session = await _sessions.BeginAsync();
        if ((await session.Launches.DueForSettlingAsync(WaitingTwice.Now, 1000)).Count > 0) throw new InvalidOperationException("Nothing is due yet.");
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task AddLaunchesAsync(int count)
    {
        await using var session = await _sessions.BeginAsync();
        await session.Organisation.AddUnitAsync(new(1, null, UnitLevel.City, "HZ", "杭州分公司", "Hangzhou", "Asia/Shanghai"));
        await session.Organisation.AddPersonAsync(new(1, "li.wei", "李伟", "Li Wei", "zh-CN", null));
        for (var id = 1; id <= count; id++) await session.Launches.AddAsync(NewLaunch(id));
        await session.CommitAsync();
    }

    private static Launch NewLaunch(long id) => new()
    {
        Id = id,
        Number = $"HZ-2026-{id:D6}",
        Kind = LaunchKind.ItCutover,
        Title = "Group 3 moves to the new platform",
        UnitId = 1,
        Department = "it",
        OwnerId = 1,
        Window = new LaunchWindow("2026-11-28T00:00", "2026-11-28T06:00", "Asia/Shanghai", WaitingTwice.Now.AddDays(8), WaitingTwice.Now.AddDays(8).AddHours(6)),
        DefinitionId = WaitingTwice.Definition.Id,
        DefinitionVersion = WaitingTwice.Definition.Version,
        CreatedAt = WaitingTwice.Now,
    };
}
