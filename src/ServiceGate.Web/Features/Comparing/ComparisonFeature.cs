using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Comparing;

/// <summary>A dossier as it was at two moments, side by side.</summary>
internal sealed class ComparisonFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 111;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddScoped<ComparisonReader>();

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("History");
        ComparisonEndpoints.Map(tagged.Reads);
    }
}
