using ServiceGate.Core.Ports.Nodes;
using ServiceGate.Data.Nodes;
using ServiceGate.Web.Shell.Features;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Features.Nodes;

/// <summary>The nodes of the installation.</summary>
internal sealed class NodesFeature : IFeature
{
    /// <summary>Before everything that works by itself, simulations and reminders: what starts first stops last, and a node works as long as it is alive.</summary>
    public int Order => 150;

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
