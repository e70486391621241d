using ServiceGate.Core.Ports.Nodes;
using ServiceGate.Data.Nodes;
using ServiceGate.Web.Shell.Features;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Features.Nodes;

/// <summary>The nodes of the installation.</summary>
internal sealed class NodesFeature : IFeature
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings)
    {
        services.AddSingleton(NodeName.Read(settings.Configuration));
        services.AddSingleton<NodeEvents>();
        services.AddSingleton<NodeStore>().AddSingleton<WorkLeases>();
        services.AddSingleton<NodeKeeper>().AddSingleton<INodeWatch>(provider => provider.GetRequiredService<NodeKeeper>());
        services.AddHostedService(provider => provider.GetRequiredService<NodeKeeper>());
    }

    /// <inheritdoc/>
    public void Map(WebApplication app) => NodeEvents.Map(app);

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Organisation");
        NodeEndpoints.Map(tagged.Reads);
    }
}
