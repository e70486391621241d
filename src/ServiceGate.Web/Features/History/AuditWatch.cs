using System.Globalization;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Nodes;
using ServiceGate.Data.Nodes;
using ServiceGate.Delivery.Outages;

namespace ServiceGate.Web.Features.History;

/// <summary>Has the audit trail checked once a day and its heads written down every hour, as settings say; of several nodes one does it.</summary>
/// <param name="guard">Does it.</param>
/// <param name="leases">Says whose work it is and when it was done last.</param>
/// <param name="node">This node.</param>
/// <param name="configuration">The settings.</param>
/// <param name="outage">Told of failures that are the database's.</param>
/// <param name="logger">Told of what is wrong.</param>
internal sealed partial class AuditWatch(AuditGuard guard, WorkLeases leases, INodeWatch node, IConfiguration configuration, OutageLog outage, ILogger<AuditWatch> logger) : BackgroundService
{
    /// <summary>Setting: how often all chains are checked, in hours.</summary>
    public const string CheckHours = "Audit:CheckHours";

    /// <summary>Setting: how often heads are written down, in minutes.</summary>
    public const string HeadsMinutes = "Audit:HeadsMinutes";

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private DateTimeOffset? _headsAt;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Look, TimeProvider.System, stoppingToken);
            try
            {
                if (await leases.TakeAsync(WorkLeases.Audit, node.Id, TimeProvider.System.GetUtcNow(), stoppingToken)) await WorkAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (!outage.Takes(e, "The check of the audit trail")) LogFailed(e);
            }
        }
    }

    private async Task WorkAsync(CancellationToken cancellation)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (_headsAt is not { } written || now - written >= TimeSpan.FromMinutes(Number(HeadsMinutes, 60)))
        {
            await guard.WriteHeadsAsync(now, cancellation);
            _headsAt = now;
        }
        if (await leases.DoneAtAsync(WorkLeases.Audit, cancellation) is { } done && now - done < TimeSpan.FromHours(Number(CheckHours, 24))) return;
        var standing = await guard.CheckAsync(now, cancellation);
        await leases.DoneAsync(WorkLeases.Audit, now, cancellation);
        foreach (var fault in standing.Faults) LogBroken(fault.Launch ?? (fault.Chain == 0 ? "system" : fault.Chain.ToString(CultureInfo.InvariantCulture)), fault.Kind.Code(), fault.Sequence);
    }

    private int Number(string setting, int otherwise) => configuration[setting] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    [LoggerMessage(Level = LogLevel.Critical, Message = "The audit trail is not whole: chain {Chain}, {Kind} at event {Sequence}.")]
    private partial void LogBroken(string chain, string kind, long sequence);

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit trail could not be checked; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
