using ServiceGate.Data.Queries;
using ServiceGate.Web.Imports;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Customers;

/// <summary>Affected customers: their import and what each was told.</summary>
internal sealed class CustomersFeature : IFeature
{
    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services.AddSingleton<CustomerReader>().AddSingleton<AudienceImport>();

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Customers");
        AudienceEndpoints.Map(tagged.Reads, tagged.Commands);
        CustomerEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
