using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Elsa.Definitions;
using ServiceGate.Elsa.Running;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Elsa;

/// <summary>
/// Elsa, in a host of its own within the process: its services, tasks and settings do not mix with ours. It starts with the first flow that it is asked for;
/// while its database cannot be reached, it is tried again with every flow.
/// </summary>
/// <param name="settings">How it is run.</param>
/// <param name="files">The definitions.</param>
/// <param name="logs">Where it writes its log; null: nowhere.</param>
public sealed class ElsaEngine(ElsaSettings settings, DefinitionFiles files, ILoggerFactory? logs = null) : IJournalFollower, IAsyncDisposable
{
    /// <summary>The engine's name, as it is stored with the flows that it runs.</summary>
    public const string OwnName = ElsaFollower.OwnName;

    private readonly SemaphoreSlim _starting = new(1, 1);
    private IHost? _host;

    /// <inheritdoc/>
    public string Name => OwnName;

    /// <summary>Elsa's services, for tests.</summary>
    internal IServiceProvider Services => _host!.Services;

    /// <summary>Brings the schema of Elsa's database up to date, reads the definitions and begins; once it runs, this does nothing.</summary>
    /// <param name="cancellation">Ends the start.</param>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        if (_host is not null) return;
        await _starting.WaitAsync(cancellation);
        try
        {
            _host ??= await StartedAsync(cancellation);
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<WorkflowState> FollowAsync(
        WorkflowDefinition definition, long launchId, IReadOnlyList<JournalEntry> journal, CancellationToken cancellation = default)
    {
        await StartAsync(cancellation);
        return await Services.GetRequiredService<ElsaFollower>().FollowAsync(definition, launchId, journal, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.StopAsync(CancellationToken.None);
        _host?.Dispose();
        _starting.Dispose();
    }

    private async Task<IHost> StartedAsync(CancellationToken cancellation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        // Wrapped, since a host disposes what it is given.
        if (logs is not null) builder.Logging.AddProvider(new ForwardedLogs(logs));
        // Signals to the process are the server's affair.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        if (settings.Store is ElsaStore.Sqlite) OwnerOnly.Create(settings.ConnectionString);
        builder.Services.AddServiceGateElsa(settings, files);
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class ForwardedLogs(ILoggerFactory logs) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => logs.CreateLogger(categoryName);

        public void Dispose()
        {
        }
    }
}
