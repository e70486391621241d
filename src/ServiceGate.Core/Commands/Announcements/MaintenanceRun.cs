using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Launches;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Announcements;

namespace ServiceGate.Core.Commands.Announcements;

/// <summary>Takes the rows of one maintenance over, within a transaction.</summary>
internal sealed class MaintenanceRun(CommandContext context, OrganisationUnit unit, LaunchOwner owner, int weeks, string maintenance)
{
    private readonly List<RowOutcome> _rows = [];

    /// <summary>Takes them over.</summary>
    /// <param name="rows">Good rows in the order of the file.</param>
    public async Task<MaintenanceTakenOver> RunAsync(IReadOnlyList<AnnouncedRow> rows)
    {
        var all = await context.Session.Announcements.OfMaintenanceAsync(unit.Id, maintenance);
        var standing = all.Where(w => w.FollowedBy is null).ToList();
        var counting = AnnouncementOrder.Of(rows).Where(row => Counts(row, standing)).ToList();
        var place = all.Count == 0 ? 0 : all.Max(w => w.Place);
        var windows = new List<WindowOutcome>();
        foreach (var (said, stands) in WindowMatching.Of(WindowFolding.Of(counting), standing, Unshifted(context.Now)))
        {
            if (stands is null && WindowMatching.WasReplaced(said, standing))
            {
                Note(said, new(RowVerdict.Unchanged, null, Violation.Of("announcement.replaced-window", "start")));
                continue;
            }
            var work = new AnnouncedLaunch(context, unit, owner, weeks, maintenance, said, ++place);
            var became = await work.FollowAsync(stands);
            Note(said, became);
            if (became.Window is { } window) windows.Add(window);
        }
        return new([.. _rows.OrderBy(r => r.Row)], windows);
    }

    private bool Counts(AnnouncedRow row, IReadOnlyList<AnnouncedWindow> standing)
    {
        // Where windows are moved for a demonstration, what was over is to come.
        var over = AnnouncementTexts.Shifted(row.Said.Span, weeks).End <= context.Now || (weeks == 0 && row.Said.Status is AnnouncementStatus.Completed);
        if (AnnouncementOrder.IsOlder(row.Said, standing))
            _rows.Add(RowOutcome.Of(row.Number, RowVerdict.Older, Violation.Of("announcement.older", "announced")));
        // What is over is news only of a window that is known.
        else if (over && !IsKnown(row.Said.Span, standing))
            _rows.Add(RowOutcome.Of(row.Number, RowVerdict.Refused, Violation.Of("announcement.over", "end", ("word", row.Said.Status.Code()), ("end", Written(row.Said.End)))));
        else return true;
        return false;
    }

    private static bool IsKnown(AnnouncedSpan span, IReadOnlyList<AnnouncedWindow> standing) => standing.Any(w => w.Replaced.Append(w.Span).Any(span.Meets));

    private DateTimeOffset Unshifted(DateTimeOffset at) => at.AddDays(-7 * weeks);

    private void Note(SaidWindow said, AnnouncedLaunch.Became became) => _rows.AddRange(said.Rows.Select(row =>
        row == said.Last ? RowOutcome.Of(row.Number, became.Verdict, became.Said, became.Window?.Launch)
        : new RowOutcome(row.Number, row.Said.Status.IsNoNews() ? RowVerdict.Unchanged : RowVerdict.Followed, became.Window?.Launch)));

    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
