using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Nodes;
using ServiceGate.Data.Nodes;
using ServiceGate.Data.Opening;
using ServiceGate.Delivery.FanOut;
using ServiceGate.Delivery.Outages;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Features.Nodes;

/// <summary>
/// Signs this server in among the nodes of the installation, shows every few seconds that it is there and what it does, and takes leave at the end. It is the
/// first service to start and the last to stop, so that nobody takes over what this node is still sending.
/// </summary>
/// <param name="nodes">Who works on the database.</param>
/// <param name="settings">Says whether other nodes may be there at all.</param>
/// <param name="name">What people call this node.</param>
/// <param name="services">The delivery and the server's addresses, once they are there.</param>
/// <param name="machine">The machine's clock.</param>
/// <param name="logger">Says when the database did not see this node.</param>
public sealed partial class NodeKeeper(
    NodeStore nodes, DatabaseSettings settings, NodeName name, IServiceProvider services, TimeProvider machine, ILogger<NodeKeeper> logger) : BackgroundService, INodeWatch
{
    private volatile Sight? _seen;
    private bool _away;

    /// <inheritdoc/>
    public string Id { get; } = $"{name.Value}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    /// <summary>Version of this program.</summary>
    public static string Version { get; } =
        typeof(NodeKeeper).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <inheritdoc/>
    public bool IsSteady => !settings.IsShared || (_seen is { At: var at, Pulse: var pulse } && pulse >= NodeStore.DeadAfter && machine.GetElapsedTime(at) < NodeStore.DeadAfter);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await nodes.SignInAsync(New, alone: !settings.IsShared, machine.GetUtcNow(), cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await nodes.SignOutAsync(Id, machine.GetUtcNow(), cancellationToken);
        }
        catch (Exception e)
        {
            // The others find out by themselves.
            if (!Outage.Takes(e, "Taking leave")) LogAway(e);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryBeatAsync(stoppingToken);
            await Task.Delay(NodeStore.Beat, machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private OutageLog Outage => services.GetRequiredService<OutageLog>();

    private NewNode New => new(Id, name.Value, Environment.ProcessId, Version);

    private async Task TryBeatAsync(CancellationToken stopping)
    {
        try
        {
            var doing = CoreJson.Write(NodeDoing.Of(services.GetRequiredService<DeliveryMonitor>().Read()));
            if (!await nodes.BeatAsync(Id, Address, doing, machine.GetUtcNow(), stopping))
                await nodes.SignInAsync(New, alone: false, machine.GetUtcNow(), stopping);
            _seen = new(machine.GetTimestamp(), await nodes.PulseAsync(machine.GetUtcNow(), stopping));
            if (_away) LogBack();
            _away = false;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            if (!Outage.Takes(e, "A sign of life of this node") && !_away)
            {
                LogAway(e);
                _away = true;
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private string? Address => services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses
        ? string.Join(' ', addresses)
        : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database did not see this node; others may take over what it has claimed.")]
    private partial void LogAway(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database sees this node again.")]
    private partial void LogBack();

    /// <summary>When the database saw this node last, and for how long nodes had been seen then.</summary>
    private sealed record Sight(long At, TimeSpan Pulse);
}
