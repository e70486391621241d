using ServiceGate.Web.Shell.Settings;

namespace ServiceGate.Web.Hosting.Settings;

/// <summary>
/// Finds names that the program does not know. In our sections every name must be known, wherever it stands. At the top the environment holds much that is not ours, so
/// only files and secrets are judged there, and what looks like a slip in the name of a section.
/// </summary>
internal static class UnknownSettings
{
    private const int MostSlips = 2;

    /// <summary>What is unknown.</summary>
    public static IEnumerable<SettingProblem> Of(IConfigurationRoot configuration) =>
        ConfiguredKey.Of(configuration).Select(Problem).OfType<SettingProblem>();

    private static SettingProblem? Problem(ConfiguredKey key)
    {
        if (KnownSettings.Find(key.Name) is not null) return null;
        if (KnownSettings.Find(key.Section) is { } single) return new(single.Name, "it is one value and has no parts");
        if (KnownSettings.Sections.TryGetValue(key.Section, out var section)) return InSection(key, section);
        if (FrameworkSettings.Has(key.Section)) return null;
        if (key.IsOurs) return new(key.Name, "there is no such setting");
        return key.IsNested && KnownSettings.Sections.FirstOrDefault(s => Slips(key.Section, s) <= MostSlips) is { } meant ? new(key.Name, $"there is no such setting; perhaps the section {meant} is meant") : null;
    }

    private static SettingProblem? InSection(ConfiguredKey key, string section)
    {
        // A section in a file that is there and empty, and a variable of the environment that happens to have its name, say nothing.
        if (string.IsNullOrEmpty(key.Value) && KnownSettings.All.Any(s => s.Name.StartsWith(key.Name + ":", StringComparison.OrdinalIgnoreCase))) return null;
        if (!key.IsNested) return key.IsOurs ? new(section, "it is a section and has no value of its own") : null;
        var known = KnownSettings.All.Where(s => s.Section == section).Select(s => s.Name[(section.Length + 1)..]);
        return new(key.Name, $"there is no such setting; {section} has {string.Join(", ", known)}");
    }

    /// <summary>How many letters are wrong, missing or too many.</summary>
    private static int Slips(string written, string meant)
    {
        var (a, b) = (written.ToUpperInvariant(), meant.ToUpperInvariant());
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
