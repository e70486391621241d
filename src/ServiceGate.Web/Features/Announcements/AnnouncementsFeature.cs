using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Announcements;

/// <summary>Maintenances announced in another system, taken over as launches.</summary>
internal sealed class AnnouncementsFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 170;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddSingleton<AnnouncementTakeover>();

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Announcements");
        AnnouncementEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
