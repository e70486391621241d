using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Reviews;

/// <summary>Reviews: what is judged, by whom, and the decision.</summary>
internal sealed class ReviewsFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 70;

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Review");
        StepEndpoints.Map(tagged.Reads, tagged.Commands);
        BriefEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
