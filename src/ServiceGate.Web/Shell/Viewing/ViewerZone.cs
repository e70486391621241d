using System.Collections.Concurrent;

namespace ServiceGate.Web.Shell.Viewing;

/// <summary>Finds the time zone in which a viewer reads times: the browser's, else the unit's, else China's.</summary>
public static class ViewerZone
{
    /// <summary>Name of the cookie in which a script of ours stores the browser's zone, as an IANA name.</summary>
    public const string CookieName = "tz";

    /// <summary>The zone assumed when nothing else is known.</summary>
    public const string Default = "Asia/Shanghai";

    private const int LongestName = 64;
    private static readonly ConcurrentDictionary<string, TimeZoneInfo> Known = new(StringComparer.Ordinal);

    /// <summary>The first of the names that is a zone; names may be missing or nonsense.</summary>
    public static TimeZoneInfo Choose(string? cookie, string? unitZone) =>
        Find(cookie) ?? Find(unitZone) ?? Find(Default) ?? TimeZoneInfo.Utc;

    /// <summary>The zone of an IANA name, or null if there is none.</summary>
    public static TimeZoneInfo? Find(string? name)
    {
        if (string.IsNullOrEmpty(name) || name.Length > LongestName)
            return null;
        if (Known.TryGetValue(name, out var known))
            return known;
        // Only real zones are kept, so that a made-up cookie cannot fill the memory.
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? Known.GetOrAdd(name, zone) : null;
    }
}
