using ServiceGate.Core.Facts.Concerns;
using ServiceGate.Core.Ports.Concerns;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Concerns;

internal sealed class WaiverStore(SqlScope sql) : IWaiverStore
{
    private const string Asked =
        """
        SELECT id, launch_id, concern, department, answer_hash, reason, until_at, asked_by, asked_at, granted_by, granted_at, granted_note, refused_by, refused_at, refused_note,
            revoked_by, revoked_at, revoked_note
        FROM concern_waiver
        WHERE launch_id = @launchId
        ORDER BY id
        """;

    public Task<IReadOnlyList<ConcernWaiver>> OfAsync(long launchId) => sql.ListAsync(Asked, new { launchId }, Read);

    public Task AddAsync(ConcernWaiver waiver) => sql.ExecuteAsync(
        """
        INSERT INTO concern_waiver (id, launch_id, concern, department, answer_hash, signed_hash, reason, until_at, asked_by, asked_at)
        VALUES (@Id, @LaunchId, @Concern, @Department, @Answer, @SignedHash, @Reason, @until, @AskedBy, @at)
        """,
        new
        {
            waiver.Id,
            waiver.LaunchId,
            waiver.Concern,
            waiver.Department,
            waiver.Answer,
            waiver.SignedHash,
            waiver.Reason,
            until = waiver.Until.Ms(),
            waiver.AskedBy,
            at = waiver.AskedAt.Ms(),
        });

    // What was said stays said: a word is written where there was none, and nothing behind a refusal or a revocation.
    public Task UpdateAsync(ConcernWaiver waiver) => sql.GuardedAsync(
        """
        UPDATE concern_waiver
        SET granted_by = @grantedBy, granted_at = @grantedAt, granted_note = @grantedNote, refused_by = @refusedBy, refused_at = @refusedAt, refused_note = @refusedNote,
            revoked_by = @revokedBy, revoked_at = @revokedAt, revoked_note = @revokedNote
        WHERE id = @Id AND refused_at IS NULL AND revoked_at IS NULL AND (granted_at IS NULL OR granted_at = @grantedAt)
        """,
        new
        {
            waiver.Id,
            grantedBy = waiver.Granted?.By,
            grantedAt = waiver.Granted?.At.Ms(),
            grantedNote = waiver.Granted?.Note,
            refusedBy = waiver.Refused?.By,
            refusedAt = waiver.Refused?.At.Ms(),
            refusedNote = waiver.Refused?.Note,
            revokedBy = waiver.Revoked?.By,
            revokedAt = waiver.Revoked?.At.Ms(),
            revokedNote = waiver.Revoked?.Note,
        });

    private static ConcernWaiver Read(Row row) => new(
        row.Long("id"), row.Long("launch_id"), row.Text("concern"), row.Text("department"), row.Text("answer_hash"), row.Text("reason"), row.Instant("until_at"), row.Long("asked_by"),
        row.Instant("asked_at"), Word(row, "granted"), Word(row, "refused"), Word(row, "revoked"));

    private static WaiverWord? Word(Row row, string which) =>
        row.LongOrNull($"{which}_by") is { } by ? new(by, row.Instant($"{which}_at"), row.TextOrNull($"{which}_note")) : null;
}
