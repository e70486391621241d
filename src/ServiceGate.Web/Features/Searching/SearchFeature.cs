using ServiceGate.Data.Search;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Searching;

/// <summary>The search index, which is kept behind the commands.</summary>
internal sealed class SearchFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 178;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddSingleton<SearchIndex>().AddHostedService<SearchWorker>();
}
