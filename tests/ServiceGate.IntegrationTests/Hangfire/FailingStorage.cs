using Hangfire;
using Hangfire.InMemory;
using Hangfire.Server;
using Hangfire.Storage;
using ServiceGate.Hangfire;

namespace ServiceGate.IntegrationTests.Hangfire;

/// <summary>Hangfire's memory behind a server that is away when a test says so.</summary>
internal sealed class FailingStorage : JobStorage, IDisposable
{
    private readonly InMemoryStorage _memory = new();

    public FailingStorage() => Made = new(this, Prepare, isShared: true, TimeSpan.FromMilliseconds(100));

    public HangfireStorage Made { get; }

    public bool IsAway { get; set; }

    public override IMonitoringApi GetMonitoringApi() => IsAway ? throw Away() : _memory.GetMonitoringApi();

    public override IStorageConnection GetConnection() => IsAway ? throw Away() : _memory.GetConnection();

    public override bool HasFeature(string featureId) => _memory.HasFeature(featureId);

    public override IEnumerable<IBackgroundProcess> GetServerRequiredProcesses() => _memory.GetServerRequiredProcesses();

    public override IEnumerable<IBackgroundProcess> GetStorageWideProcesses() => _memory.GetStorageWideProcesses();

    public void Dispose() => _memory.Dispose();

    private void Prepare()
    {
        if (IsAway) throw Away();
    }

    private static IOException Away() => new("A test wants it so.");
}
