using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Data.Opening;
using ServiceGate.Delivery.Settings;
using ServiceGate.Web.Features.Accounts.Sessions;
using ServiceGate.Web.Features.Attachments.Keeping;
using ServiceGate.Web.Features.Reminders;
using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>Settings that do not go together: what is missing, and what would have no effect, though whoever set it expects one.</summary>
internal static class SettingCombinations
{
    /// <summary>What is wrong with settings each of which is right by itself.</summary>
    public static IEnumerable<SettingProblem> Problems(IConfiguration configuration, bool isDatabaseGiven) =>
    [
        .. isDatabaseGiven ? [] : OfDatabase(configuration),
        .. Enum.GetValues<NoticeChannel>().SelectMany(c => OfChannel(configuration, $"{DeliveryOptions.Section}:{c}")),
        .. OfCallOut(configuration, $"{DeliveryOptions.Section}:{nameof(DeliveryOptions.CallOut)}"),
        .. OfCustomerAction(configuration, $"{DeliveryOptions.Section}:{nameof(DeliveryOptions.CustomerAction)}:{nameof(CustomerActionOptions.Secret)}"),
        .. OfAdapter(configuration, "Workflow:Engine", "Elsa"),
        .. OfHangfire(configuration),
        .. OfAttachments(configuration),
        .. OfElsa(configuration, isDatabaseGiven),
        .. OfListening(configuration),
        .. Has(configuration, KeyProtection.FormerSetting) && !Has(configuration, KeyProtection.SecretSetting)
            ? [new SettingProblem(KeyProtection.FormerSetting, $"it needs {KeyProtection.SecretSetting}")] : Array.Empty<SettingProblem>(),
    ];

    private static IEnumerable<SettingProblem> OfDatabase(IConfiguration configuration)
    {
        var chosen = DatabaseChoice.Settings(configuration, null, demo: false);
        if (chosen.IsShared && !Databases.IsConnectionString(chosen))
            yield return new("Database:ConnectionString", $"with Database:Provider {chosen.Provider} {DatabaseChoice.ConnectionStringRule}");
        if (chosen.IsShared && Has(configuration, "Database:Path")) yield return new("Database:Path", $"with Database:Provider {chosen.Provider} there is no file");
        if (!chosen.IsShared && Has(configuration, "Database:ConnectionString"))
            yield return new("Database:ConnectionString", $"it needs a Database:Provider that is a server; with {chosen.Provider} the data would go to a file");
    }

    private static IEnumerable<SettingProblem> OfChannel(IConfiguration configuration, string channel)
    {
        var (kind, url, secret) = ($"{channel}:{nameof(ChannelOptions.Kind)}", $"{channel}:{nameof(ChannelOptions.Url)}", $"{channel}:{nameof(ChannelOptions.Secret)}");
        foreach (var name in new[] { url, secret })
        {
            var isGateway = configuration[kind] == ChannelOptions.Http;
            if (isGateway && !Has(configuration, name)) yield return new(name, $"with {kind} {ChannelOptions.Http} it is required");
            if (!isGateway && Has(configuration, name)) yield return new(name, $"it needs {kind} {ChannelOptions.Http}; otherwise notices would go to files");
        }

        var (former, current) = ($"{channel}:{nameof(ChannelOptions.SettlesDoubles)}", $"{channel}:{nameof(ChannelOptions.Deduplicates)}");
        if (Has(configuration, former) && Has(configuration, current) && !string.Equals(configuration[former], configuration[current], StringComparison.OrdinalIgnoreCase))
            yield return new(current, $"it differs from {former}, its former name; leave that out");
    }

    private static IEnumerable<SettingProblem> OfCallOut(IConfiguration configuration, string section)
    {
        var kind = configuration[BoundSettings.CallOutKind] ?? CallOutOptions.None;
        foreach (var (name, needs) in new[] { (nameof(CallOutOptions.Url), CallOutOptions.Http), (nameof(CallOutOptions.Secret), CallOutOptions.Http), (nameof(CallOutOptions.Path), CallOutOptions.Folder) })
        {
            var isSet = Has(configuration, $"{section}:{name}");
            if (needs == CallOutOptions.Http && kind == needs && !isSet) yield return new($"{section}:{name}", $"with {BoundSettings.CallOutKind} {needs} it is required");
            if (kind != needs && isSet) yield return new($"{section}:{name}", $"it needs {BoundSettings.CallOutKind} {needs}; otherwise nobody is called there");
        }
    }

    private static IEnumerable<SettingProblem> OfCustomerAction(IConfiguration configuration, string secret)
    {
        var are = Has(configuration, BoundSettings.ActionEndpoints);
        if (are && !Has(configuration, secret)) yield return new(secret, $"with {BoundSettings.ActionEndpoints} it is required");
        if (!are && Has(configuration, secret)) yield return new(secret, $"it needs {BoundSettings.ActionEndpoints}; otherwise plans call nothing");
    }

    private static IEnumerable<SettingProblem> OfAdapter(IConfiguration configuration, string kind, string adapter)
    {
        var isChosen = configuration[kind] == adapter;
        if (isChosen && !BuiltIn.Has(adapter)) yield return new(kind, $"{adapter} is not part of this build; build it with -p:Use{adapter}=true");
        var section = $"{kind.Split(':')[0]}:{adapter}:";
        foreach (var setting in KnownSettings.All.Where(s => !isChosen && s.Name.StartsWith(section, StringComparison.Ordinal) && Has(configuration, s.Name)))
            yield return new(setting.Name, $"it needs {kind} {adapter}");
    }

    private static IEnumerable<SettingProblem> OfHangfire(IConfiguration configuration)
    {
        var isWanted = string.Equals(configuration[ReminderAgenda.Enabled], "true", StringComparison.OrdinalIgnoreCase);
        if (isWanted && !BuiltIn.Has("Hangfire")) yield return new(ReminderAgenda.Enabled, "Hangfire is not part of this build; build it without -p:WithoutHangfire=true");
    }

    // A place may be named that is not the chosen one: content of before is there, or is about to be copied there.
    private static IEnumerable<SettingProblem> OfAttachments(IConfiguration configuration)
    {
        var chosen = ContentSettings.Chosen(configuration);
        foreach (var name in ContentSettings.Needed(chosen).Where(name => !Has(configuration, name))) yield return new(name, $"with {ContentSettings.Place} {chosen} it is required");
        var s3 = ContentSettings.Needed(ContentPlace.S3);
        if (chosen is ContentPlace.S3 || (!s3.Any(name => Has(configuration, name)) && !Has(configuration, ContentSettings.Region))) yield break;
        foreach (var name in s3.Where(name => !Has(configuration, name))) yield return new(name, "it is required where another setting of Attachments:S3 is given");
    }

    private static IEnumerable<SettingProblem> OfElsa(IConfiguration configuration, bool isDatabaseGiven)
    {
        const string store = "Workflow:Elsa:Store", connection = "Workflow:Elsa:ConnectionString";
        if (configuration["Workflow:Engine"] != "Elsa" || configuration[store] is null or nameof(DatabaseProvider.Sqlite) || Has(configuration, connection)) yield break;
        if (isDatabaseGiven || DatabaseChoice.Settings(configuration, null, demo: false).Provider.ToString() != configuration[store])
            yield return new(connection, $"with {store} {configuration[store]} it is required, since Database:Provider is another");
    }

    private static IEnumerable<SettingProblem> OfListening(IConfiguration configuration)
    {
        var isSecure = (configuration["Urls"] ?? "").Contains("https:", StringComparison.OrdinalIgnoreCase);
        if (isSecure && !configuration.GetSection("Kestrel:Certificates:Default").GetChildren().Any()) yield return new("Urls", "https needs a certificate, Kestrel:Certificates:Default:Path");
    }

    private static bool Has(IConfiguration configuration, string name) => configuration[name] is not null;
}
