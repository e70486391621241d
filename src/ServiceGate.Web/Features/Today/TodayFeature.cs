using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Today;

/// <summary>What somebody has to do now, and messages.</summary>
internal sealed class TodayFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 130;

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Organisation");
        WorkEndpoints.Map(tagged.Reads);
        MessageEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
