using ServiceGate.Core.Facts.Announcements;

namespace ServiceGate.Core.Rules.Announcements;

/// <summary>
/// What the rows of one maintenance say together. Rows that overlap are revisions of one window, rows that do not are windows of their own; RE-SCHEDULED replaces what it
/// follows, CANCELLED calls off the window that it names.
/// </summary>
public static class WindowFolding
{
    /// <summary>The windows, in the order in which they were first announced.</summary>
    /// <param name="rows">The rows in the order in which they were announced (<see cref="AnnouncementOrder"/>).</param>
    public static IReadOnlyList<SaidWindow> Of(IEnumerable<AnnouncedRow> rows)
    {
        var windows = new List<SaidWindow>();
        SaidWindow? last = null;
        foreach (var row in rows)
        {
            var window = SpokenOf(row.Said, windows, last);
            if (window is null) windows.Add(window = new(row) { ReplacesWhatStands = last is null && row.Said.Status is AnnouncementStatus.Rescheduled });
            else window.Take(row);
            last = window;
        }
        return windows;
    }

    private static SaidWindow? SpokenOf(Announcement said, List<SaidWindow> windows, SaidWindow? last) =>
        windows.Where(w => w.Span.Meets(said.Span)).OrderByDescending(w => w.Span.Shared(said.Span)).FirstOrDefault()
        ?? said.Status switch
        {
            AnnouncementStatus.Rescheduled => last,
            // What was replaced and is announced again has come back; to call it off says nothing new (SaidWindow.Take).
            _ => windows.LastOrDefault(w => w.Replaced.Any(span => span.Meets(said.Span))),
        };
}
