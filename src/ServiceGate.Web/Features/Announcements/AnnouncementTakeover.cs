using ServiceGate.Core.Commands.Announcements;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Announcements;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Web.Features.Announcements;

/// <summary>Whose launches announced windows become.</summary>
/// <param name="Unit">Code of the unit that they belong to.</param>
/// <param name="Owner">Sign-in name of the product manager who owns new ones; null: whoever takes them over.</param>
/// <param name="Weeks">By how many weeks windows are moved, for demonstrations.</param>
public sealed record TakeoverOrder(string? Unit, string? Owner, int Weeks = 0);

/// <summary>Takes a file of announcements over, each maintenance in a transaction of its own: what one of them meets stops no other.</summary>
/// <param name="runner">Carries commands out.</param>
public sealed class AnnouncementTakeover(CommandRunner runner)
{
    /// <summary>Takes a file over.</summary>
    /// <param name="report">The file, and what becomes of it: what was taken over stands in it though the rest should fail.</param>
    /// <param name="order">Whose the launches become.</param>
    /// <param name="personId">Who takes it over.</param>
    /// <param name="commandId">Id of the whole: given again with the same file it gets the same answer.</param>
    /// <param name="preview">Whether to tell what would become of each row, and to change nothing.</param>
    /// <param name="cancellation">Ends it; what was taken over by then stays.</param>
    /// <returns>Refused where nothing can be taken over by this person, for this unit or owner.</returns>
    public async Task<Outcome<TakeoverReport>> RunAsync(
        TakeoverReport report, TakeoverOrder order, long personId, string commandId, bool preview = false, CancellationToken cancellation = default)
    {
        if (!report.File.Maintenances.Any() && await WhyNobodyAsync(order, personId, cancellation) is { } none) return none;
        foreach (var rows in report.File.Maintenances)
        {
            if (rows.Count > AnnouncementRules.MostRows)
            {
                report.Refuse(rows, Violation.Of("announcement.many-rows", null, ("most", AnnouncementRules.MostRows)));
                continue;
            }
            var command = new TakeOverMaintenance(order.Unit, order.Owner, order.Weeks, rows);
            var outcome = preview
                ? await runner.TryOutAsync(command, personId, cancellation)
                : await runner.RunAsync(command, personId, Id(commandId, rows[0].Said), cancellation);
            if (outcome.IsDone) report.Add(rows, outcome.Value!);
            // Person, unit and owner are those of every maintenance: what refuses the first one refuses all.
            else if (!report.HasBegun) return new Refused(outcome.Refusal!.Value, outcome.Violations);
            else report.Refuse(rows, outcome.Violations[0]);
        }
        return report;
    }

    // Of a file without a good row nothing is asked of the core but whether this person may.
    private async Task<Refused?> WhyNobodyAsync(TakeoverOrder order, long personId, CancellationToken cancellation)
    {
        var outcome = await runner.TryOutAsync(new TakeOverMaintenance(order.Unit, order.Owner, order.Weeks, []), personId, cancellation);
        var others = outcome.Violations.Where(v => v.Field != "rows").ToList();
        return others.Count > 0 ? new Refused(outcome.Refusal!.Value, others) : null;
    }

    private static string Id(string commandId, Announcement said) =>
        $"announcement-{ContentHash.OfCanonical(CoreJson.Canonical(new { command = commandId, maintenance = MaintenanceKey.Of(said.Provider, said.MaintenanceId) }))[^32..]}";
}
