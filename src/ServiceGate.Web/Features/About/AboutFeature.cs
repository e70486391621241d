using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.About;

/// <summary>Says what this server is.</summary>
internal sealed class AboutFeature : IFeature
{
    /// <inheritdoc/>
    public void MapApi(ApiRoutes api) => AboutEndpoint.Map(api.Open);
}
