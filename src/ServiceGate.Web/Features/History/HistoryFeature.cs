using ServiceGate.Data.Queries.Trail;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.History;

/// <summary>What happened to a launch, and the audit trail.</summary>
internal sealed class HistoryFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 110;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services
        .AddSingleton<AuditReading>().AddSingleton<AuditChains>().AddSingleton<AuditGuard>();

    /// <inheritdoc/>
    public void Map(WebApplication app) => AuditExport.Map(app);

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("History");
        HistoryEndpoints.Map(tagged.Reads);
    }
}
