using Dapper;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Notices;

internal sealed partial class NoticeStore
{
    // Of all channels at once: whoever plans one notice plans the others too.
    public async Task<int> CountAddressedAsync(long audienceId, NoticeChannel channel, string? segment) =>
        (await sql.ListAsync(Addressed(segment), new { audienceId, segment }, ReadAddressed))[0].GetValueOrDefault(channel);

    private static string Addressed(string? segment) =>
        $"""
        SELECT {string.Join(", ", Enum.GetValues<NoticeChannel>().Select(c => $"COUNT({RecipientSql.AddressColumn(c)}) AS {CountOf(c)}"))}
        FROM audience_member m
        JOIN customer c ON c.id = m.customer_id
        WHERE m.audience_id = @audienceId{RecipientSql.OfSegment(segment)}
        """;

    private static Dictionary<NoticeChannel, int> ReadAddressed(Row row) => Enum.GetValues<NoticeChannel>().ToDictionary(c => c, c => row.Int(CountOf(c)));

    private static string CountOf(NoticeChannel channel) => $"on_{channel.Code().Replace('-', '_')}";

    public Task<IReadOnlyList<long>> RecipientIdsAsync(Batch batch, long audienceId) => sql.ListAsync(
        $"""
        SELECT c.id
        FROM ({RecipientSql.Customers(batch)}) r
        JOIN customer c ON c.id = r.customer_id
        WHERE {RecipientSql.AddressColumn(batch.Channel)} IS NOT NULL{RecipientSql.NotToldBefore(batch)}{RecipientSql.NotExcluded(batch)}
        ORDER BY c.id
        """,
        Range(batch, audienceId, RecipientSql.Everybody.First, RecipientSql.Everybody.Last), row => row.Long("id"));

    public Task<int> CountToldAsync(long launchId) => CountToldAsync(launchId, null, null);

    public Task<int> CountToldAsync(long launchId, long audienceId, string segment) => CountToldAsync(launchId, (long?)audienceId, segment);

    private async Task<int> CountToldAsync(long launchId, long? audienceId, string? segment) => (int)(await sql.NumberAsync(
        $"SELECT COUNT(*) FROM ({RecipientSql.ToldOf(segment)}) r",
        new { launchId, audienceId, segment, channels = RecipientSql.Channels, first = RecipientSql.Everybody.First, last = RecipientSql.Everybody.Last }))!;

    public Task<IReadOnlyList<Recipient>> RecipientsAsync(Batch batch, Chunk chunk, long audienceId)
    {
        var columns =
            $"""
            SELECT c.id, {RecipientSql.AddressColumn(batch.Channel)} AS address, c.language,
                CASE WHEN EXISTS (SELECT 1 FROM customer_result f WHERE f.launch_id = @launchId AND f.customer_id = c.id AND f.failed_at IS NOT NULL) THEN 1 ELSE 0 END AS launch_failed
            """;
        return sql.ListAsync(
            batch.Riders == 0 ? $"{columns}\n{Recipients(batch)}\nORDER BY c.id" : $"SELECT * FROM ({columns}\n{Recipients(batch)}\nUNION ALL\n{columns}\n{Riders(batch)}) a\nORDER BY a.id",
            Range(batch, audienceId, chunk.First, chunk.Last),
            row => new Recipient(row.Long("id"), row.Text("address"), row.Text("language"), row.Flag("launch_failed")));
    }

    public async Task<bool> RecordAsync(Chunk chunk, ChunkStatus ended, IReadOnlyList<LedgerRow> deliveries)
    {
        if (!await EndClaimedAsync(chunk, ended)) return false;
        await WriteAsync(chunk.BatchId, deliveries);
        // Fewer than were planned: somebody was told already, is gone, or has refused since.
        if (deliveries.Count < chunk.Count) await ExcludeRefusedAsync(chunk.BatchId, chunk.First, chunk.Last, deliveries.Select(d => d.At).FirstOrDefault(DateTimeOffset.UnixEpoch));
        return true;
    }

    public async Task<bool> RecordPieceAsync(Chunk chunk, IReadOnlyList<LedgerRow> deliveries)
    {
        if (await sql.ExecuteAsync(
            $"""
            UPDATE chunk
            SET customers = customers - @told, pieces = pieces + 1
            WHERE {IsClaimed}
            """,
            new { chunk.BatchId, chunk.Sequence, chunk.ClaimedBy, chunk.Attempts, told = deliveries.Count }) != 1) return false;
        await WriteAsync(chunk.BatchId, deliveries);
        return true;
    }

    private async Task WriteAsync(long batchId, IReadOnlyList<LedgerRow> deliveries)
    {
        await sql.InsertAsync(
            "delivery", ["version_id", "channel", "customer_id", "status", "at", "reason", "language", "failed_text", "message_of"],
            deliveries.Select(d => new object?[] { d.VersionId, (int)d.Channel, d.CustomerId, (int)d.Status, d.At.Ms(), d.Reason, d.Language, d.FailedText?.Flag(), d.MessageOf }));
        await CountAsync(
            batchId, deliveries.Count(d => d.Status is DeliveryStatus.Accepted), deliveries.Count(d => d.Status is DeliveryStatus.Failed),
            deliveries.Count(d => d.Status is DeliveryStatus.Expired));
    }

    // Chunks that somebody is sending at this moment are left to their sender. Of those in doubt the ledger says that they may have gone out.
    public async Task EndChunksAsync(Batch batch, ChunkStatus status, DateTimeOffset at, long audienceId)
    {
        if (batch.Marketing is not null) await ExcludeRefusedAsync(batch.Id, RecipientSql.Everybody.First, RecipientSql.Everybody.Last, at);
        if (status is ChunkStatus.Expired) await CountAsync(batch.Id, 0, 0, await ExpireRecipientsAsync(batch, at, audienceId));
        await sql.ExecuteAsync(
            "UPDATE chunk SET status = @status, claimed_by = NULL, not_before = NULL WHERE batch_id = @batchId AND status IN ('pending', 'in-doubt')",
            new { batchId = batch.Id, status = status.Code() });
    }

    public Task<IReadOnlyList<(LedgerRow Delivery, NoticeVersion Version)>> ToldAsync(long customerId, int most) => sql.ListAsync(
        $"""
        SELECT d.version_id, d.channel, d.customer_id, d.status, d.at, d.reason, d.language, d.failed_text, d.message_of, {VersionColumns}
        FROM delivery d
        JOIN notice_version v ON v.id = d.version_id
        WHERE d.customer_id = @customerId
        ORDER BY d.at DESC, d.version_id DESC, d.channel
        {sql.Dialect.Page()}
        """,
        new { customerId, most }, row => (ReadDelivery(row), ReadVersion(row)));

    private async Task<bool> EndClaimedAsync(Chunk chunk, ChunkStatus ended) => await sql.ExecuteAsync(
        $"""
        UPDATE chunk
        SET status = @ended, lease_until = NULL
        WHERE {IsClaimed}
        """,
        new { chunk.BatchId, chunk.Sequence, chunk.ClaimedBy, chunk.Attempts, ended = ended.Code() }) == 1;

    private async Task<int> ExpireRecipientsAsync(Batch batch, DateTimeOffset at, long audienceId)
    {
        var expired = 0;
        foreach (var chunk in (await ChunksAsync(batch.Id)).Where(c => c.Status is ChunkStatus.Pending or ChunkStatus.InDoubt))
        {
            var values = new DynamicParameters(Range(batch, audienceId, chunk.First, chunk.Last));
            values.AddDynamicParams(new { at = at.Ms(), expired = (int)DeliveryStatus.Expired, reason = chunk.Status is ChunkStatus.InDoubt ? chunk.Status.Code() : null });
            foreach (var recipients in batch.Riders == 0 ? [Recipients(batch)] : new[] { Recipients(batch), Riders(batch) })
                expired += await sql.ExecuteAsync(
                    $"""
                    INSERT INTO delivery (version_id, channel, customer_id, status, at, reason)
                    SELECT @versionId, @channel, c.id, @expired, @at, @reason
                    {recipients}
                    """,
                    values);
        }
        return expired;
    }

    /// <summary>The recipients <c>c</c> of a batch in a range who are not yet in the ledger.</summary>
    private static string Recipients(Batch batch) =>
        $"""
        FROM ({RecipientSql.Customers(batch)}) r
        JOIN customer c ON c.id = r.customer_id
        WHERE {StillToTell(batch)}{RecipientSql.NoRider(batch)}
        """;

    /// <summary>Those <c>c</c> who go along with recipients in a range and are not yet in the ledger.</summary>
    private static string Riders(Batch batch) =>
        $"""
        FROM batch_rider r
        JOIN customer c ON c.id = r.customer_id
        WHERE r.batch_id = @batchId AND r.with_id BETWEEN @first AND @last AND {StillToTell(batch)}
        """;

    private static string StillToTell(Batch batch) =>
        $"""
        {RecipientSql.AddressColumn(batch.Channel)} IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.version_id = @versionId AND d.channel = @channel AND d.customer_id = c.id){RecipientSql.NotToldBefore(batch)}{RecipientSql.NotExcluded(batch)}{RecipientSql.NotRefused(batch)}
        """;

    private Task<int> CountAsync(long batchId, int accepted, int failed, int expired) => sql.ExecuteAsync(
        "UPDATE batch SET accepted = accepted + @accepted, failed = failed + @failed, expired = expired + @expired WHERE id = @batchId",
        new { batchId, accepted, failed, expired });

    private static object Range(Batch batch, long audienceId, long first, long last) => new
    {
        audienceId,
        launchId = batch.LaunchId,
        batchId = batch.Id,
        versionId = batch.VersionId,
        segment = batch.Segment,
        step = batch.Step,
        channel = (int)batch.Channel,
        channels = RecipientSql.Channels,
        first,
        last,
    };

    internal static LedgerRow ReadDelivery(Row row) => new(
        row.Long("version_id"), (NoticeChannel)row.Int("channel"), row.Long("customer_id"), (DeliveryStatus)row.Int("status"), row.Instant("at"), row.TextOrNull("reason"),
        row.TextOrNull("language"), row.LongOrNull("failed_text") is { } failed ? failed != 0 : null, row.LongOrNull("message_of"));
}
