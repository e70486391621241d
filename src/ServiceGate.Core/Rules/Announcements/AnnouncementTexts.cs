using System.Globalization;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Announcements;

/// <summary>What a launch says of the window that it was made of.</summary>
public static class AnnouncementTexts
{
    private const int LongestTitle = 200;
    private const int LongestOrder = 64;
    private const int LongestDescription = 4000;

    /// <summary>The title.</summary>
    public static string Title(Announcement said) => $"{said.Provider.Trim()} {said.MaintenanceId.Trim()}".Shortened(LongestTitle);

    /// <summary>The number in the other system.</summary>
    public static string Order(Announcement said) => said.MaintenanceId.Trim().Shortened(LongestOrder);

    /// <summary>The description; null when there is nothing to say. Longer ones are cut between characters.</summary>
    public static string? Description(string? summary, IReadOnlyList<AnnouncedCircuit> circuits) =>
        Whole(summary, circuits) is { Length: > 0 } text ? text.Shortened(LongestDescription).TrimEnd() : null;

    /// <summary>Whether a description is cut.</summary>
    public static bool IsShortened(Announcement said) => Whole(said.Summary, said.Circuits).Length > LongestDescription;

    /// <summary>The local times of a window in a zone, in whole minutes that hold all of it.</summary>
    public static WindowInput Window(AnnouncedSpan span, TimeZoneInfo zone)
    {
        var (start, end) = Minutes(span);
        return new(Local(start, zone), Local(end, zone), zone.Id, LocalTimes.FormatOffset(zone.GetUtcOffset(start)), LocalTimes.FormatOffset(zone.GetUtcOffset(end)));
    }

    /// <summary>A window in whole minutes that hold all of it.</summary>
    public static AnnouncedSpan Minutes(AnnouncedSpan span)
    {
        var (start, end) = (span.Start.ToUniversalTime(), span.End.ToUniversalTime());
        var over = end.Ticks % TimeSpan.TicksPerMinute;
        return new(start.ToTheMinute(), over == 0 ? end : end.AddTicks(TimeSpan.TicksPerMinute - over));
    }

    /// <summary>A window moved by weeks, for demonstrations.</summary>
    public static AnnouncedSpan Shifted(AnnouncedSpan span, int weeks) => new(span.Start.AddDays(7 * weeks), span.End.AddDays(7 * weeks));

    private static string Local(DateTimeOffset at, TimeZoneInfo zone) => at.InZone(zone).ToString(LocalTimes.Format, CultureInfo.InvariantCulture);

    private static string Whole(string? summary, IReadOnlyList<AnnouncedCircuit> circuits) =>
        $"{summary?.Trim()}\n{string.Join("; ", circuits.Select(c => $"{c.Id} ({c.Impact.Code()})"))}".Trim();
}
