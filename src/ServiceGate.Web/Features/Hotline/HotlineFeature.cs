using ServiceGate.Data.Queries;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Hotline;

/// <summary>What the hotline needs of a launch: is this caller affected, what do I say, roll back once.</summary>
internal sealed class HotlineFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 62;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddSingleton<CustomerActions>().AddSingleton<HotlineReader>().AddSingleton<RollbackEvents>();

    /// <inheritdoc/>
    public void Map(WebApplication app) => RollbackEvents.Map(app);

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Customers");
        HotlineEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
