using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>The settings of ASP.NET Core that may stand beside ours, and those of them that would undo what ours say.</summary>
internal static class FrameworkSettings
{
    private const string Endpoints = "Kestrel:Endpoints";
    private const string TrustEverybody = "ForwardedHeaders_Enabled";
    private const string Levels = "LogLevel";

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "Logging", "Kestrel", "AllowedHosts", "applicationName", "environment", "contentRoot", "webroot", "http_ports", "https_ports", "hostBuilder", TrustEverybody,
    };

    /// <summary>Whether a name at the top is the framework's. One that begins with a dollar sign is a remark, such as <c>$schema</c>.</summary>
    public static bool Has(string section) => Known.Contains(section) || section.StartsWith('$');

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<SettingProblem> Problems(IConfigurationRoot configuration)
    {
        if (configuration.GetSection(Endpoints).GetChildren().Any()) yield return new(Endpoints, "addresses are named in Urls only");
        if (configuration[TrustEverybody] is { } trust && !string.Equals(trust, "false", StringComparison.OrdinalIgnoreCase))
            yield return new(TrustEverybody, $"it would believe everybody; name the proxies in {ProxyTrust.Proxies} or {ProxyTrust.Networks}");
        foreach (var key in ConfiguredKey.Of(configuration).Where(IsWrongLevel))
            yield return new(key.Name, $"it must be {string.Join(", ", Enum.GetNames<LogLevel>())}");
    }

    private static bool IsWrongLevel(ConfiguredKey key)
    {
        var parts = key.Name.Split(ConfigurationPath.KeyDelimiter);
        return string.Equals(parts[0], "Logging", StringComparison.OrdinalIgnoreCase) && parts.Length > 2 && string.Equals(parts[^2], Levels, StringComparison.OrdinalIgnoreCase)
            && !string.IsNullOrEmpty(key.Value) && !Enum.GetNames<LogLevel>().Contains(key.Value, StringComparer.OrdinalIgnoreCase);
    }
}
