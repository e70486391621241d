using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Comments;

/// <summary>What people say to service concerns.</summary>
internal sealed class CommentsFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 57;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddScoped<CommentReader>();

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Dossier");
        CommentEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
