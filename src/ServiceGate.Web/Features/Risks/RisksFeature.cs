using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Risks;

/// <summary>Risks of a launch: how they count, and the questions that turn into risks.</summary>
internal sealed class RisksFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 52;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddScoped<WhatIfReader>();

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Dossier");
        RiskEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
