using ServiceGate.Core.Ports.Reminders;
using ServiceGate.Data.Opening;
using ServiceGate.Data.Reminders;

namespace ServiceGate.Web.Features.Reminders;

/// <summary>The agenda of reminders: Hangfire's, unless it was left out of the build or <c>Scheduler:Hangfire:Enabled</c> is false. Then the sweep does without one.</summary>
internal static partial class ReminderAgenda
{
    /// <summary>The setting that turns the agenda off.</summary>
    public const string Enabled = "Scheduler:Hangfire:Enabled";

    /// <summary>The setting of the schema of Hangfire's tables in SQL Server.</summary>
    public const string Schema = "Scheduler:Hangfire:Schema";

    // What chose the scheduler until 0.1. Accepted without effect for one version, so that an upgrade does not stop a server.
    private static readonly string[] Retired = ["Scheduler:Kind", "Scheduler:Hangfire:Storage"];

    /// <summary>Adds the agenda. Call it before the delivery is added.</summary>
    public static void Add(IServiceCollection services, IConfiguration configuration, DatabaseSettings database)
    {
        services.AddSingleton<IReminderSource, ReminderReading>();
        if (configuration.GetValue(Enabled, defaultValue: true)) AddHangfire(services, configuration, database);
    }

    /// <summary>Maps the agenda's pages, if it has any, and says which settings have no effect any more.</summary>
    public static void Map(WebApplication app)
    {
        foreach (var setting in Retired.Where(s => app.Configuration[s] is not null))
            app.Logger.LogWarning("The setting {Setting} has no effect any more and will be refused by the next version; see {Enabled}", setting, Enabled);
        MapHangfire(app);
    }

    // With -p:WithoutHangfire=true nothing implements these, and the compiler drops the calls.
    static partial void AddHangfire(IServiceCollection services, IConfiguration configuration, DatabaseSettings database);

    static partial void MapHangfire(WebApplication app);
}
