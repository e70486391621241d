using System.Text;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Web.Features.Announcements.Reading;

namespace ServiceGate.Web.Features.Announcements;

/// <summary>A file of announcements. Each row is judged by itself: one that cannot be taken over stops no other.</summary>
/// <param name="Form">The form that its content has; its name does not count.</param>
/// <param name="Rows">The rows in the order of the file.</param>
public sealed record AnnouncementFile(FeedForm Form, IReadOnlyList<ReadAnnouncement> Rows)
{
    /// <summary>The most bytes of a file that is named on the command line.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <summary>The most rows of such a file.</summary>
    public const int MostRows = 100_000;

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="zone">The zone in which times without an offset are meant; null: their rows are refused.</param>
    /// <param name="mostRows">The most rows.</param>
    /// <exception cref="UnreadableFeedException">It is no file of announcements.</exception>
    public static AnnouncementFile Read(ReadOnlySpan<byte> bytes, TimeZoneInfo? zone = null, int mostRows = MostRows) => Read(FeedText.Of(bytes), zone, mostRows);

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, TimeZoneInfo?, int)"/>
    public static AnnouncementFile Read(string text, TimeZoneInfo? zone = null, int mostRows = MostRows)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new UnreadableFeedException("feed.empty");
        if (CalendarParts.IsCalendar(text)) return OfCalendar(CalendarParts.Of(text, mostRows), zone);
        var rows = JsonRows.Of(Encoding.UTF8.GetBytes(text), mostRows);
        return ParserRow.AreThese(rows)
            ? new(FeedForm.Parser, [.. rows.Select((row, i) => ParserRow.Read(i + 1, row, zone))])
            : new(FeedForm.Own, [.. rows.Select((row, i) => OwnRow.Read(i + 1, row, zone))]);
    }

    // What a calendar says of its own zone counts where nobody says otherwise.
    private static AnnouncementFile OfCalendar(CalendarParts parts, TimeZoneInfo? zone)
    {
        var own = zone ?? LocalTimes.FindZone(parts.Property("X-WR-TIMEZONE"));
        var cancelled = string.Equals(parts.Property("METHOD"), "CANCEL", StringComparison.OrdinalIgnoreCase);
        var reader = new MaintnoteRow(new(parts.Zones), own, cancelled);
        return new(FeedForm.Maintnote, [.. parts.Events.Select((lines, i) => reader.Read(i + 1, lines))]);
    }

    /// <summary>The rows that can be taken over, by maintenance, in the order of the file.</summary>
    public IEnumerable<IReadOnlyList<AnnouncedRow>> Maintenances => Rows.Where(r => r.Said is not null)
        .GroupBy(r => MaintenanceKey.Of(r.Said!.Provider, r.Said.MaintenanceId), StringComparer.Ordinal)
        .Select(group => (IReadOnlyList<AnnouncedRow>)[.. group.Select(r => new AnnouncedRow(r.Number, r.Said!))]);

    /// <summary>The smallest whole number of weeks by which every window has to be moved to begin after a moment. Whole weeks keep days of the week and times of day.</summary>
    public int WeeksUntilAfter(DateTimeOffset moment)
    {
        var first = Rows.Where(r => r.Said is not null).Select(r => r.Said!.Start).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        return first > moment ? 0 : (int)((moment - first).Days / 7) + 1;
    }
}
