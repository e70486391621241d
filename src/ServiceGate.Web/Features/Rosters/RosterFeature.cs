using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Rosters;

/// <summary>Who is on duty for a unit, from when until when.</summary>
internal sealed class RosterFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 147;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddSingleton<RosterEntry>();

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Organisation");
        RosterEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
