using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>Writes items of a dossier, whoever wants it: people by saving, imports, and the launch itself when others have changed what it is about.</summary>
internal static class ItemWriting
{
    /// <summary>Writes an item. Content that says the same leaves everything as it is.</summary>
    /// <param name="desk">The launch.</param>
    /// <param name="section">The section.</param>
    /// <param name="key">Key of the item.</param>
    /// <param name="content">The content.</param>
    /// <param name="stored">The revision that is stored; 0: there is none.</param>
    /// <param name="author">Whose change it is; null: the actor's.</param>
    /// <returns>The item as it now is.</returns>
    public static async Task<DossierItem> WriteAsync(LaunchContext desk, Section section, string key, ItemContent content, int stored, long? author = null)
    {
        var canonical = CoreJson.Canonical<object>(content);
        var hash = ContentHash.OfCanonical(canonical);
        if (stored > 0 && await desk.Session.Dossiers.FindAsync(desk.Launch.Id, section, key) is { Removed: false } same && same.Hash == hash) return same;
        var item = new DossierItem(desk.Launch.Id, section, key, stored + 1, canonical, hash, author ?? desk.Actor.PersonId, desk.Now);
        await desk.Session.Dossiers.SaveAsync(item, stored, desk.Launch.Round);
        desk.Launch = desk.Launch with { ContentRevision = desk.Launch.ContentRevision + 1 };
        desk.Audit("dossier.saved", new { section = section, key = key, revision = item.Revision, hash = hash });
        return item;
    }
}
