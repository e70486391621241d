using System.Globalization;
using Dapper;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Dossiers;

internal sealed partial class DossierStore(SqlScope sql) : IDossierStore
{
    /// <summary>So many are asked for in one statement; a server takes 2,100 values.</summary>
    private const int ContentsAtOnce = 1000;

    private const string Items =
        """
        SELECT i.launch_id, i.section, i.item_key, i.revision, i.hash, c.canonical, i.changed_by, i.changed_at, i.removed
        FROM dossier_item i
        JOIN content c ON c.hash = i.hash
        WHERE i.launch_id = @launchId AND i.removed = 0
        """;

    public async Task<IReadOnlyList<DossierItem>> ItemsAsync(long launchId) =>
        [.. (_together is { } together && together.LaunchId == launchId ? together.Present : await sql.ListAsync(Items, new { launchId }, Read)).OrderBy(i => i.Section).ThenBy(i => i.Key, StringComparer.Ordinal)];

    public async Task<DossierItem?> FindAsync(long launchId, Section section, string key) => _together is { } together && together.LaunchId == launchId
        ? together.Find(section, key)
        : sql.Known(Items, new { launchId }, Read)?.FirstOrDefault(i => i.Section == section && string.Equals(i.Key, key, StringComparison.Ordinal)) ?? await sql.FirstAsync(
            """
            SELECT i.launch_id, i.section, i.item_key, i.revision, i.hash, c.canonical, i.changed_by, i.changed_at, i.removed
            FROM dossier_item i
            JOIN content c ON c.hash = i.hash
            WHERE i.launch_id = @launchId AND i.section = @section AND i.item_key = @key
            """,
            new { launchId, section = section.Code(), key }, Read);

    public async Task SaveAsync(DossierItem item, int seenRevision, int round)
    {
        if (_together is { } together && together.LaunchId == item.LaunchId)
        {
            together.Save(item, seenRevision, round);
            sql.NoteChange();
            return;
        }
        var items = sql.Known(Items, new { launchId = item.LaunchId }, Read);
        await KeepContentAsync(item.Hash, item.Content);
        var values = Values(item, seenRevision, round);
        await sql.GuardedAsync(
            seenRevision == 0
                ? """
                  INSERT INTO dossier_item (launch_id, section, item_key, revision, hash, changed_by, changed_at, removed)
                  VALUES (@launchId, @section, @key, @revision, @hash, @changedBy, @changedAt, @removed)
                  """
                : """
                  UPDATE dossier_item
                  SET revision = @revision, hash = @hash, changed_by = @changedBy, changed_at = @changedAt, removed = @removed
                  WHERE launch_id = @launchId AND section = @section AND item_key = @key AND revision = @seenRevision
                  """,
            values);
        await sql.ExecuteAsync(
            """
            INSERT INTO item_change (launch_id, section, item_key, revision, hash, changed_by, changed_at, removed, round)
            VALUES (@launchId, @section, @key, @revision, @hash, @changedBy, @changedAt, @removed, @round)
            """,
            values);
        if (items is null) return;
        IReadOnlyList<DossierItem> now = item.Removed ? [] : [item with { ChangedAt = item.ChangedAt.AsStored() }];
        sql.Learn(Items, new { launchId = item.LaunchId }, Read, [.. items.Where(i => i.Section != item.Section || i.Key != item.Key), .. now]);
    }

    public Task AddLevelRaiseAsync(LevelRaise raise) => sql.ExecuteAsync(
        "INSERT INTO level_raise (id, launch_id, level, reason, raised_by, raised_at) VALUES (@Id, @LaunchId, @level, @Reason, @By, @at)",
        new { raise.Id, raise.LaunchId, level = raise.Level.Code(), raise.Reason, raise.By, at = raise.At.Ms() });

    public Task<IReadOnlyList<LevelRaise>> LevelRaisesAsync(long launchId) => sql.ListAsync(
        "SELECT id, launch_id, level, reason, raised_by, raised_at FROM level_raise WHERE launch_id = @launchId ORDER BY raised_at, id", new { launchId }, ReadRaise);

    public async Task<IReadOnlySet<long>> AuthorsAsync(long launchId, IReadOnlyCollection<Section> sections, int round)
    {
        if (sections.Count == 0) return new HashSet<long>();
        var authors = await sql.ListAsync(
            """
            SELECT DISTINCT changed_by
            FROM item_change
            WHERE launch_id = @launchId AND round = @round AND section IN @sections
            """,
            new { launchId, round, sections = sections.Select(s => s.Code()).ToList() }, row => row.Long("changed_by"));
        return authors.ToHashSet();
    }

    public Task KeepContentAsync(string hash, string canonical) => KeepContentsAsync([KeyValuePair.Create(hash, canonical)]);

    public async Task KeepContentsAsync(IReadOnlyCollection<KeyValuePair<string, string>> contents)
    {
        foreach (var some in contents.DistinctBy(c => c.Key).Chunk(RowsAtOnce)) await KeepSomeAsync(some);
    }

    private Task<int> KeepSomeAsync(KeyValuePair<string, string>[] kept)
    {
        var values = new DynamicParameters();
        foreach (var (i, content) in kept.Index())
        {
            values.Add(Name("hash", i), content.Key);
            values.Add(Name("canonical", i), content.Value);
        }
        return sql.ExecuteAsync(
            $"""
            INSERT INTO content (hash, canonical)
            SELECT n.hash, n.canonical
            FROM ({string.Join(" UNION ALL ", kept.Select((_, i) => $"SELECT @{Name("hash", i)} AS hash, @{Name("canonical", i)} AS canonical"))}) n
            WHERE NOT EXISTS (SELECT 1 FROM content c WHERE c.hash = n.hash)
            """,
            values);
    }

    private static string Name(string value, int number) => string.Create(CultureInfo.InvariantCulture, $"{value}{number}");

    public Task<string?> ContentAsync(string hash) =>
        sql.FirstAsync("SELECT canonical FROM content WHERE hash = @hash", new { hash }, row => row.Text("canonical"));

    public async Task<IReadOnlyDictionary<string, string>> ContentsAsync(IReadOnlyCollection<string> hashes)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in hashes.Distinct(StringComparer.Ordinal).Chunk(ContentsAtOnce))
            foreach (var (hash, canonical) in await sql.ListAsync("SELECT hash, canonical FROM content WHERE hash IN @some", new { some }, row => (row.Text("hash"), row.Text("canonical"))))
                found[hash] = canonical;
        return found;
    }

    public Task<IReadOnlyList<ItemChange>> ChangesAsync(long launchId, int most) => sql.ListAsync(
        $"""
        SELECT i.launch_id, i.section, i.item_key, i.revision, i.hash, c.canonical, i.changed_by, i.changed_at, i.removed, i.round
        FROM item_change i
        JOIN content c ON c.hash = i.hash
        WHERE i.launch_id = @launchId
        ORDER BY i.changed_at DESC, i.section, i.item_key, i.revision DESC
        {sql.Dialect.Page()}
        """,
        new { launchId, most }, row => new ItemChange(Read(row), row.Int("round")));

    public async Task<IReadOnlyList<DossierItem>> ItemsAtAsync(long launchId, DateTimeOffset at) =>
    [
        .. (await sql.ListAsync(
            """
            SELECT i.launch_id, i.section, i.item_key, i.revision, i.hash, c.canonical, i.changed_by, i.changed_at, i.removed
            FROM item_change i
            JOIN content c ON c.hash = i.hash
            WHERE i.launch_id = @launchId AND i.removed = 0 AND i.revision = (
                SELECT MAX(n.revision) FROM item_change n WHERE n.launch_id = i.launch_id AND n.section = i.section AND n.item_key = i.item_key AND n.changed_at <= @at)
            """,
            new { launchId, at = at.Ms() }, Read)).OrderBy(i => i.Section).ThenBy(i => i.Key, StringComparer.Ordinal),
    ];

    public Task<IReadOnlyList<DossierMoment>> MomentsAsync(long launchId, int most) => sql.ListAsync(
        $"""
        SELECT changed_at, changed_by, COUNT(*) AS items
        FROM item_change
        WHERE launch_id = @launchId
        GROUP BY changed_at, changed_by
        ORDER BY changed_at DESC, changed_by
        {sql.Dialect.Page()}
        """,
        new { launchId, most }, row => new DossierMoment(row.Instant("changed_at"), row.Long("changed_by"), row.Int("items")));

    private static object Values(DossierItem item, int seenRevision, int round) => new
    {
        seenRevision,
        round,
        launchId = item.LaunchId,
        section = item.Section.Code(),
        key = item.Key,
        revision = item.Revision,
        hash = item.Hash,
        changedBy = item.ChangedBy,
        changedAt = item.ChangedAt.Ms(),
        removed = item.Removed.Flag(),
    };

    internal static LevelRaise ReadRaise(Row row) => new(
        row.Long("id"), row.Long("launch_id"), row.Code<RiskLevel>("level"), row.Text("reason"), row.Long("raised_by"), row.Instant("raised_at"));

    internal static DossierItem Read(Row row) => new(
        row.Long("launch_id"), row.Code<Section>("section"), row.Text("item_key"), row.Int("revision"), row.Text("canonical"), row.Text("hash"),
        row.Long("changed_by"), row.Instant("changed_at"), row.Flag("removed"));
}
