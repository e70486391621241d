using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Evaluation;

/// <summary>How ready a launch is, what its reviewers have concluded, and what opens its gates.</summary>
internal sealed class EvaluationFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 81;

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Gates");
        EvaluationEndpoints.Map(tagged.Reads);
    }
}
