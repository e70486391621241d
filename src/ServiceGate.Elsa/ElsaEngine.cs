using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceGate.Core.Flows;
using ServiceGate.Core.Workflow;
using ServiceGate.Elsa.Definitions;
using ServiceGate.Elsa.Running;

namespace ServiceGate.Elsa;

/// <summary>
/// Elsa, in a host of its own within the process: its services, tasks and settings do not mix with ours, and it may come up after the server answers.
/// </summary>
public sealed class ElsaEngine : IJournalFollower, IAsyncDisposable
{
    /// <summary>The engine's name, as it is stored with the flows that it runs.</summary>
    public const string OwnName = "elsa";

    private readonly IHost _host;
    private readonly Lazy<Task<ElsaFollower>> _started;

    /// <summary>Puts Elsa together; it starts with the first flow that it is asked for, or by <see cref="StartAsync"/>.</summary>
    /// <param name="settings">How it is run.</param>
    /// <param name="files">The definitions.</param>
    /// <param name="logs">Where it writes its log; null: nowhere.</param>
    public ElsaEngine(ElsaSettings settings, DefinitionFiles files, ILoggerFactory? logs = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        if (logs is not null) builder.Services.AddSingleton(logs);
        builder.Services.AddServiceGateElsa(settings, files);
        _host = builder.Build();
        _started = new(StartedAsync);
    }

    /// <inheritdoc/>
    public string Name => OwnName;

    /// <summary>Elsa's services, for tests and tools.</summary>
    internal IServiceProvider Services => _host.Services;

    /// <summary>Brings the schema of Elsa's database up to date, reads the definitions and begins.</summary>
    public Task StartAsync() => _started.Value;

    /// <inheritdoc/>
    public async Task<WorkflowState> FollowAsync(
        WorkflowDefinition definition, long launchId, IReadOnlyList<JournalEntry> journal, CancellationToken cancellation = default) =>
        await (await _started.Value).FollowAsync(definition, launchId, journal, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated) await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    private async Task<ElsaFollower> StartedAsync()
    {
        await _host.StartAsync();
        return _host.Services.GetRequiredService<ElsaFollower>();
    }
}
