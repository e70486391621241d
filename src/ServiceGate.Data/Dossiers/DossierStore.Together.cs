using Dapper;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Dossiers;

/// <summary>Many items of a launch that are written together.</summary>
internal sealed partial class DossierStore
{
    /// <summary>As many rows as one statement names: SQLite takes 500 that are united, SQL Server 2,100 values, of which a changed item has nine.</summary>
    private const int RowsAtOnce = 200;

    private const string ItemsAndRemoved =
        """
        SELECT i.launch_id, i.section, i.item_key, i.revision, i.hash, c.canonical, i.changed_by, i.changed_at, i.removed
        FROM dossier_item i
        JOIN content c ON c.hash = i.hash
        WHERE i.launch_id = @launchId
        """;

    private static readonly string[] ItemColumns = ["launch_id", "section", "item_key", "revision", "hash", "changed_by", "changed_at", "removed"];

    private SavedTogether? _together;

    public async Task SaveTogetherAsync(long launchId, Func<Task> work)
    {
        if (_together is not null) throw new InvalidOperationException("Items are being saved together already.");
        var together = _together = new(launchId, await sql.ListAsync(ItemsAndRemoved, new { launchId }, Read));
        try
        {
            await work();
        }
        finally
        {
            _together = null;
        }
        await WriteAsync(together);
    }

    private async Task WriteAsync(SavedTogether together)
    {
        if (together.Changes.Count == 0) return;
        await KeepContentsAsync([.. together.Changes.Select(c => KeyValuePair.Create(c.Item.Hash, c.Item.Content))]);
        await sql.InsertAsync("dossier_item", ItemColumns, together.Last.Where(c => c.Seen == 0).Select(c => Row(c.Item)));
        foreach (var some in together.Last.Where(c => c.Seen > 0).Chunk(RowsAtOnce)) await UpdateAsync(together.LaunchId, some);
        await sql.InsertAsync("item_change", [.. ItemColumns, "round"], together.Changes.Select(c => (object?[])[.. Row(c.Item), c.Round]));
        sql.Learn(Items, new { launchId = together.LaunchId }, Read, [.. together.Present]);
    }

    private async Task UpdateAsync(long launchId, SavedItem[] changed)
    {
        var values = new DynamicParameters();
        values.Add("launchId", launchId);
        foreach (var (i, (item, seen, _)) in changed.Index())
        {
            values.Add(Name("section", i), item.Section.Code());
            values.Add(Name("key", i), item.Key);
            values.Add(Name("seen", i), seen);
            values.Add(Name("revision", i), item.Revision);
            values.Add(Name("hash", i), item.Hash);
            values.Add(Name("changedBy", i), item.ChangedBy);
            values.Add(Name("changedAt", i), item.ChangedAt.Ms());
            values.Add(Name("removed", i), item.Removed.Flag());
        }
        var rows = changed.Select((_, i) =>
            $"""
            SELECT @{Name("section", i)} AS section, @{Name("key", i)} AS item_key, @{Name("seen", i)} AS seen, @{Name("revision", i)} AS revision, @{Name("hash", i)} AS hash,
                @{Name("changedBy", i)} AS changed_by, @{Name("changedAt", i)} AS changed_at, @{Name("removed", i)} AS removed
            """);
        var written = await sql.ExecuteAsync(
            $"""
            UPDATE dossier_item
            SET revision = n.revision, hash = n.hash, changed_by = n.changed_by, changed_at = n.changed_at, removed = n.removed
            FROM ({string.Join("\nUNION ALL\n", rows)}) n
            WHERE dossier_item.launch_id = @launchId AND dossier_item.section = n.section AND dossier_item.item_key = n.item_key AND dossier_item.revision = n.seen
            """,
            values);
        if (written != changed.Length) throw new ConcurrentChangeException();
    }

    private static object?[] Row(DossierItem item) =>
        [item.LaunchId, item.Section.Code(), item.Key, item.Revision, item.Hash, item.ChangedBy, item.ChangedAt.Ms(), item.Removed.Flag()];

    /// <summary>An item that is saved.</summary>
    /// <param name="Item">As it then is.</param>
    /// <param name="Seen">The revision that is stored; 0: there is none.</param>
    /// <param name="Round">The launch's round.</param>
    private sealed record SavedItem(DossierItem Item, int Seen, int Round);

    /// <summary>The items of a launch as they are once all is written, and what is to be written.</summary>
    private sealed class SavedTogether(long launchId, IEnumerable<DossierItem> stored)
    {
        private readonly Dictionary<(Section Section, string Key), DossierItem> _items = stored.ToDictionary(i => (i.Section, i.Key));
        private readonly Dictionary<(Section Section, string Key), SavedItem> _last = [];

        public long LaunchId => launchId;

        /// <summary>What was saved, in order: each is a row of the history.</summary>
        public List<SavedItem> Changes { get; } = [];

        /// <summary>Each item that was saved as it was saved last, with the revision that the database has.</summary>
        public IReadOnlyCollection<SavedItem> Last => _last.Values;

        public IEnumerable<DossierItem> Present => _items.Values.Where(i => !i.Removed);

        public DossierItem? Find(Section section, string key) => _items.GetValueOrDefault((section, key));

        public void Save(DossierItem item, int seen, int round)
        {
            var key = (item.Section, item.Key);
            if ((_items.GetValueOrDefault(key)?.Revision ?? 0) != seen) throw new ConcurrentChangeException();
            _items[key] = item with { ChangedAt = item.ChangedAt.AsStored() };
            Changes.Add(new(item, seen, round));
            _last[key] = new(item, _last.TryGetValue(key, out var before) ? before.Seen : seen, round);
        }
    }
}
