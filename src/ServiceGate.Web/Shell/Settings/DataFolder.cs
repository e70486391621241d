namespace ServiceGate.Web.Shell.Settings;

/// <summary>The folder in which files of the installation are written, such as one-time passwords: that of the database file unless a setting names another.</summary>
/// <param name="Path">Full path.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>Name of the setting.</summary>
    internal const string Setting = "DataFolder";
}
