using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Absences;

/// <summary>Who is away, and who stands in meanwhile.</summary>
internal sealed class AbsencesFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 145;

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Organisation");
        AbsenceEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
