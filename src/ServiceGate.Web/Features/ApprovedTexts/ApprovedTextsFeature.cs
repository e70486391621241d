using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.ApprovedTexts;

/// <summary>Texts for emergencies that two people approve beforehand.</summary>
internal sealed class ApprovedTextsFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 148;

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Notices");
        ApprovedTextEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
