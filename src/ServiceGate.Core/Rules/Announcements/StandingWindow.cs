using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Rules.Announcements;

/// <summary>What is kept of a window after the rows of a file.</summary>
public static class StandingWindow
{
    /// <summary>The most windows that are remembered as replaced.</summary>
    private const int MostReplaced = 50;

    /// <summary>The window as it stands afterwards. What a row does not say stays as it was.</summary>
    /// <param name="said">The window of the file.</param>
    /// <param name="stood">The window as it stood; null: it is new.</param>
    /// <param name="launchId">Its launch.</param>
    /// <param name="unitId">The unit for which it is taken over.</param>
    /// <param name="maintenance">Which maintenance it belongs to.</param>
    /// <param name="place">Its new place.</param>
    public static AnnouncedWindow After(SaidWindow said, AnnouncedWindow? stood, long launchId, long unitId, string maintenance, long place)
    {
        var last = said.Last.Said;
        // A cancellation names a window; it neither moves one nor says what its work is.
        var off = said.CalledOff ? stood : null;
        return new()
        {
            LaunchId = launchId,
            UnitId = unitId,
            Maintenance = maintenance,
            Place = place,
            Provider = last.Provider,
            MaintenanceId = last.MaintenanceId,
            Account = last.Account ?? stood?.Account,
            Status = last.Status,
            Span = off is not null && said.Span.Meets(off.Span) ? off.Span : said.Span,
            Replaced = Replaced(said, stood),
            CalledOff = said.CalledOff,
            Circuits = off?.Circuits ?? last.Circuits,
            Summary = off is null ? last.Summary : off.Summary,
            Announced = Stored(last.Announced) ?? stood?.Announced,
            Uid = last.Uid ?? stood?.Uid,
            Sequence = last.Uid is null ? stood?.Sequence : last.Sequence,
        };
    }

    /// <summary>Whether two say the same; how provider and number are written does not count.</summary>
    public static bool SaysTheSame(AnnouncedWindow one, AnnouncedWindow other) =>
        CoreJson.Canonical(one with { Place = other.Place, Provider = other.Provider, MaintenanceId = other.MaintenanceId }) == CoreJson.Canonical(other);

    private static IReadOnlyList<AnnouncedSpan> Replaced(SaidWindow said, AnnouncedWindow? stood)
    {
        var left = stood is null || stood.Span.Meets(said.Span) ? [] : new[] { stood.Span };
        return [.. (stood?.Replaced ?? []).Concat(left).Concat(said.Replaced).Where(span => !span.Meets(said.Span)).Distinct().TakeLast(MostReplaced)];
    }

    // Moments are stored in milliseconds.
    private static DateTimeOffset? Stored(DateTimeOffset? at) => at is { } moment ? DateTimeOffset.FromUnixTimeMilliseconds(moment.ToUnixTimeMilliseconds()) : null;
}
