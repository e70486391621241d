using System.Text.Json;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Web.Features.Announcements;

/// <summary>A file of announcements, sorted into maintenances and rows that make no sense.</summary>
/// <param name="Maintenances">One for each provider and maintenance id, in the order of the file.</param>
/// <param name="Refused">The rows refused, each with its number in the file and the reason.</param>
public sealed record AnnouncementFile(IReadOnlyList<Maintenance> Maintenances, IReadOnlyList<RefusedAnnouncement> Refused)
{
    /// <summary>Reads a file: a JSON list of announcements.</summary>
    /// <exception cref="InvalidDataException">It is none; the message names the place.</exception>
    public static AnnouncementFile Read(string json, string fileName)
    {
        try
        {
            var rows = CoreJson.Read<IReadOnlyList<Announcement>>(json).Select((row, i) => (Row: row, Number: i + 1)).ToList();
            return new(
                [.. rows.Where(r => r.Row.Fault() is null).GroupBy(r => (r.Row.Provider, r.Row.MaintenanceId)).Select(g => Maintenance.Of([.. g.Select(r => r.Row)]))],
                [.. rows.Where(r => r.Row.Fault() is not null).Select(r => new RefusedAnnouncement(r.Number, r.Row, r.Row.Fault()!))]);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{fileName}: {e.Message}", e);
        }
    }

    /// <summary>
    /// The smallest whole number of weeks by which every window has to be moved to begin after a moment. Whole weeks keep days of the week and times of day.
    /// </summary>
    public int WeeksUntilAfter(DateTimeOffset moment)
    {
        var first = Maintenances.SelectMany(m => m.Revisions).Min(r => r.Start);
        return first > moment ? 0 : (int)((moment - first).Days / 7) + 1;
    }
}

/// <summary>A row that is not taken over.</summary>
/// <param name="Row">Its number in the file, from 1.</param>
/// <param name="Announcement">The row.</param>
/// <param name="Reason">Why, in English.</param>
public sealed record RefusedAnnouncement(int Row, Announcement Announcement, string Reason);

/// <summary>A maintenance with everything that was announced about it.</summary>
/// <param name="Provider">Who announced it.</param>
/// <param name="Id">The provider's number.</param>
/// <param name="Revisions">The announcements in the order in which they were made: by window; what calls it off comes last.</param>
public sealed record Maintenance(string Provider, string Id, IReadOnlyList<Announcement> Revisions)
{
    /// <summary>Puts the rows of one maintenance in order.</summary>
    internal static Maintenance Of(IReadOnlyList<Announcement> rows) =>
        new(rows[0].Provider, rows[0].MaintenanceId, [.. rows.OrderBy(r => r.Start).ThenBy(r => r.IsCalledOff)]);
}
