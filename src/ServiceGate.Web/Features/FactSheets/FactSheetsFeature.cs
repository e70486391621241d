using ServiceGate.Web.Shell.Features;
using ServiceGate.Web.Views.Sheets;

namespace ServiceGate.Web.Features.FactSheets;

/// <summary>Fact sheets, and scripts with their facts in them.</summary>
internal sealed class FactSheetsFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 51;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddSingleton<AcknowledgedReader>();

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api) => ScriptEndpoints.Map(api.Tagged("Dossier").Reads);
}
