using ServiceGate.Data.Queries;
using ServiceGate.Web.Imports;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Customers;

/// <summary>Affected customers: their import and what each was told.</summary>
internal sealed class CustomersFeature : IFeature
{
    /// <summary>Setting: how many customers a person may look up in a minute.</summary>
    public const string LookUpsPerMinute = "Customers:LookUpsPerMinute";

    /// <inheritdoc/>
    public int Order => 60;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services
        .AddSingleton(new LookUpLimit(int.TryParse(settings.Configuration[LookUpsPerMinute], out var most) ? most : LookUpLimit.Usual)).AddSingleton<CustomerReader>().AddSingleton<AudienceImport>();

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Customers");
        AudienceEndpoints.Map(tagged.Reads, tagged.Commands);
        CustomerEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
