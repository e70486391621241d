using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.Searching;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Search;

/// <summary>The searched texts of launches.</summary>
internal static class LaunchTexts
{
    /// <summary>The texts as they would be written now, by launch.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="launches">Launches with number and title.</param>
    public static async Task<IReadOnlyDictionary<long, string>> OfAsync(SqlScope sql, IReadOnlyCollection<(long Id, string Number, string Title)> launches)
    {
        var items = (await sql.ListAsync(
            "SELECT d.launch_id, d.section, c.canonical FROM dossier_item d JOIN content c ON c.hash = d.hash WHERE d.launch_id IN @ids AND d.removed = 0 ORDER BY d.launch_id, d.section, d.item_key",
            new { ids = launches.Select(l => l.Id).ToList() }, row => (Launch: row.Long("launch_id"), Section: row.Code<Section>("section"), Canonical: row.Text("canonical"))))
            .ToLookup(item => item.Launch, item => (item.Section, item.Canonical));
        return launches.ToDictionary(l => l.Id, l => SearchedTexts.OfLaunch(l.Number, l.Title, items[l.Id]));
    }
}
