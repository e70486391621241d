namespace ServiceGate.Web.Hosting.Settings;

/// <summary>A name that some source of settings holds, whether or not the program knows it.</summary>
/// <param name="Name">The name as it is written there.</param>
/// <param name="Value">The value; null or empty for what only has names below it.</param>
/// <param name="IsOurs">Whether the source holds nothing but what was meant for this program.</param>
internal sealed record ConfiguredKey(string Name, string? Value, bool IsOurs)
{
    /// <summary>The first part of the name.</summary>
    public string Section => Name.Split(ConfigurationPath.KeyDelimiter)[0];

    /// <summary>Whether the name has parts.</summary>
    public bool IsNested => Name.Contains(ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);

    /// <summary>Every name of every source.</summary>
    public static IEnumerable<ConfiguredKey> Of(IConfigurationRoot configuration) =>
        configuration.Providers.SelectMany(provider => Below(provider, null, ServerConfiguration.IsOurs(provider)));

    private static IEnumerable<ConfiguredKey> Below(IConfigurationProvider provider, string? parent, bool isOurs)
    {
        foreach (var part in provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var name = parent is null ? part : ConfigurationPath.Combine(parent, part);
            if (provider.TryGet(name, out var value)) yield return new(name, value, isOurs);
            foreach (var key in Below(provider, name, isOurs)) yield return key;
        }
    }
}
