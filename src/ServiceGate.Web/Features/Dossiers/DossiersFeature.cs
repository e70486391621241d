using Microsoft.AspNetCore.OpenApi;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Dossiers;

/// <summary>The service dossier of a launch.</summary>
internal sealed class DossiersFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 50;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddSingleton<ItemBounds>().Configure<OpenApiOptions>("v1", DescribedItems.Apply);

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Dossier");
        DossierEndpoints.Map(tagged.Reads, tagged.Commands);
        SectionEndpoints.Map(tagged.Reads, tagged.Commands);
        ConcernEndpoints.Map(tagged.Reads);
    }
}
