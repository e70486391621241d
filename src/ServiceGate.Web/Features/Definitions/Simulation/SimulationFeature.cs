using ServiceGate.Core.Commands.Definitions;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Definitions.Simulation;

/// <summary>What another version of a definition would mean for the launches that are there.</summary>
internal sealed class SimulationFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 160;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings)
    {
        services.AddSingleton<SimulationResults>();
        services.AddSingleton<SimulationSignal>();
        services.AddSingleton(provider => new SimulationRunner(
            provider.GetRequiredService<ISessionFactory>(), provider.GetRequiredService<ICatalogue>(), provider.GetRequiredService<BusinessClock>()));
        services.AddHostedService<SimulationWorker>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app) => SimulationExport.Map(app);

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Definitions");
        SimulationEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
