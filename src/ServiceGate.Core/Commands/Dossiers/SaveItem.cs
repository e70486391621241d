using System.Text.Json;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;

namespace ServiceGate.Core.Commands.Dossiers;

/// <summary>Writes one item of a dossier. Signatures that cover the section as it was no longer do; all others stand.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Section">Code of the section.</param>
/// <param name="Key">Key of the item.</param>
/// <param name="Content">The content.</param>
/// <param name="SeenRevision">The revision the sender saw; 0: there was none.</param>
[CommandName("SaveItem"), Members("launch", "section", "key", "content", "seenRevision")]
public sealed record SaveItem(string Launch, string? Section, string? Key, JsonElement Content, int SeenRevision) : LaunchCommand<ItemSaved>(Launch)
{
    /// <summary>The most items that a section holds.</summary>
    public const int MostItems = 200;

    internal override Permission Permission => DossierRules.PermissionFor(Section);

    internal override bool OnlyRecords => true;

    internal override async Task<Outcome<ItemSaved>> DecideAsync(LaunchContext desk)
    {
        if (DossierRules.Editable(Section) is not { } section) return Refused.NotFound("section.not-editable", "section", ("section", Section ?? ""));
        if (desk.Launch.IsDossierClosed) return Refused.Conflict("launch.result-known");
        var check = new Check();
        return await ItemEntry.ReadAsync(desk, section, Key, Content, check) is { } content && check.Passed
            ? await WriteGuardedAsync(desk, section, Key!, content, SeenRevision)
            : Refused.Invalid(check.Violations);
    }

    /// <summary>Writes an item if it still has the revision that the sender saw.</summary>
    internal static async Task<Outcome<ItemSaved>> WriteGuardedAsync(LaunchContext desk, Section section, string key, ItemContent content, int seen)
    {
        var now = await desk.Session.Dossiers.FindAsync(desk.Launch.Id, section, key);
        if ((now is null || now.Removed ? 0 : now.Revision) != seen)
            return Refused.Stale("item.changed-meanwhile", null, ("section", section.Code()), ("key", key), ("revision", now?.Revision ?? 0));
        if (now is null or { Removed: true } && (await desk.Session.Dossiers.ItemsAsync(desk.Launch.Id)).Count(i => i.Section == section) >= MostItems)
            return Refused.Invalid("list.too-long", "key", ("most", MostItems));
        var item = await ItemWriting.WriteAsync(desk, section, key, content, now?.Revision ?? 0);
        return new ItemSaved(section.Code(), key, item.Revision, item.Hash);
    }
}

/// <summary>An item was saved, or already said the same.</summary>
/// <param name="Section">Section.</param>
/// <param name="Key">Key.</param>
/// <param name="Revision">Its revision now.</param>
/// <param name="Hash">Hash of its content.</param>
[Members("section", "key", "revision", "hash")]
public sealed record ItemSaved(string Section, string Key, int Revision, string Hash);
