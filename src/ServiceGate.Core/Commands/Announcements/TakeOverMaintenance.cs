using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Facts.Announcements;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Announcements;

namespace ServiceGate.Core.Commands.Announcements;

/// <summary>
/// Takes over what was announced of one maintenance as network cutovers: reads the rows in the order in which they were announced on top of what stands, and compares the
/// outcome with the launches. Where nothing differs nothing changes. Two runs at once do not both count: one of them is tried again on top of the other.
/// </summary>
/// <param name="Unit">Code of the unit that the launches belong to.</param>
/// <param name="Owner">Sign-in name of the product manager who owns new launches; null: whoever gives the command.</param>
/// <param name="Weeks">By how many weeks windows are moved, for demonstrations; 0: not at all.</param>
/// <param name="Rows">The rows of one maintenance, in the order of the file.</param>
[CommandName("TakeOverMaintenance"), Members("unit", "owner", "weeks", "rows")]
public sealed record TakeOverMaintenance(string? Unit, string? Owner, int Weeks, IReadOnlyList<AnnouncedRow>? Rows) : Command<MaintenanceTakenOver>
{
    internal override Permission Permission => Permission.TakeOverAnnouncements;

    internal override Task<bool> MayStillAsync(CommandContext context) =>
        Task.FromResult(context.Tree.Find(Unit) is not { } unit || context.May(Permission, unit.Id));

    internal override async Task<Outcome<MaintenanceTakenOver>> ExecuteAsync(CommandContext context)
    {
        var check = new Check().Range(Weeks, "weeks", -AnnouncementRules.MostWeeks, AnnouncementRules.MostWeeks)
            .Range(Rows?.Count ?? 0, "rows", 1, AnnouncementRules.MostRows);
        var unit = context.Tree.Find(Unit);
        check.That(unit is not null, "unit.unknown", "unit", ("unit", Unit ?? ""));
        if (unit is not null && !context.May(Permission, unit.Id)) return Refused.Forbidden("policy.not-allowed", ("permission", Permission));
        if (unit is null || !check.Passed) return Refused.Invalid(check.Violations);
        var owner = await AnnouncementOwner.FindAsync(context, Owner, unit, check);
        if (owner is null) return Refused.Invalid(check.Violations);

        var judged = Rows!.Select(r => (Row: r, Fault: AnnouncementRules.WhyNot(r.Said))).ToList();
        var good = judged.Where(r => r.Fault is null).Select(r => r.Row).ToList();
        var keys = good.Select(r => MaintenanceKey.Of(r.Said.Provider, r.Said.MaintenanceId)).Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count > 1) return Refused.Invalid("announcement.one-maintenance", "rows");
        List<RowOutcome> rows = [.. judged.Where(r => r.Fault is not null).Select(r => RowOutcome.Of(r.Row.Number, RowVerdict.Refused, r.Fault))];
        if (keys.Count == 0) return new MaintenanceTakenOver(rows, []);
        var taken = await new MaintenanceRun(context, unit, owner, Weeks, keys[0]).RunAsync(good);
        return taken with { Rows = [.. rows.Concat(taken.Rows).OrderBy(r => r.Row)] };
    }
}
