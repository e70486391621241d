using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Waivers;

/// <summary>Waivers of service concerns that are not met.</summary>
internal sealed class WaiversFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 56;

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Dossier");
        WaiverEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
