using ServiceGate.Data.Queries;
using ServiceGate.Data.Security;
using ServiceGate.Web.Shell.Features;
using ServiceGate.Web.Shell.Security;

namespace ServiceGate.Web.Features.Security;

/// <summary>The security log: sign-ins, sessions, tokens, refusals.</summary>
internal sealed class SecurityFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 185;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services
        .AddSingleton(SecurityLimits.Read(settings.Configuration)).AddSingleton<SecurityStore>().AddSingleton<SecurityLog>().AddSingleton<SecurityReading>()
        .AddHostedService<SecurityLogWorker>();

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api) => SecurityEndpoints.Map(api.Tagged("History").Reads);
}
