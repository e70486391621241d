using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Gates;

/// <summary>Gates as programs ask for them.</summary>
internal sealed class GatesFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 80;

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Gates");
        GateEndpoints.Map(tagged.Reads);
    }
}
