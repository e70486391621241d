using ServiceGate.Web.Hosting;

namespace ServiceGate.Web.Scheduling;

/// <summary>
/// Which alarm clock a server has, by the setting <c>Scheduler:Kind</c>: <c>Quartz</c> unless said otherwise, or <c>Hangfire</c> where it is compiled in.
/// </summary>
internal static partial class Schedulers
{
    private const string Kind = "Scheduler:Kind";

    /// <summary>Adds the alarm clock, unless it is the one that the delivery brings itself. Call it before the delivery is added.</summary>
    /// <exception cref="SettingException">A setting is wrong; the message names it.</exception>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        switch (configuration[Kind])
        {
            case null or "" or "Quartz":
                return;
            case "Hangfire":
                var isCompiledIn = false;
                AddHangfire(services, configuration, ref isCompiledIn);
                if (!isCompiledIn) throw new SettingException(Kind, "Hangfire is not part of this build; build it with -p:UseHangfire=true, or say Quartz");
                return;
            default:
                throw new SettingException(Kind, "it is Quartz or Hangfire");
        }
    }

    /// <summary>Maps the scheduler's pages, if it has any.</summary>
    public static void Map(WebApplication app) => MapHangfire(app);

    // Without -p:UseHangfire=true nothing implements these, and the compiler drops the calls.
    static partial void AddHangfire(IServiceCollection services, IConfiguration configuration, ref bool isCompiledIn);

    static partial void MapHangfire(WebApplication app);
}
