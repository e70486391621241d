using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.History;

/// <summary>The daily check of the audit trail, which works by itself and so comes behind the node.</summary>
internal sealed class AuditWatchFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 190;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddHostedService<AuditWatch>();
}
