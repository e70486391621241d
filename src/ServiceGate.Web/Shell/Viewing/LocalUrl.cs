namespace ServiceGate.Web.Shell.Viewing;

/// <summary>Keeps redirects on this server.</summary>
public static class LocalUrl
{
    /// <summary>The URL if it is a path on this server, else the home page.</summary>
    public static string OrHome(string? url) => IsLocal(url) ? url! : "/";

    /// <summary>Whether a URL is an absolute path on this server; <c>//host</c> and <c>/\host</c>, which browsers read as another server, are not.</summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl);
}
