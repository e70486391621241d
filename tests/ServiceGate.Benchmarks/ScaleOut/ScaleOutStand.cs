using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Sessions;
using ServiceGate.Data.Sql;
using ServiceGate.IntegrationTests.Servers;

namespace ServiceGate.Benchmarks.ScaleOut;

/// <summary>A PostgreSQL database with a large list, and nodes that send to a sink with 16 chunks at once each.</summary>
internal sealed class ScaleOutStand : IAsyncDisposable
{
    /// <summary>Chunks at once, a node: as many connections it has to the sink.</summary>
    public const int Parallel = 16;

    /// <summary>Messages in a chunk.</summary>
    public const int ChunkSize = 200;

    // A node looks for batches every 10 seconds; it must have seen one before it is due, so that all nodes begin at its moment.
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(15);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servicegate-scaleout-");
    private readonly DatabaseSettings _settings;
    private readonly Database _database;
    private readonly PacedSink _sink;
    private readonly LargeList _list;
    private readonly string _published;
    private readonly int _chunks;

    private ScaleOutStand(DatabaseSettings settings, Database database, PacedSink sink, LargeList list, string published, int chunks) =>
        (_settings, _database, _sink, _list, _published, _chunks) = (settings, database, sink, list, published, chunks);

    public static async Task<ScaleOutStand> MakeAsync(string published, PacedSink sink, int chunks)
    {
        var settings = await PostgreSqlServer.NewDatabaseAsync();
        var database = await Databases.OpenAsync(settings, TimeProvider.System);
        var sessions = new DbSessionFactory(database);
        await using (var session = await sessions.BeginAsync())
        {
            await session.Organisation.AddUnitAsync(new(900_001, null, UnitLevel.City, "HZ", "杭州分公司", "Hangzhou", "Asia/Shanghai"));
            await session.Organisation.AddPersonAsync(new(900_002, "li.wei", "李伟", "Li Wei", "zh-CN", null));
            await session.CommitAsync();
        }
        return new(settings, database, sink, await LargeList.MakeAsync(settings, sessions, 900_001, 900_002, 2, chunks * ChunkSize), published, chunks);
    }

    /// <summary>Starts a node and waits until it answers.</summary>
    public async Task<ServerProcess> StartNodeAsync(int number, CancellationToken cancellation)
    {
        var node = ServerProcess.Start(_published, _folder.FullName, [], new Dictionary<string, string>
        {
            ["Node__Name"] = $"node-{number}",
            ["Database__Provider"] = nameof(DatabaseProvider.PostgreSql),
            ["Database__ConnectionString"] = _settings.ConnectionString!,
            ["DataFolder"] = _folder.FullName,
            ["Delivery__Sms__Kind"] = "http",
            ["Delivery__Sms__Url"] = _sink.Address.AbsoluteUri,
            ["Delivery__Sms__Secret"] = "a secret of the benchmark only",
            ["Delivery__Sms__Parallel"] = $"{Parallel}",
        });
        await node.FirstPageAsync(cancellation);
        return node;
    }

    /// <summary>Lets the nodes that run send a batch to everybody on the list.</summary>
    public async Task<Throughput> SendAsync(CancellationToken cancellation)
    {
        _sink.Take();
        await _list.AddBatchAsync(TimeProvider.System.GetUtcNow() + Notice);
        while (_sink.Handled < _chunks) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellation);
        return Throughput.Of(_sink.Take());
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await PostgreSqlServer.DropAsync(_settings);
        PostgreSqlServer.End();
        _folder.Delete(recursive: true);
    }
}
