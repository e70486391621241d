using ServiceGate.Web.Features.DossierFiles.Registers;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.DossierFiles;

/// <summary>Whole dossiers as files, out and in.</summary>
internal sealed class DossierFilesFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 58;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddSingleton<DossierSchema>();

    /// <inheritdoc/>
    public void Map(WebApplication app) => DossierDownloads.Map(app);

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Dossier");
        DossierFileEndpoints.Map(tagged);
        RegisterAnswers.Map(tagged.Reads, tagged.Commands);
    }
}
