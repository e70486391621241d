using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Web.Api;
using ServiceGate.Web.Features.Announcements.Reading;
using ServiceGate.Web.Shell.Languages;

namespace ServiceGate.Web.Features.Announcements;

/// <summary>What became of a file of announcements, or would become of it.</summary>
/// <param name="Form">The form in which it was read.</param>
/// <param name="Preview">Whether nothing was done.</param>
/// <param name="Changed">Whether any launch was made or changed, or would be.</param>
/// <param name="Refused">How many rows were refused.</param>
/// <param name="Rows">Each row, in the order of the file.</param>
/// <param name="Windows">Each window that the rows speak of.</param>
public sealed record TakeoverDocument(FeedForm Form, bool Preview, bool Changed, int Refused, IReadOnlyList<AnnouncedRowDocument> Rows, IReadOnlyList<AnnouncedWindowDocument> Windows)
{
    internal static TakeoverDocument Of(TakeoverReport report, bool preview, Texts texts)
    {
        var rows = report.Rows.Select(row => AnnouncedRowDocument.Of(row, report, preview, texts)).ToList();
        return new(report.File.Form, preview, report.HasChanged, rows.Count(r => r.Verdict is RowVerdict.Refused), rows,
            [.. report.Windows.Select(w => AnnouncedWindowDocument.Of(w.Name, w.Window, preview))]);
    }
}

/// <summary>What became of a row.</summary>
/// <param name="Row">Its number, from 1; of a calendar that of the event.</param>
/// <param name="Maintenance">Provider and number, a question mark for what is missing.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Launch">Number of its launch; absent where there is none yet.</param>
/// <param name="Reason">Why it was refused, or what is to be said of it.</param>
/// <param name="Remarks">What else is to be said of it.</param>
public sealed record AnnouncedRowDocument(int Row, string Maintenance, RowVerdict Verdict, string? Launch, ViolationDocument? Reason, IReadOnlyList<ViolationDocument> Remarks)
{
    internal static AnnouncedRowDocument Of(RowReport row, TakeoverReport report, bool preview, Texts texts) => new(
        row.Row, row.Name, row.Verdict, preview && IsNew(row.Launch, report) ? null : row.Launch, row.Said is { } said ? ViolationDocument.Of(said, texts) : null,
        [.. row.Remarks.Select(r => ViolationDocument.Of(r, texts))]);

    private static bool IsNew(string? launch, TakeoverReport report) => report.Windows.Any(w => w.Window.Launch == launch && w.Window.IsNew);
}

/// <summary>What became of a window.</summary>
/// <param name="Maintenance">Provider and number.</param>
/// <param name="Launch">Number of its launch; absent in a preview where there is none yet.</param>
/// <param name="Change">What was done.</param>
/// <param name="Start">Start of the launch's window.</param>
/// <param name="End">End of the launch's window.</param>
/// <param name="CalledOff">Whether the window is called off.</param>
/// <param name="Follows">Number of the launch whose place it took, since that one could not come back.</param>
public sealed record AnnouncedWindowDocument(string Maintenance, string? Launch, WindowChange Change, DateTimeOffset Start, DateTimeOffset End, bool CalledOff, string? Follows)
{
    internal static AnnouncedWindowDocument Of(string name, WindowOutcome window, bool preview) =>
        new(name, preview && window.IsNew ? null : window.Launch, window.Change, window.Start, window.End, window.CalledOff, window.Follows);
}

/// <summary>What was announced of a launch's window.</summary>
/// <param name="Provider">Who announced it.</param>
/// <param name="MaintenanceId">The provider's number.</param>
/// <param name="Account">The customer's account with the provider.</param>
/// <param name="Status">What was announced of it last.</param>
/// <param name="Start">Start as announced.</param>
/// <param name="End">End as announced.</param>
/// <param name="CalledOff">Whether an announcement called it off.</param>
/// <param name="Circuits">What is affected.</param>
/// <param name="Summary">What the provider says about it.</param>
/// <param name="Announced">When the provider said so; absent where it did not say when.</param>
/// <param name="Others">The other windows of the same maintenance.</param>
public sealed record AnnouncementDocument(
    string Provider, string MaintenanceId, string? Account, AnnouncementStatus Status, DateTimeOffset Start, DateTimeOffset End, bool CalledOff,
    IReadOnlyList<AnnouncedCircuit> Circuits, string? Summary, DateTimeOffset? Announced, IReadOnlyList<OtherWindowDocument> Others)
{
    internal static AnnouncementDocument Of(AnnouncedNight night) => new(
        night.Window.Provider, night.Window.MaintenanceId, night.Window.Account, night.Window.Status, night.Window.Span.Start, night.Window.Span.End, night.Window.CalledOff,
        night.Window.Circuits, night.Window.Summary, night.Window.Announced,
        [.. night.Others.Select(o => new OtherWindowDocument(o.Launch.Number, o.Window.Span.Start, o.Window.Span.End, o.Window.CalledOff, o.Window.FollowedBy == night.Window.LaunchId))]);
}

/// <summary>Another window of the same maintenance.</summary>
/// <param name="Launch">Number of its launch.</param>
/// <param name="Start">Start as announced.</param>
/// <param name="End">End as announced.</param>
/// <param name="CalledOff">Whether an announcement called it off.</param>
/// <param name="FollowedByThis">Whether this launch took its place.</param>
public sealed record OtherWindowDocument(string Launch, DateTimeOffset Start, DateTimeOffset End, bool CalledOff, bool FollowedByThis);
