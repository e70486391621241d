using System.Security.Cryptography;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Notices;

/// <summary>Batches and texts here; chunks and the ledger in the class's other files.</summary>
internal sealed partial class NoticeStore(SqlScope sql) : INoticeStore
{
    private const string BatchColumns =
        """
        id, launch_id, step, purpose, channel, version_id, due_at, useful_until, ignore_quiet_hours, status, planned, accepted, failed, expired,
        started_at, finished_at, begun_by, doubt_told, again, customers_zone, consent_for, contact_times, contact_days, excluded, riders, per_batch, per_hour, per_day,
        held, held_until, ended_why, ended_by, ended_reason, segment, (SELECT SUM(k.customers) FROM chunk k WHERE k.batch_id = batch.id AND k.status = 'in-doubt') AS in_doubt
        """;

    private const string VersionColumns = "v.id, v.launch_id, v.step, v.version, v.purpose, v.text_zh, v.text_en, v.failed_zh, v.failed_en, v.hash, v.segment";

    private const string Batches = $"SELECT {BatchColumns} FROM batch WHERE launch_id = @launchId ORDER BY due_at, id";

    public Task<IReadOnlyList<Batch>> BatchesAsync(long launchId) => sql.ListAsync(Batches, new { launchId }, ReadBatch);

    public Task<Batch?> FindBatchAsync(long batchId) =>
        sql.FirstAsync($"SELECT {BatchColumns} FROM batch WHERE id = @batchId", new { batchId }, ReadBatch);

    public async Task AddAsync(Batch batch)
    {
        var before = sql.Known(Batches, new { launchId = batch.LaunchId }, ReadBatch);
        await sql.ExecuteAsync(Insert, Values(batch, batch.Status));
        if (before is not null) Learn(batch.LaunchId, before.Append(AsStored(batch)));
    }

    private const string Insert =
        """
        INSERT INTO batch (
            id, launch_id, step, purpose, channel, version_id, due_at, useful_until, ignore_quiet_hours, status, planned, accepted, failed, expired,
            started_at, finished_at, begun_by, send_word, again, customers_zone, consent_for, contact_times, contact_days, excluded, riders, per_batch, per_hour, per_day, segment)
        VALUES (
            @id, @launchId, @step, @purpose, @channel, @versionId, @dueAt, @usefulUntil, @ignoreQuietHours, @status, @planned, @accepted, @failed, @expired,
            @startedAt, @finishedAt, @begunBy, @word, @again, @timeZone, @consentFor, @times, @days, @excluded, @riders, @perBatch, @perHour, @perDay, @segment)
        """;

    private void Learn(long launchId, IEnumerable<Batch> batches) => sql.Learn(Batches, new { launchId }, ReadBatch, [.. batches.OrderBy(b => b.DueAt).ThenBy(b => b.Id)]);

    /// <summary>A batch that was just added, as it is read again.</summary>
    private static Batch AsStored(Batch batch) => batch with
    {
        DueAt = batch.DueAt.AsStored(),
        UsefulUntil = batch.UsefulUntil.AsStored(),
        StartedAt = batch.StartedAt.AsStored(),
        FinishedAt = batch.FinishedAt.AsStored(),
        InDoubt = 0,
        DoubtTold = 0,
        Held = null,
        End = null,
    };

    // What expired only grows: a batch that was read before its chunks ended does not take their count back. To how many it goes is said when it begins.
    public async Task<bool> UpdateAsync(Batch batch, BatchStatus seen) => await sql.ExecuteAsync(
        """
        UPDATE batch
        SET step = @step, version_id = @versionId, due_at = @dueAt, useful_until = @usefulUntil, ignore_quiet_hours = @ignoreQuietHours, status = @status,
            planned = CASE WHEN status = 'planned' THEN @planned ELSE planned END, excluded = CASE WHEN status = 'planned' THEN @excluded ELSE excluded END,
            riders = CASE WHEN status = 'planned' THEN @riders ELSE riders END,
            consent_for = @consentFor, contact_times = @times, contact_days = @days, per_batch = @perBatch, per_hour = @perHour, per_day = @perDay, expired = CASE WHEN expired < @expired THEN @expired ELSE expired END, started_at = @startedAt, finished_at = @finishedAt,
            begun_by = @begunBy, customers_zone = @timeZone, ended_why = @endedWhy, ended_by = @endedBy, ended_reason = @endedReason
        WHERE id = @id AND status = @seen
        """,
        Values(batch, seen)) == 1;

    public Task RemovePlannedAsync(long batchId) =>
        sql.GuardedAsync("DELETE FROM batch WHERE id = @batchId AND status = 'planned' AND started_at IS NULL", new { batchId });

    // Of all steps and segments at once: whoever asks for one asks for the others too.
    public async Task<NoticeVersion?> NewestVersionAsync(long launchId, string step) =>
        (await NewestAsync(launchId)).Where(v => v.Step == step).MaxBy(v => v.Version);

    public async Task<NoticeVersion?> NewestVersionAsync(long launchId, string step, string? segment) =>
        (await NewestAsync(launchId)).FirstOrDefault(v => v.Step == step && v.Segment == segment);

    private Task<IReadOnlyList<NoticeVersion>> NewestAsync(long launchId) => sql.ListAsync(NewestVersions, new { launchId }, ReadVersion);

    private const string NewestVersions =
        $"""
        SELECT {VersionColumns}
        FROM notice_version v
        WHERE v.launch_id = @launchId
          AND NOT EXISTS (
              SELECT 1
              FROM notice_version later
              WHERE later.launch_id = v.launch_id AND later.step = v.step AND COALESCE(later.segment, '') = COALESCE(v.segment, '') AND later.version > v.version)
        """;

    public Task<NoticeVersion?> FindVersionAsync(long versionId) =>
        sql.FirstAsync($"SELECT {VersionColumns} FROM notice_version v WHERE v.id = @versionId", new { versionId }, ReadVersion);

    public async Task AddAsync(NoticeVersion version)
    {
        var newest = sql.Known(NewestVersions, new { launchId = version.LaunchId }, ReadVersion);
        await InsertAsync(version);
        if (newest is not null) sql.Learn(NewestVersions, new { launchId = version.LaunchId }, ReadVersion, [.. newest.Where(v => (v.Step, v.Segment) != (version.Step, version.Segment)), version]);
    }

    private Task<int> InsertAsync(NoticeVersion version) => sql.ExecuteAsync(
        """
        INSERT INTO notice_version (id, launch_id, step, version, purpose, text_zh, text_en, failed_zh, failed_en, hash, send_word, segment)
        VALUES (@Id, @LaunchId, @Step, @Version, @purpose, @textZh, @textEn, @failedZh, @failedEn, @Hash, @word, @Segment)
        """,
        new
        {
            version.Id,
            version.LaunchId,
            version.Step,
            version.Version,
            purpose = version.Purpose.Code(),
            textZh = version.Text.Zh,
            textEn = version.Text.En,
            failedZh = version.FailedText?.Zh,
            failedEn = version.FailedText?.En,
            version.Hash,
            version.Segment,
            word = NewWord(),
        });

    public Task<IReadOnlyList<long>> DueBatchesAsync(DateTimeOffset now, int most) => sql.ListAsync(
        $"""
        SELECT b.id
        FROM batch b
        WHERE (b.status = 'planned' AND b.due_at <= @now)
           OR (b.status = 'running' AND b.held = 'batch')
           OR (b.status IN ('running', 'paused') AND (
                  (b.useful_until <= @now AND EXISTS (
                      SELECT 1 FROM chunk k WHERE k.batch_id = b.id AND k.status IN ('pending', 'in-doubt')))
                  OR b.doubt_told <> COALESCE((SELECT SUM(k.customers) FROM chunk k WHERE k.batch_id = b.id AND k.status = 'in-doubt'), 0)
                  OR NOT EXISTS (
                      SELECT 1 FROM chunk k WHERE k.batch_id = b.id AND k.status IN ('pending', 'claimed', 'in-doubt'))))
        ORDER BY b.due_at, b.id
        {sql.Dialect.Page()}
        """,
        new { now = now.Ms(), most }, row => row.Long("id"));

    public Task<BatchText?> TextAsync(Batch batch) => sql.FirstAsync(
        $"SELECT {VersionColumns}, v.send_word, b.send_word AS batch_word FROM batch b JOIN notice_version v ON v.id = b.version_id WHERE b.id = @Id", new { batch.Id },
        row => new BatchText(ReadVersion(row), new(batch.Id, batch.VersionId, batch.Channel, row.TextOrNull("batch_word"), row.TextOrNull("send_word"))));

    public async Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now)
    {
        var due = await sql.NumberAsync("SELECT MIN(due_at) FROM batch WHERE status = 'planned' AND due_at > @now", new { now = now.Ms() });
        return due is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
    }

    private static object Values(Batch batch, BatchStatus seen) => new
    {
        seen = seen.Code(),
        id = batch.Id,
        launchId = batch.LaunchId,
        step = batch.Step,
        purpose = batch.Purpose.Code(),
        channel = (int)batch.Channel,
        versionId = batch.VersionId,
        dueAt = batch.DueAt.Ms(),
        usefulUntil = batch.UsefulUntil.Ms(),
        ignoreQuietHours = batch.IgnoreQuietHours.Flag(),
        status = batch.Status.Code(),
        planned = batch.Planned,
        accepted = batch.Accepted,
        failed = batch.Failed,
        expired = batch.Expired,
        startedAt = batch.StartedAt.Ms(),
        finishedAt = batch.FinishedAt.Ms(),
        begunBy = batch.BegunBy,
        word = NewWord(),
        again = batch.Again,
        timeZone = batch.TimeZone,
        consentFor = batch.Marketing?.ConsentFor,
        times = batch.Marketing?.Times ?? 0,
        days = batch.Marketing?.Days ?? 0,
        excluded = batch.Excluded,
        riders = batch.Riders,
        perBatch = batch.Pace?.PerBatch ?? 0,
        perHour = batch.Pace?.PerHour ?? 0,
        perDay = batch.Pace?.PerDay ?? 0,
        endedWhy = batch.End?.Why.Code(),
        endedBy = batch.End?.By,
        endedReason = batch.End?.Reason,
        segment = batch.Segment,
    };

    /// <summary>A word for the keys that receivers see (<see cref="SendKeys"/>). It need not be secret, only never come twice.</summary>
    private static string NewWord() => RandomNumberGenerator.GetString(SendKeys.Letters, SendKeys.WordLength);

    internal static Batch ReadBatch(Row row) => new(
        row.Long("id"), row.Long("launch_id"), row.Text("step"), row.Code<NoticePurpose>("purpose"), (NoticeChannel)row.Int("channel"), row.Long("version_id"),
        row.Instant("due_at"), row.Instant("useful_until"), row.Flag("ignore_quiet_hours"), row.Code<BatchStatus>("status"),
        row.Int("planned"), row.Int("accepted"), row.Int("failed"), row.Int("expired"), row.InstantOrNull("started_at"), row.InstantOrNull("finished_at"),
        row.TextOrNull("begun_by"), row.LongOrNull("again"), row.TextOrNull("customers_zone"), (int)(row.LongOrNull("in_doubt") ?? 0), row.Int("doubt_told"),
        row.TextOrNull("consent_for") is { } consent ? new(consent, row.Int("contact_times"), row.Int("contact_days")) : null, row.Int("excluded"), row.Int("riders"), PaceOf(row), row.CodeOrNull<PaceLimit>("held") is { } limit ? new(limit, row.InstantOrNull("held_until")) : null,
        row.CodeOrNull<BatchEndCause>("ended_why") is { } why ? new(why, row.Long("ended_by"), row.TextOrNull("ended_reason")) : null, row.TextOrNull("segment"));

    private static Pace? PaceOf(Row row) => new Pace(row.Int("per_batch"), row.Int("per_hour"), row.Int("per_day")) is var pace && pace == new Pace(0, 0, 0) ? null : pace;

    internal static NoticeVersion ReadVersion(Row row) => new(
        row.Long("id"), row.Long("launch_id"), row.Text("step"), row.Int("version"), row.Code<NoticePurpose>("purpose"),
        new LocalText(row.TextOrNull("text_zh"), row.TextOrNull("text_en")), FailedText(row), row.Text("hash"), row.TextOrNull("segment"));

    private static LocalText? FailedText(Row row) =>
        row.TextOrNull("failed_zh") is null && row.TextOrNull("failed_en") is null ? null : new(row.TextOrNull("failed_zh"), row.TextOrNull("failed_en"));
}
