using System.Globalization;
using ServiceGate.Data.Audiences;
using ServiceGate.Data.Queries;
using ServiceGate.Web.Imports;
using ServiceGate.Web.Shell.Features;

namespace ServiceGate.Web.Features.Customers;

/// <summary>Affected customers: their import and what each was told.</summary>
internal sealed class CustomersFeature : IFeature
{
    /// <summary>Setting: how many customers a person may look up in a minute.</summary>
    public const string LookUpsPerMinute = "Customers:LookUpsPerMinute";

    /// <summary>Setting: with how many look-ups of a person in an hour auditors and administrators are alarmed.</summary>
    public const string LookUpsPerHour = "Customers:LookUpsPerHour";

    /// <inheritdoc/>
    public int Order => 60;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, FeatureSettings settings) => services
        .AddSingleton(new LookUpLimit(Number(settings, LookUpsPerMinute, LookUpLimit.Usual), Number(settings, LookUpsPerHour, LookUpLimit.UsualPerHour)))
        .AddSingleton(new ContactSight(string.Equals(settings.Configuration[ContactSight.Setting], "true", StringComparison.OrdinalIgnoreCase)))
        .AddSingleton<CustomerReader>().AddSingleton<LookUpAlarms>().AddSingleton<AudienceImport>().AddSingleton<WrongLines>().AddSingleton<KeptUploads>().AddSingleton<ColumnMemory>()
        .AddSingleton<RefusalList>().AddSingleton<RefusalEntry>();

    // The settings were checked.
    private static int Number(FeatureSettings settings, string name, int otherwise) =>
        settings.Configuration[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        SearchEverywhere.Map(app);
        WrongLinesFile.Map(app);
        TemplateFiles.Map(app);
    }

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        var tagged = api.Tagged("Customers");
        AudienceEndpoints.Map(tagged.Reads, tagged.Commands);
        TemplateFiles.MapApi(tagged.Reads);
        CustomerEndpoints.Map(tagged.Reads, tagged.Commands);
        RefusalEndpoints.Map(tagged.Reads, tagged.Commands);
    }
}
