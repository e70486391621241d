using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Dossiers;

/// <summary>The service dossier of a launch.</summary>
internal sealed class DossiersFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 50;

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Dossier");
        DossierEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
