using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Accounts;

/// <summary>Signing in, the own account, sessions, and who may open what.</summary>
internal sealed class AccountsFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 20;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddServiceGateAccounts(settings.Configuration);

    /// <inheritdoc/>
    public void Map(WebApplication app) => app.MapServiceGateAccounts();
}
