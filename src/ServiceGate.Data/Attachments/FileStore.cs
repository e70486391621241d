using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Attachments;

internal sealed partial class FileStore(SqlScope sql) : IFileStore
{
    private const string Files = "SELECT hash, bytes, kind, standing, used_at, uses, place, pages, first_text FROM stored_file f";

    public Task<StoredFile?> FindAsync(string hash) => sql.FirstAsync($"{Files} WHERE hash = @hash", new { hash }, Read);

    public Task<IReadOnlyList<StoredFile>> OfLaunchAsync(long launchId) => sql.ListAsync(
        $"{Files} WHERE EXISTS (SELECT 1 FROM attachment a WHERE a.content_hash = f.hash AND a.launch_id = @launchId) ORDER BY hash", new { launchId }, Read);

    public Task<IReadOnlyList<StoredFile>> AllAsync(string after, int most) =>
        sql.ListAsync($"{Files} WHERE hash > @after ORDER BY hash {sql.Dialect.Page()}", new { after, most }, Read);

    public Task AddAsync(StoredFile file) => sql.ExecuteAsync(
        "INSERT INTO stored_file (hash, bytes, kind, standing, used_at, uses, place, pages, first_text) VALUES (@Hash, @Bytes, @kind, @standing, @at, @Uses, @place, @pages, @text)",
        new
        {
            file.Hash,
            file.Bytes,
            kind = file.Kind.Code(),
            standing = file.Standing.Code(),
            at = file.UsedAt.Ms(),
            file.Uses,
            place = file.Place.Code(),
            pages = file.Look?.Pages,
            text = file.Look?.FirstText,
        });

    public async Task<IReadOnlyDictionary<ContentPlace, long>> CountByPlaceAsync() => (await sql.ListAsync(
        "SELECT place, COUNT(*) AS files FROM stored_file GROUP BY place", null, row => KeyValuePair.Create(row.Code<ContentPlace>("place"), row.Long("files")))).ToDictionary();

    public async Task<bool> UpdateAsync(StoredFile file, StoredFile seen) => await sql.ExecuteAsync(
        "UPDATE stored_file SET standing = @standing, place = @place, used_at = @at, uses = uses + 1 WHERE hash = @Hash AND standing = @stood AND place = @was",
        new { file.Hash, standing = file.Standing.Code(), place = file.Place.Code(), at = file.UsedAt.Ms(), stood = seen.Standing.Code(), was = seen.Place.Code() }) == 1;

    public async Task<bool> UseAsync(string hash) =>
        await sql.ExecuteAsync("UPDATE stored_file SET uses = uses + 1 WHERE hash = @hash AND standing = @whole", new { hash, whole = FileStanding.Whole.Code() }) == 1;

    public Task<IReadOnlyList<StoredFile>> UnusedAsync(DateTimeOffset before, int most) => sql.ListAsync(
        $"""
        {Files}
        WHERE used_at < @before AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.content_hash = f.hash)
        ORDER BY used_at, hash
        {sql.Dialect.Page()}
        """,
        new { before = before.Ms(), most }, Read);

    public async Task<bool> LeaveAsync(StoredFile seen, DateTimeOffset at) => await sql.ExecuteAsync(
        """
        UPDATE stored_file
        SET standing = @leaving, used_at = @at
        WHERE hash = @Hash AND standing = @standing AND uses = @Uses AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.content_hash = stored_file.hash)
        """,
        new { seen.Hash, leaving = FileStanding.Leaving.Code(), at = at.Ms(), standing = seen.Standing.Code(), seen.Uses }) == 1;

    public Task RemoveAsync(string hash) =>
        sql.ExecuteAsync("DELETE FROM stored_file WHERE hash = @hash AND standing = @leaving", new { hash, leaving = FileStanding.Leaving.Code() });

    public async Task PutPartAsync(string hash, int part, string packed)
    {
        if (await sql.ExecuteAsync("UPDATE file_part SET packed = @packed WHERE hash = @hash AND part = @part", new { hash, part, packed }) == 0)
            await sql.ExecuteAsync("INSERT INTO file_part (hash, part, packed) VALUES (@hash, @part, @packed)", new { hash, part, packed });
    }

    public Task<IReadOnlyList<string>> PartsAsync(string hash, int from, int most) => sql.ListAsync(
        $"SELECT packed FROM file_part WHERE hash = @hash AND part >= @from ORDER BY part {sql.Dialect.Page()}", new { hash, from, most }, row => row.Text("packed"));

    public async Task<int> CountPartsAsync(string hash) => (int)(await sql.NumberAsync("SELECT COUNT(*) FROM file_part WHERE hash = @hash", new { hash }) ?? 0);

    public Task<IReadOnlyList<(string Hash, int Parts, string? Last)>> EndsAsync(IReadOnlyCollection<string> hashes) => sql.ListAsync(
        """
        SELECT n.hash, n.parts, p.packed
        FROM (SELECT hash, COUNT(*) AS parts FROM file_part WHERE hash IN @hashes GROUP BY hash) n
        LEFT JOIN file_part p ON p.hash = n.hash AND p.part = n.parts - 1
        """,
        new { hashes }, row => (row.Text("hash"), row.Int("parts"), row.TextOrNull("packed")));

    public Task<int> RemovePartsAsync(string hash, int most) => sql.ExecuteAsync(
        $"DELETE FROM file_part WHERE hash = @hash AND part IN (SELECT part FROM file_part WHERE hash = @hash ORDER BY part DESC {sql.Dialect.Page()})", new { hash, most });

    private static StoredFile Read(Row row) => new(row.Text("hash"), row.Long("bytes"), row.Code<FileKind>("kind"), row.Code<FileStanding>("standing"), row.Instant("used_at"), row.Long("uses"),
        row.Code<ContentPlace>("place"), row.LongOrNull("pages") is { } pages ? new((int)pages, row.TextOrNull("first_text")) : null);
}
