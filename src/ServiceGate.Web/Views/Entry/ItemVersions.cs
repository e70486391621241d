using System.Text.Json;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Web.Shell.Forms;

namespace ServiceGate.Web.Views.Entry;

/// <summary>Reads items as they were.</summary>
/// <param name="sessions">Opens readings.</param>
public sealed class ItemVersions(ISessionFactory sessions)
{
    private const int MostChanges = 2000;

    /// <summary>The stored content of an item at a revision; null when it is no longer known, or there was none yet.</summary>
    /// <param name="launchId">The launch.</param>
    /// <param name="section">The section.</param>
    /// <param name="key">The item.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<DossierItem?> FindAsync(long launchId, Section section, string key, int revision, CancellationToken cancellation = default)
    {
        if (revision < 1) return null;
        await using var session = await sessions.ReadAsync(cancellation);
        return (await session.Dossiers.ChangesAsync(launchId, MostChanges)).Select(c => c.Item).FirstOrDefault(i => i.Section == section && i.Key == key && i.Revision == revision);
    }

    /// <summary>The same by field; empty for a new item.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public async Task<IReadOnlyDictionary<string, string>?> FieldsAsync(long launchId, Section section, string key, int revision, CancellationToken cancellation = default)
    {
        if (revision == 0) return new Dictionary<string, string>();
        if (await FindAsync(launchId, section, key, revision, cancellation) is not { } item) return null;
        using var json = JsonDocument.Parse(item.Content);
        return FormContent.Fields(json.RootElement);
    }
}
