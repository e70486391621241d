using System.IO.Compression;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Audiences;

/// <summary>A file that is kept for another try.</summary>
/// <param name="Id">Id.</param>
/// <param name="Source">Its name.</param>
/// <param name="Until">Until when it can be used.</param>
public sealed record KeptUpload(long Id, string Source, DateTimeOffset Until);

/// <summary>
/// Files that somebody has sent and wants to be read otherwise: one for each person, the last one, for an hour, for nobody else, and for the launch it was sent to. They hold personal data and are taken
/// away with the retention of their tables at the latest, after a day.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="machine">The machine's clock.</param>
public sealed class KeptUploads(Database database, TimeProvider machine)
{
    /// <summary>The largest file that is kept, in bytes.</summary>
    public const long MostBytes = 30L * 1024 * 1024;

    /// <summary>For how long one can be used.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromHours(1);

    private const int PartBytes = 192 * 1024;

    /// <summary>Keeps a file in the place of the one before; null when it is too large for that.</summary>
    /// <param name="personId">Who has sent it.</param>
    /// <param name="launch">Number of the launch.</param>
    /// <param name="source">Its name.</param>
    /// <param name="file">The file, read from its start.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<KeptUpload?> KeepAsync(long personId, string launch, string source, Stream file, CancellationToken cancellation)
    {
        if (file.Length > MostBytes) return null;
        var parts = await PackAsync(file, cancellation);
        var now = machine.GetUtcNow();
        return await database.WriteAsync(
            async sql =>
            {
                await RemoveAsync(sql, "person_id = @personId OR kept_at < @before", new { personId, before = (now - Time).Ms() });
                var id = await sql.NextIdAsync();
                await sql.ExecuteAsync(
                    "INSERT INTO kept_upload (id, person_id, launch, source, kept_at) VALUES (@id, @personId, @launch, @source, @at)", new { id, personId, launch, source, at = now.Ms() });
                await sql.InsertAsync("kept_part", ["upload_id", "part", "kept_at", "packed"], parts.Select((part, i) => new object?[] { id, (long)i, now.Ms(), part }));
                return new KeptUpload(id, source, now + Time);
            },
            cancellation, bulk: true);
    }

    /// <summary>A file that somebody has sent to a launch; null: there is none any more.</summary>
    public Task<KeptUpload?> FindAsync(long personId, string launch, long id, CancellationToken cancellation) => database.ReadAsync(
        sql => sql.FirstAsync(
            "SELECT id, source, kept_at FROM kept_upload WHERE id = @id AND person_id = @personId AND launch = @launch AND kept_at >= @before",
            new { id, personId, launch, before = (machine.GetUtcNow() - Time).Ms() },
            row => new KeptUpload(row.Long("id"), row.Text("source"), row.Instant("kept_at") + Time)),
        cancellation);

    /// <summary>What a kept file holds.</summary>
    /// <returns>A stream that can be read again and again; the caller disposes it.</returns>
    public async Task<Stream> OpenAsync(KeptUpload upload, CancellationToken cancellation)
    {
        var parts = await database.ReadAsync(
            sql => sql.ListAsync("SELECT packed FROM kept_part WHERE upload_id = @Id ORDER BY part", new { upload.Id }, row => row.Text("packed")), cancellation);
        using var packed = new MemoryStream([.. parts.SelectMany(Convert.FromBase64String)]);
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        var file = new MemoryStream();
        await unpacked.CopyToAsync(file, cancellation);
        return file;
    }

    /// <summary>Forgets what somebody has sent: it was used.</summary>
    public Task ForgetAsync(long personId, CancellationToken cancellation) =>
        database.WriteAsync(sql => RemoveAsync(sql, "person_id = @personId", new { personId }), cancellation);

    private static async Task<int> RemoveAsync(SqlScope sql, string which, object values)
    {
        await sql.ExecuteAsync($"DELETE FROM kept_part WHERE upload_id IN (SELECT id FROM kept_upload WHERE {which})", values);
        return await sql.ExecuteAsync($"DELETE FROM kept_upload WHERE {which}", values);
    }

    private static async Task<IReadOnlyList<string>> PackAsync(Stream file, CancellationToken cancellation)
    {
        file.Position = 0;
        using var packed = new MemoryStream();
        await using (var packing = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await file.CopyToAsync(packing, cancellation);
        return [.. packed.ToArray().Chunk(PartBytes).Select(Convert.ToBase64String)];
    }
}
