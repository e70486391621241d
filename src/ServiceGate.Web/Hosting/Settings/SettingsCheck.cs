using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>Judges a whole configuration before anything is opened: names, values, and what does not go together.</summary>
internal static class SettingsCheck
{
    /// <summary>Refuses a configuration.</summary>
    /// <param name="configuration">All sources.</param>
    /// <param name="isDatabaseGiven">Whether the command line or the caller has chosen the database, so that the section only has to be well-formed.</param>
    /// <exception cref="SettingException">Something is wrong; the message names each setting.</exception>
    public static void Run(IConfigurationRoot configuration, bool isDatabaseGiven = false)
    {
        if (Problems(configuration, isDatabaseGiven) is { Count: > 0 } problems) throw new SettingException(problems);
    }

    /// <summary>All that is wrong with a configuration.</summary>
    public static IReadOnlyList<SettingProblem> Problems(IConfigurationRoot configuration, bool isDatabaseGiven = false)
    {
        List<SettingProblem> found = [.. UnknownSettings.Of(configuration), .. FrameworkSettings.Problems(configuration), .. Values(configuration)];
        // What a value that is wrong by itself has to do with others is no matter.
        if (found.Count == 0) found.AddRange(SettingCombinations.Problems(configuration, isDatabaseGiven));
        return [.. found.DistinctBy(p => p.Setting, StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<SettingProblem> Values(IConfiguration configuration) =>
        from setting in KnownSettings.All
        let value = configuration[setting.Name]
        where value is not null && !(value.Length > 0 && setting.Rule.Allows(value))
        select new SettingProblem(setting.Name, setting.Rule.Sentence);
}
