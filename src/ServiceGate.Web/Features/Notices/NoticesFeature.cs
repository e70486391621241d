using ServiceGate.Web.Features.Notices.Board;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Notices;

/// <summary>Notices of a launch, the board of all, batches and their progress.</summary>
internal sealed class NoticesFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 90;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddSingleton<NoticeEvents>().AddSingleton<SeedSending>();

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        NoticeEvents.Map(app);
        UntoldLists.Map(app);
        BoardExport.Map(app);
    }

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Notices");
        BatchEndpoints.Map(tagged.Reads, tagged.Commands);
        UntoldLists.MapApi(tagged.Reads);
        SettlementEndpoints.Map(tagged.Reads, tagged.Commands);
        ConfirmationEndpoints.Map(tagged.Reads, tagged.Commands);
        AheadEndpoints.Map(tagged.Commands);
        SeedEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
