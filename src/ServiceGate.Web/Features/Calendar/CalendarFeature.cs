using ServiceGate.Core.Commands.Flows;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Calendar;

/// <summary>The business calendar: what it says, and what follows when it has changed.</summary>
internal sealed class CalendarFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 175;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings)
    {
        services.AddSingleton<ChangedCalendar>().AddSingleton(provider => new CalendarRecount(
            provider.GetRequiredService<ISessionFactory>(), provider.GetRequiredService<ICatalogue>(), provider.GetRequiredService<CommandRunner>(), provider.GetRequiredService<BusinessClock>()));
        services.AddHostedService<CalendarWorker>();
    }

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api) => CalendarEndpoints.Map(api.Tagged("Definitions").Reads);
}
