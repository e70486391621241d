using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.Evaluation;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>A zone that a calendar file defines (<c>VTIMEZONE</c>), followed once: its changes of the clock in their order, until the last year of times that are taken.</summary>
internal sealed class DefinedZone
{
    /// <summary>The most parts of a definition. Zones with all their history have fewer.</summary>
    public const int MostParts = 64;

    /// <summary>Rules of one part that begin in the year 1, as programs write them, change the clock this often at most.</summary>
    private const int MostOfPart = 2400;

    /// <summary>The most changes of one definition: as many parts as there may be, each once a year since 1900.</summary>
    private const int MostOfZone = 20_000;

    /// <summary>No clock is farther from UTC, and the platform takes none that is.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromHours(14);

    private readonly List<(DateTime At, TimeSpan To)> _changes = [];
    private readonly TimeSpan? _before;

    private DefinedZone(VTimeZone zone, ref int left)
    {
        foreach (var part in zone.TimeZoneInfos)
        {
            var count = _changes.Count;
            foreach (var change in Changes(part))
            {
                _changes.Add(change);
                if (--left < 0 || _changes.Count > MostOfZone || _changes.Count - count > MostOfPart) throw new InvalidOperationException("These are no rules of a zone.");
            }
        }
        // Sorting a list as such would not keep the order of changes at one time.
        _changes = [.. _changes.OrderBy(change => change.At)];
        _before = zone.TimeZoneInfos.OrderBy(part => part.DtStart?.Value).FirstOrDefault()?.OffsetFrom?.Offset;
    }

    /// <summary>Follows a definition; null where it cannot be followed, or changes the clock more often than zones do or than is left.</summary>
    /// <param name="zone">The definition.</param>
    /// <param name="left">How many changes may be followed; what was followed is taken from it, also where nothing comes of it.</param>
    public static DefinedZone? Follow(VTimeZone zone, ref int left)
    {
        try
        {
            return zone.TimeZoneInfos.Count > MostParts ? null : new(zone, ref left);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Rules that the library does not follow to an end.
            return null;
        }
    }

    /// <summary>The moment of a local time, by the change that came last before it; before the first change, by what held until then. Null where no offset, or none that a clock may have, is said.</summary>
    /// <remarks>In UTC, since the platform has no offsets of seconds, which zones had.</remarks>
    public DateTimeOffset? MomentOf(DateTime local)
    {
        var (low, high) = (0, _changes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_changes[middle].At <= local) low = middle + 1;
            else high = middle;
        }
        var offset = low > 0 ? _changes[low - 1].To : _before;
        return offset is { } known && known.Duration() <= Farthest ? new DateTimeOffset(DateTime.SpecifyKind(local - known, DateTimeKind.Utc)) : null;
    }

    private static IEnumerable<(DateTime At, TimeSpan To)> Changes(VTimeZoneInfo part)
    {
        if (part.DtStart is not { } first || part.OffsetTo is not { } to) return [];
        // Clocks change once or twice a year, on a day; rules that ring more often are no zone's.
        if (part.RecurrenceRule is { } rule && (rule.Frequency is not FrequencyType.Yearly || rule.ByHour.Count + rule.ByMinute.Count + rule.BySecond.Count > 0)) return [];
        return part.GetOccurrences(first, new EvaluationOptions { MaxUnmatchedIncrementsLimit = MostOfPart })
            .Select(occurrence => (At: occurrence.Period.StartTime.Value, To: to.Offset)).TakeWhile(change => change.At.Year <= LocalTimes.LastYear);
    }
}
