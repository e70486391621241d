using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Shell.Settings;

/// <summary>A setting that the program knows.</summary>
/// <param name="Name">Its name, parts separated by colons: <c>Database:Path</c>.</param>
/// <param name="Rule">What its value must be.</param>
/// <param name="Default">What holds when it is not set, for the reference; null: nothing.</param>
/// <param name="Meaning">What it is for.</param>
/// <param name="Unit">The unit of its number.</param>
internal sealed record Setting(string Name, SettingRule Rule, LocalText? Default, LocalText Meaning, LocalText? Unit = null)
{
    /// <summary>Its name in the environment and as a file among secrets: <c>Database__Path</c>.</summary>
    public string EnvironmentName => Name.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>The first part of its name: the section, or the whole name at the top.</summary>
    public string Section => Name.Split(':')[0];
}
