using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.About;

/// <summary>Says what this server is.</summary>
internal sealed class AboutFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        AboutEndpoint.Map(api.Open);
        RuleEndpoints.Map(api.Reads);
    }
}
