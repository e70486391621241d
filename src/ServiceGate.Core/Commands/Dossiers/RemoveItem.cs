using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Dossiers;

/// <summary>Takes an item out of a dossier. Its history stays.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Section">Code of the section.</param>
/// <param name="Key">Key of the item.</param>
/// <param name="SeenRevision">The revision the sender saw.</param>
[CommandName("RemoveItem"), Members("launch", "section", "key", "seenRevision")]
public sealed record RemoveItem(string Launch, string? Section, string? Key, int SeenRevision) : LaunchCommand<ItemSaved>(Launch)
{
    internal override Permission Permission => DossierRules.PermissionFor(Section);

    internal override async Task<Outcome<ItemSaved>> DecideAsync(LaunchContext desk)
    {
        if (DossierRules.Editable(Section) is not { } section) return Refused.NotFound("section.not-editable", "section", ("section", Section ?? ""));
        if (desk.Launch.IsDossierClosed) return Refused.Conflict("launch.result-known");
        if (Key is null || await desk.Session.Dossiers.FindAsync(desk.Launch.Id, section, Key) is not { Removed: false } now)
            return Refused.NotFound("item.unknown", "key", ("section", section.Code()), ("key", Key ?? ""));
        if (now.Revision != SeenRevision)
            return Refused.Stale("item.changed-meanwhile", null, ("section", section.Code()), ("key", Key), ("revision", now.Revision));
        var check = new Check();
        await ItemEntry.CheckRemovalAsync(desk, now, check);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var removed = await WriteAsync(desk, now);
        return new ItemSaved(section.Code(), Key, removed.Revision, removed.Hash);
    }

    /// <summary>Takes an item out.</summary>
    /// <returns>The item as it now is.</returns>
    internal static async Task<DossierItem> WriteAsync(LaunchContext desk, DossierItem now)
    {
        var removed = now with { Revision = now.Revision + 1, Removed = true, ChangedBy = desk.Actor.PersonId, ChangedAt = desk.Now };
        await desk.Session.Dossiers.SaveAsync(removed, now.Revision, desk.Launch.Round);
        desk.Launch = desk.Launch with { ContentRevision = desk.Launch.ContentRevision + 1 };
        desk.Audit("dossier.removed", new { section = removed.Section, key = removed.Key, revision = removed.Revision });
        return removed;
    }
}
