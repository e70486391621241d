using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.DemoTime;

/// <summary>The clock of a demonstration, moved by hand.</summary>
internal sealed class DemoTimeFeature : IFeature
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddSingleton<DemoClock>();
}
