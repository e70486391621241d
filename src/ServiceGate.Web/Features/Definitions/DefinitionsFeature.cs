using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Definitions;

/// <summary>Workflow definitions: their versions, and how they are published.</summary>
internal sealed class DefinitionsFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 120;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddSingleton<InstalledDefinitions>().AddSingleton<DefinitionsReader>();

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Definitions");
        DefinitionEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
