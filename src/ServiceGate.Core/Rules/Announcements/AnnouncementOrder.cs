using ServiceGate.Core.Facts.Announcements;

namespace ServiceGate.Core.Rules.Announcements;

/// <summary>
/// In which order announcements were made: by their own stamp, and where a row has none after the row before it. The revisions of one event of a calendar follow their
/// sequence, whatever their stamps say (RFC 5546, 2.1.5).
/// </summary>
public static class AnnouncementOrder
{
    /// <summary>The rows of one maintenance in the order in which they were announced.</summary>
    /// <param name="rows">In the order of the file.</param>
    public static IReadOnlyList<AnnouncedRow> Of(IReadOnlyList<AnnouncedRow> rows)
    {
        var stamped = Stamped(rows);
        var latest = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var placed = new List<(AnnouncedRow Row, DateTimeOffset At, long Sequence)>();
        foreach (var (row, stamp) in stamped.OrderBy(r => r.Row.Said.Sequence ?? 0).ThenBy(r => r.At))
        {
            var at = stamp;
            if (row.Said.Uid is { } uid)
            {
                if (latest.TryGetValue(uid, out var earlier) && earlier > at) at = earlier;
                latest[uid] = at;
            }
            placed.Add((row, at, row.Said.Sequence ?? 0));
        }
        return [.. placed.OrderBy(r => r.At).ThenBy(r => r.Sequence).ThenBy(r => r.Row.Number).Select(r => r.Row)];
    }

    /// <summary>Whether a row was announced before what stands of its maintenance.</summary>
    public static bool IsOlder(Announcement said, IReadOnlyList<AnnouncedWindow> standing)
    {
        var revisions = said.Uid is null ? [] : standing.Where(w => w.Uid == said.Uid).ToList();
        // An event of its own is measured against its own revisions; what has no event, against everything.
        var against = said.Uid is not null && standing.All(w => w.Uid is not null) ? revisions : standing;
        return against.Any(w => said.Uid is not null && w.Uid == said.Uid && said.Sequence is { } now && w.Sequence is { } then && now != then
            ? now < then
            : said.Announced < w.Announced);
    }

    // A row without a stamp was said after the row before it.
    private static List<(AnnouncedRow Row, DateTimeOffset At)> Stamped(IReadOnlyList<AnnouncedRow> rows)
    {
        var last = DateTimeOffset.MinValue;
        var stamped = new List<(AnnouncedRow, DateTimeOffset)>();
        foreach (var row in rows) stamped.Add((row, last = row.Said.Announced ?? last));
        return stamped;
    }
}
