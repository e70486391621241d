using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Stress;

/// <summary>The stress test of a launch: calls to its hotlines against their seats.</summary>
internal sealed class StressFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 54;

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Dossier");
        StressEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
