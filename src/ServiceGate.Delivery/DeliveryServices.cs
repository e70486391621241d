using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Engines;
using ServiceGate.Core.Ports.Nodes;
using ServiceGate.Core.Ports.Reminders;
using ServiceGate.Core.Ports.Sending;
using ServiceGate.Core.Ports.Signals;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Delivery.FanOut;
using ServiceGate.Delivery.Outages;
using ServiceGate.Delivery.Senders;
using ServiceGate.Delivery.Settings;

namespace ServiceGate.Delivery;

/// <summary>Adds the delivery of notices to a host.</summary>
public static class DeliveryServices
{
    /// <summary>
    /// Adds senders, fan-out and the timer of due work. The host supplies <see cref="ISessionFactory"/>, <see cref="ICatalogue"/>, <see cref="BusinessClock"/> and
    /// the machine's clock as <see cref="TimeProvider"/>; an <see cref="IReminderSchedule"/>, <see cref="INoticeSenders"/>, <see cref="ICallOut"/>, <see cref="ICustomerActions"/> or <see cref="INodeWatch"/> that is already there stays.
    /// So does a <see cref="FlowRuntime"/>; without one flows run on the embedded engine.
    /// Adds <see cref="IWorkSignal"/> and <see cref="DeliveryMonitor"/>. Wrong settings stop the host from starting, each by its name.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration, with the section <see cref="DeliveryOptions.Section"/>.</param>
    public static IServiceCollection AddServiceGateDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DeliveryOptions>()
            .Bind(configuration.GetSection(DeliveryOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsCheck>();
        services.AddSingleton<WorkSignal>();
        services.Replace(ServiceDescriptor.Singleton<IWorkSignal>(p => p.GetRequiredService<WorkSignal>()));
        services.TryAddSingleton<INoticeSenders>(p => new NoticeSenders(p.GetRequiredService<IOptions<DeliveryOptions>>().Value, Machine(p)));
        services.TryAddSingleton(p => CallOut(p.GetRequiredService<IOptions<DeliveryOptions>>().Value.CallOut, Machine(p)));
        services.TryAddSingleton<ICustomerActions>(p => new HttpCustomerActions(p.GetRequiredService<IOptions<DeliveryOptions>>().Value.CustomerAction, Machine(p)));
        services.TryAddSingleton<IDueTimer>(p => new DueTimer(p.GetRequiredService<IWorkSignal>(), p.GetRequiredService<BusinessClock>(), Machine(p)));
        services.TryAddSingleton<IReminderSchedule, NoReminderSchedule>();
        services.AddSingleton(p => new BulkTransactions(p.GetRequiredService<ISessionFactory>(), Machine(p), p.GetRequiredService<OutageLog>()));
        services.AddSingleton(Commands).AddSingleton<IReminderCommands>(p => p.GetRequiredService<DueCommands>());
        services.AddSingleton<DeliveryMonitor>();
        services.TryAddSingleton<OutageLog>();
        services.TryAddSingleton<INodeWatch>(_ => new LoneNode($"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}"));
        return services.AddSingleton<IHostedService>(Worker);
    }

    private static DeliveryWorker Worker(IServiceProvider services)
    {
        var (clock, machine, signal) = (services.GetRequiredService<BusinessClock>(), Machine(services), services.GetRequiredService<WorkSignal>());
        var (senders, logs) = (services.GetRequiredService<INoticeSenders>(), services.GetRequiredService<ILoggerFactory>());
        var transactions = services.GetRequiredService<BulkTransactions>();
        var node = services.GetRequiredService<INodeWatch>();
        var run = new ChunkRun(transactions, senders, clock, machine, logs.CreateLogger<ChunkRun>());
        var options = services.GetRequiredService<IOptions<DeliveryOptions>>().Value;
        FormerNames.Warn(options, logs.CreateLogger<DeliveryOptions>());
        var tools = new LaneTools(
            transactions, run, clock, machine, node.Id, TimeZoneInfo.FindSystemTimeZoneById(options.DayZone), signal, logs.CreateLogger<ChannelLane>());
        var lanes = Enum.GetValues<NoticeChannel>().Select(c => new ChannelLane(c, options.For(c), tools)).ToList();
        var lost = new LostClaims(transactions, senders, node, machine, logs.CreateLogger<LostClaims>());
        var due = new DueWork(
            transactions, services.GetRequiredService<DueCommands>(), services.GetRequiredService<IReminderSchedule>(), clock, services.GetRequiredService<ICatalogue>(), logs.CreateLogger<DueWork>());
        var calls = new CallOuts(transactions, services.GetRequiredService<DueCommands>(), services.GetRequiredService<ICallOut>(), clock, logs.CreateLogger<CallOuts>());
        var actions = new ActionCalls(transactions, services.GetRequiredService<DueCommands>(), services.GetRequiredService<ICustomerActions>(), machine, logs.CreateLogger<ActionCalls>());
        var cycle = new DispatchCycle(lost, due, calls, actions, transactions, clock, machine, services.GetRequiredService<IDueTimer>(), lanes);
        return new(
            cycle, signal, machine, services.GetRequiredService<DeliveryMonitor>(), services.GetRequiredService<IHostApplicationLifetime>(),
            services.GetRequiredService<OutageLog>(), logs.CreateLogger<DeliveryWorker>());
    }

    // The worker's own commands must not wake it: what waits for a gate would be looked at for ever.
    private static DueCommands Commands(IServiceProvider services)
    {
        var (clock, signal) = (services.GetRequiredService<BusinessClock>(), services.GetRequiredService<WorkSignal>());
        var runner = new CommandRunner(
            services.GetRequiredService<ISessionFactory>(), services.GetRequiredService<ICatalogue>(), clock, new Silence(signal), services.GetService<FlowRuntime>() ?? FlowRuntime.Embedded);
        return new(services.GetRequiredService<BulkTransactions>(), runner, clock, signal, services.GetRequiredService<ILogger<DueCommands>>());
    }

    private static ICallOut CallOut(CallOutOptions options, TimeProvider machine) => options.Kind switch
    {
        CallOutOptions.Http => new HttpCallOut(options, machine),
        CallOutOptions.Folder => new FolderCallOut(options.Path),
        _ => new NoCallOut(),
    };

    private static TimeProvider Machine(IServiceProvider services) => services.GetRequiredService<TimeProvider>();

    private sealed class Silence(WorkSignal signal) : IWorkSignal
    {
        public void Wake() { }

        public void RemindersMoved(long launchId) => signal.RemindersMoved(launchId);
    }
}
