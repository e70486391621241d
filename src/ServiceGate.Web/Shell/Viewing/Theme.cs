namespace ServiceGate.Web.Shell.Viewing;

/// <summary>Light, dark, or as the viewer's system is set.</summary>
public static class Theme
{
    /// <summary>Name of the cookie that remembers the choice.</summary>
    public const string CookieName = "theme";

    /// <summary>Follows the system; the default.</summary>
    public const string Auto = "auto";

    /// <summary>All themes, in the order the switch offers them.</summary>
    public static IReadOnlyList<string> All { get; } = ["light", "dark", Auto];

    /// <summary>The remembered theme, or the default if there is none.</summary>
    public static string Of(HttpRequest request) => Find(request.Cookies[CookieName]) ?? Auto;

    /// <summary>The theme of a name, or null if there is none.</summary>
    public static string? Find(string? name) => All.FirstOrDefault(theme => theme == name);
}
