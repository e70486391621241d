using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Trials;

/// <summary>Customer trials of a launch, and what they have found.</summary>
internal sealed class TrialsFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 53;

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Dossier");
        TrialEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
