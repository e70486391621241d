using ServiceGate.Core.Facts.Announcements;

namespace ServiceGate.Core.Rules.Announcements;

/// <summary>A window as the rows of a file leave it, before it is compared with what stands.</summary>
/// <param name="first">The row that speaks of it first.</param>
public sealed class SaidWindow(AnnouncedRow first)
{
    private readonly List<AnnouncedSpan> _replaced = [];
    private readonly List<AnnouncedRow> _rows = [first];

    /// <summary>The window.</summary>
    public AnnouncedSpan Span { get; private set; } = first.Said.Span;

    /// <summary>The windows that it has replaced within the file.</summary>
    public IReadOnlyList<AnnouncedSpan> Replaced => _replaced;

    /// <summary>Whether it is called off.</summary>
    public bool CalledOff { get; private set; } = first.Said.Status is AnnouncementStatus.Cancelled;

    /// <summary>The row that says how it stands.</summary>
    public AnnouncedRow Last { get; private set; } = first;

    /// <summary>The rows that speak of it, in the order in which they were announced.</summary>
    public IReadOnlyList<AnnouncedRow> Rows => _rows;

    /// <summary>Whether it replaces a window that stands already and that the file does not speak of before.</summary>
    public bool ReplacesWhatStands { get; init; }

    /// <summary>Takes a later row that speaks of this window.</summary>
    internal void Take(AnnouncedRow row)
    {
        _rows.Add(row);
        // What is under way or over is no news about when; it speaks of the window that is known.
        if (row.Said.Status.IsNoNews()) return;
        if (row.Said.Status is AnnouncementStatus.Cancelled)
        {
            if (row.Said.Span.Meets(Span)) (CalledOff, Last) = (true, row);
            return;
        }
        if (!row.Said.Span.Meets(Span)) _replaced.Add(Span);
        (Span, CalledOff, Last) = (row.Said.Span, false, row);
    }
}
