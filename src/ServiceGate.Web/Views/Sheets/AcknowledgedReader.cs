using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.FactSheets;
using ServiceGate.Web.Views.Launches;

namespace ServiceGate.Web.Views.Sheets;

/// <summary>Reads scripts as they were acknowledged, where they have another text by now.</summary>
/// <param name="sessions">Opens readings.</param>
public sealed class AcknowledgedReader(ISessionFactory sessions)
{
    /// <summary>The scripts whose last acknowledgement was of another text, by channel; none where the launch has no sheet.</summary>
    public async Task<IReadOnlyDictionary<string, AcknowledgedScript>> OutdatedAsync(LaunchView view, CancellationToken cancellation = default)
    {
        var outdated = ScriptTexts.SheetOf(view.Facts) is null ? []
            : (from script in view.Facts.Items
               where script.Section is Section.Channels && !ScriptTexts.IsAcknowledged(script, view.Facts)
               let last = view.Facts.Acknowledgements.FirstOrDefault(a => a.Channel == script.Key)
               where last is not null
               select last).ToList();
        var found = new Dictionary<string, AcknowledgedScript>(StringComparer.Ordinal);
        if (outdated.Count == 0) return found;
        await using var session = await sessions.ReadAsync(cancellation);
        foreach (var last in outdated)
            if (await session.Dossiers.ContentAsync(last.ScriptHash) is { } content) found[last.Channel] = CoreJson.Read<AcknowledgedScript>(content);
        return found;
    }
}
