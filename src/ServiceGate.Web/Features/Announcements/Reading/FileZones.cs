using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.Evaluation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>
/// The zones of a calendar file. What the file defines itself (<c>VTIMEZONE</c>) is what its names mean; other names are those of the IANA or of Windows, in full. The
/// library would take the nearest name that it knows for any other, so its conversions are not used.
/// </summary>
internal sealed class FileZones
{
    /// <summary>No zone has changed its clocks more often.</summary>
    private const int MostChanges = 2000;

    private readonly Dictionary<string, VTimeZone> _defined = new(StringComparer.Ordinal);

    /// <summary>Reads the definitions; one that cannot be read defines nothing.</summary>
    public FileZones(IEnumerable<string> definitions)
    {
        foreach (var definition in definitions)
            if (CalendarText.TryLoad(definition)?.TimeZones.FirstOrDefault() is { TzId: { Length: > 0 } name } zone) _defined.TryAdd(name, zone);
    }

    /// <summary>The moment of a local time in a zone; null with the reason where it is none.</summary>
    public DateTimeOffset? Resolve(DateTime local, string zone, string field, out Violation? fault)
    {
        if (_defined.TryGetValue(zone, out var defined))
        {
            fault = null;
            if (OffsetOf(defined, local) is { } offset) return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset);
            fault = Violation.Of("announcement.zone-definition", field, ("zone", zone.Shortened(60)));
            return null;
        }
        if ((LocalTimes.FindZone(zone) ?? Windows(zone)) is { } known) return TimeText.InZone(local, known, field, out fault);
        fault = Violation.Of("announcement.unknown-zone", field, ("zone", zone.Shortened(60)));
        return null;
    }

    private static TimeZoneInfo? Windows(string name) => TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana) ? LocalTimes.FindZone(iana) : null;

    /// <summary>The offset that the definition says for a local time: that of the change that came last before it; before the first change, what held until then.</summary>
    private static TimeSpan? OffsetOf(VTimeZone zone, DateTime local)
    {
        try
        {
            var changes = zone.TimeZoneInfos.SelectMany(part => Changes(part, local)).OrderBy(change => change.At).ToList();
            return changes.Count > 0 ? changes[^1].To : zone.TimeZoneInfos.OrderBy(part => part.DtStart?.Value).FirstOrDefault()?.OffsetFrom?.Offset;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Rules that the library does not follow to an end.
            return null;
        }
    }

    private static IEnumerable<(DateTime At, TimeSpan To)> Changes(VTimeZoneInfo part, DateTime until)
    {
        if (part.DtStart is not { } first || part.OffsetTo is not { } to) return [];
        // Clocks change once or twice a year; rules that ring more often are no zone's.
        if (part.RecurrenceRule is { Frequency: not FrequencyType.Yearly }) return [];
        return part.GetOccurrences(first, new EvaluationOptions { MaxUnmatchedIncrementsLimit = MostChanges }).Take(MostChanges)
            .Select(occurrence => (At: occurrence.Period.StartTime.Value, To: to.Offset)).TakeWhile(change => change.At <= until);
    }
}
