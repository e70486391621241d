using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Attachments;

internal sealed partial class FileStore
{
    private const string Uploads = "SELECT id, person_id, launch_id, asked_as, name, bytes, received, parts, begun_at, content_hash, kind FROM file_upload";

    public Task AddAsync(FileUpload upload) => sql.ExecuteAsync(
        """
        INSERT INTO file_upload (id, person_id, launch_id, asked_as, name, bytes, received, parts, begun_at)
        VALUES (@Id, @PersonId, @LaunchId, @AskedAs, @Name, @Bytes, @Received, @Parts, @at)
        """,
        new { upload.Id, upload.PersonId, upload.LaunchId, upload.AskedAs, upload.Name, upload.Bytes, upload.Received, upload.Parts, at = upload.BegunAt.Ms() });

    public Task<FileUpload?> UploadAsync(long id) => sql.FirstAsync($"{Uploads} WHERE id = @id", new { id }, ReadUpload);

    public Task<FileUpload?> UploadAsync(long personId, string askedAs) => sql.FirstAsync($"{Uploads} WHERE person_id = @personId AND asked_as = @askedAs", new { personId, askedAs }, ReadUpload);

    public async Task<int> CountOpenAsync(long personId) =>
        (int)(await sql.NumberAsync("SELECT COUNT(*) FROM file_upload WHERE person_id = @personId AND content_hash IS NULL", new { personId }) ?? 0);

    public async Task<bool> AppendAsync(FileUpload upload, int bytes, string packed)
    {
        if (await sql.ExecuteAsync(
            "UPDATE file_upload SET received = received + @bytes, parts = parts + 1 WHERE id = @Id AND received = @Received AND parts = @Parts AND content_hash IS NULL",
            new { upload.Id, upload.Received, upload.Parts, bytes }) == 0) return false;
        await sql.ExecuteAsync("INSERT INTO upload_part (upload_id, part, packed) VALUES (@Id, @Parts, @packed)", new { upload.Id, upload.Parts, packed });
        return true;
    }

    public Task<IReadOnlyList<string>> UploadedPartsAsync(long uploadId, int from, int most) => sql.ListAsync(
        $"SELECT packed FROM upload_part WHERE upload_id = @uploadId AND part >= @from ORDER BY part {sql.Dialect.Page()}", new { uploadId, from, most }, row => row.Text("packed"));

    public Task FinishAsync(FileUpload upload) => sql.ExecuteAsync(
        "UPDATE file_upload SET content_hash = @Content, kind = @kind WHERE id = @Id", new { upload.Id, upload.Content, kind = upload.Kind?.Code() });

    public Task<int> ForgetPartsAsync(long uploadId, int most) => sql.ExecuteAsync(
        $"DELETE FROM upload_part WHERE upload_id = @uploadId AND part IN (SELECT part FROM upload_part WHERE upload_id = @uploadId ORDER BY part DESC {sql.Dialect.Page()})",
        new { uploadId, most });

    public Task<IReadOnlyList<FileUpload>> BegunBeforeAsync(DateTimeOffset moment, int most) =>
        sql.ListAsync($"{Uploads} WHERE begun_at < @moment ORDER BY begun_at, id {sql.Dialect.Page()}", new { moment = moment.Ms(), most }, ReadUpload);

    public Task ForgetAsync(long uploadId) => sql.ExecuteAsync("DELETE FROM file_upload WHERE id = @uploadId", new { uploadId });

    private static FileUpload ReadUpload(Row row) => new(
        row.Long("id"), row.Long("person_id"), row.Long("launch_id"), row.Text("asked_as"), row.Text("name"), row.Long("bytes"), row.Long("received"), row.Int("parts"), row.Instant("begun_at"),
        row.TextOrNull("content_hash"), row.CodeOrNull<FileKind>("kind"));
}
