namespace ServiceGate.Web.Shell.Languages;

/// <summary>Says of whose customers something is meant, where a list has customers of several zones.</summary>
public static class ZoneTexts
{
    /// <summary>A zone in words, such as "Beijing time"; its IANA name where it has no common one.</summary>
    /// <param name="texts">The language.</param>
    /// <param name="zone">IANA name of the zone.</param>
    public static string Zone(this Texts texts, string zone) => texts.Has("zone." + zone) ? texts.T("zone." + zone) : zone;

    /// <summary>What is meant, with the zone of the customers it is meant for; as it is where it is meant for everybody.</summary>
    /// <param name="texts">The language.</param>
    /// <param name="what">What is meant.</param>
    /// <param name="segment">IANA name of the zone; null: everybody.</param>
    public static string ForZone(this Texts texts, string what, string? segment) =>
        segment is null ? what : texts.T("segment.of", ("what", what), ("zone", texts.Zone(segment)));
}
