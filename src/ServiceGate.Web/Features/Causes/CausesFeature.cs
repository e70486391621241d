using ServiceGate.Web.Shell.Features;
using ServiceGate.Web.Views.Risks;

namespace ServiceGate.Web.Features.Causes;

/// <summary>The tree of complaint causes that risks take their cause from.</summary>
internal sealed class CausesFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 125;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddScoped<CauseReader>();

    /// <inheritdoc/>
    public void Map(WebApplication app) => CauseRoutes.Map(app);

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Definitions");
        CauseEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
