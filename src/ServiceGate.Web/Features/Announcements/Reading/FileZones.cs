using Ical.Net.CalendarComponents;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>
/// The zones of a calendar file. What the file defines itself (<c>VTIMEZONE</c>) is what its names mean; other names are those of the IANA or of Windows, in full. The
/// library would take the nearest name that it knows for any other, so its conversions are not used.
/// </summary>
internal sealed class FileZones
{
    /// <summary>The most zones that a file defines, each counted once however often it stands there.</summary>
    public const int Most = 100;

    /// <summary>The most changes of the clock that are followed for one file: what it asks of the program is bounded, whatever it defines.</summary>
    private const int MostChanges = 50_000;

    private readonly Dictionary<string, VTimeZone> _defined = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DefinedZone?> _followed = new(StringComparer.Ordinal);
    private int _left = MostChanges;

    /// <summary>Reads the definitions; one that cannot be read defines nothing.</summary>
    /// <exception cref="UnreadableFeedException">There are too many.</exception>
    public FileZones(IEnumerable<string> definitions)
    {
        string[] different = [.. definitions.Distinct(StringComparer.Ordinal)];
        if (different.Length > Most) throw new UnreadableFeedException("feed.too-many-zones", ("most", Most));
        foreach (var definition in different)
            if (CalendarText.TryLoad(definition)?.TimeZones.FirstOrDefault() is { TzId: { Length: > 0 } name } zone) _defined.TryAdd(name, zone);
    }

    /// <summary>The moment of a local time in a zone; null with the reason where it is none.</summary>
    public DateTimeOffset? Resolve(DateTime local, string zone, string field, out Violation? fault)
    {
        if ((fault = AnnouncedYear.WhyNot(local, field)) is not null) return null;
        if (_defined.TryGetValue(zone, out var defined))
        {
            if (Followed(zone, defined)?.MomentOf(local) is { } moment) return moment;
            fault = Violation.Of("announcement.zone-definition", field, ("zone", zone.Shortened(60)));
            return null;
        }
        if ((LocalTimes.FindZone(zone) ?? Windows(zone)) is { } known) return TimeText.InZone(local, known, field, out fault);
        fault = Violation.Of("announcement.unknown-zone", field, ("zone", zone.Shortened(60)));
        return null;
    }

    private DefinedZone? Followed(string name, VTimeZone zone) =>
        _followed.TryGetValue(name, out var followed) ? followed : _followed[name] = DefinedZone.Follow(zone, ref _left);

    private static TimeZoneInfo? Windows(string name) => TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana) ? LocalTimes.FindZone(iana) : null;
}
