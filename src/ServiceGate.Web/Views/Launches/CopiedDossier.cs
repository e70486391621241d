using System.Text.Json;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Web.Shell.Forms;

namespace ServiceGate.Web.Views.Launches;

/// <summary>
/// What the forms of a new dossier show of an earlier one, until somebody saves it: a proposal, never content. Whoever may no longer read the earlier launch sees nothing of it.
/// </summary>
/// <param name="From">Number of the earlier launch.</param>
/// <param name="Items">The fields of each item that has not been saved yet, by section and key.</param>
public sealed record CopiedDossier(string From, IReadOnlyDictionary<(Section Section, string Key), IReadOnlyDictionary<string, string>> Items)
{
    /// <summary>What of an earlier launch stands in the forms of another.</summary>
    /// <param name="earlier">The earlier launch, as its reader sees it.</param>
    /// <param name="view">The new one.</param>
    public static CopiedDossier Of(LaunchView earlier, LaunchView view) => new(earlier.Launch.Number, (
        from item in earlier.Facts.Items
        where !view.HasItem(item.Section, item.Key)
        let content = CopiedContent.Of(item, view.Facts.Checklist)
        where content is not null
        select (item.Section, item.Key, Fields: FormContent.Fields(JsonDocument.Parse(CoreJson.Write<object>(content)).RootElement)))
        .ToDictionary(i => (i.Section, i.Key), i => i.Fields));

    /// <summary>The keys of a section's items that have not been saved yet.</summary>
    /// <param name="section">The section.</param>
    public IEnumerable<string> KeysOf(Section section) => Items.Keys.Where(k => k.Section == section).Select(k => k.Key);
}
