using ServiceGate.Core.Facts.Attachments;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Attachments;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Attachments;

internal sealed class AttachmentStore(SqlScope sql) : IAttachmentStore
{
    private const string Attached =
        """
        SELECT id, launch_id, place, item_key, type, version, name, content_hash, bytes, kind, added_by, added_at, round, removed_by, removed_at, removed_round
        FROM attachment
        """;

    public Task<IReadOnlyList<Attachment>> OfAsync(long launchId) => sql.ListAsync($"{Attached} WHERE launch_id = @launchId ORDER BY id", new { launchId }, Read);

    public Task<IReadOnlyList<Attachment>> OfContentAsync(string hash) => sql.ListAsync($"{Attached} WHERE content_hash = @hash ORDER BY id", new { hash }, Read);

    public Task AddAsync(Attachment attachment) => sql.ExecuteAsync(
        """
        INSERT INTO attachment (id, launch_id, place, item_key, type, version, name, content_hash, signed_hash, bytes, kind, added_by, added_at, round)
        VALUES (@Id, @LaunchId, @place, @Key, @type, @Version, @Name, @Content, @SignedHash, @Bytes, @kind, @AddedBy, @at, @Round)
        """,
        new
        {
            attachment.Id,
            attachment.LaunchId,
            place = attachment.Place.Code(),
            attachment.Key,
            type = attachment.Type.Code(),
            attachment.Version,
            attachment.Name,
            attachment.Content,
            attachment.SignedHash,
            attachment.Bytes,
            kind = attachment.Kind.Code(),
            attachment.AddedBy,
            at = attachment.AddedAt.Ms(),
            attachment.Round,
        });

    public Task RemoveAsync(Attachment attachment) => sql.GuardedAsync(
        "UPDATE attachment SET removed_by = @RemovedBy, removed_at = @at, removed_round = @RemovedRound WHERE id = @Id AND removed_at IS NULL",
        new { attachment.Id, attachment.RemovedBy, at = attachment.RemovedAt.Ms(), attachment.RemovedRound });

    private static Attachment Read(Row row) => new(
        row.Long("id"), row.Long("launch_id"), row.Code<AttachmentPlace>("place"), row.Text("item_key"), row.Code<AttachmentType>("type"), row.TextOrNull("version"), row.Text("name"),
        row.Text("content_hash"), row.Long("bytes"), row.Code<FileKind>("kind"), row.Long("added_by"), row.Instant("added_at"), row.Int("round"), row.LongOrNull("removed_by"),
        row.InstantOrNull("removed_at"), (int?)row.LongOrNull("removed_round"));
}
