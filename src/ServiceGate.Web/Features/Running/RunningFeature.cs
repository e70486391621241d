using ServiceGate.Data.Queries;
using ServiceGate.Web.Imports.Accounts;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Running;

/// <summary>The run of a launch: duty, stages, watch, result, and a flow that stands still.</summary>
internal sealed class RunningFeature : IFeature
{
    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddSingleton<FailedCustomers>().AddSingleton<AccountLooks>();

    /// <inheritdoc/>
    public void Map(WebApplication app) => FailedLists.Map(app);

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Run");
        OutcomeEndpoints.Map(tagged.Reads, tagged.Commands);
        FailedLists.MapApi(tagged.Reads);
        FailedUploads.Map(tagged.Commands);
        StageEndpoints.Map(tagged.Reads, tagged.Commands);
        HoldPointEndpoints.Map(tagged.Reads, tagged.Commands);
        PostCheckEndpoints.Map(tagged.Reads, tagged.Commands);
        FlowEndpoints.Map(tagged.Commands);
    }
}
