using ServiceGate.Web.Features.Launches.List;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Launches;

/// <summary>Launches: the list, the page of one, and new ones.</summary>
internal sealed class LaunchesFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 40;

    /// <inheritdoc/>
    public void Map(WebApplication app) => LaunchExport.Map(app);

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Launches");
        LaunchEndpoints.Map(tagged.Reads, tagged.Commands);
        DeputyEndpoints.Map(tagged.Commands);
        UrgingEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
