using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Notices;

/// <summary>Whom marketing leaves out.</summary>
internal sealed partial class NoticeStore
{
    public Task<int> ExcludeAsync(Batch batch, long audienceId, DateTimeOffset now, TimeZoneInfo zone) => sql.ExecuteAsync(
        $"""
        INSERT INTO batch_exclusion (batch_id, customer_id, reason, at)
        SELECT @batchId, q.id, q.reason, @at
        FROM ({WithReason(batch)}) q
        WHERE q.reason IS NOT NULL
        """,
        Terms(batch, audienceId, now, zone));

    public Task<IReadOnlyList<Exclusion>> ExclusionsAsync(Batch batch, long audienceId, DateTimeOffset now, TimeZoneInfo zone) => batch switch
    {
        { Marketing: null } => Task.FromResult<IReadOnlyList<Exclusion>>([]),
        { StartedAt: null } => CountedAsync($"SELECT q.reason, COUNT(*) AS customers FROM ({WithReason(batch)}) q WHERE q.reason IS NOT NULL GROUP BY q.reason", Terms(batch, audienceId, now, zone)),
        _ => CountedAsync("SELECT reason, COUNT(*) AS customers FROM batch_exclusion WHERE batch_id = @Id GROUP BY reason", new { batch.Id }),
    };

    public Task<IReadOnlyList<ServiceOnly>> ServiceOnlyAsync(long launchId) => sql.ListAsync(
        "SELECT launch_id, step, hash, person_id, at FROM service_only WHERE launch_id = @launchId ORDER BY at, step, hash", new { launchId },
        row => new ServiceOnly(row.Long("launch_id"), row.Text("step"), row.Text("hash"), row.Long("person_id"), row.Instant("at")));

    public Task AddAsync(ServiceOnly word) => sql.ExecuteAsync(
        "INSERT INTO service_only (launch_id, step, hash, person_id, at) VALUES (@LaunchId, @Step, @Hash, @By, @at)",
        new { word.LaunchId, word.Step, word.Hash, word.By, at = word.At.Ms() });

    /// <summary>Those customers of a chunk, or of a whole batch of marketing, who have refused while it went out and were not told: the batch goes to so many fewer.</summary>
    private async Task ExcludeRefusedAsync(long batchId, long first, long last, DateTimeOffset at)
    {
        if (await FindBatchAsync(batchId) is not { Marketing: not null } batch) return;
        var excluded = await sql.ExecuteAsync(
            $"""
            INSERT INTO batch_exclusion (batch_id, customer_id, reason, at)
            SELECT @batchId, c.id, @reason, @at
            FROM audience_member m
            JOIN launch l ON l.id = @launchId AND l.audience_id = m.audience_id
            JOIN customer c ON c.id = m.customer_id
            WHERE COALESCE((SELECT o.with_id FROM batch_rider o WHERE o.batch_id = @batchId AND o.customer_id = c.id), c.id) BETWEEN @first AND @last{RecipientSql.OfSegment(batch.Segment)} AND {RecipientSql.Refuses(batch.Channel)}
              AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.version_id = @versionId AND d.channel = @channel AND d.customer_id = c.id){RecipientSql.NotExcluded(batch)}{RecipientSql.NotToldBefore(batch)}
            """,
            new { batchId, reason = ExclusionReason.Refused.Code(), at = at.Ms(), launchId = batch.LaunchId, versionId = batch.VersionId, segment = batch.Segment, step = batch.Step, channel = (int)batch.Channel, first, last });
        if (excluded > 0) await sql.ExecuteAsync("UPDATE batch SET excluded = excluded + @excluded, planned = planned - @excluded WHERE id = @batchId", new { batchId, excluded });
    }

    private async Task<IReadOnlyList<Exclusion>> CountedAsync(string query, object values) =>
        [.. (await sql.ListAsync(query, values, row => new Exclusion(row.Code<ExclusionReason>("reason"), row.Int("customers")))).OrderBy(e => e.Reason)];

    private static string WithReason(Batch batch) =>
        $"""
        SELECT c.id, {RecipientSql.WhyExcluded(batch.Channel)} AS reason
        FROM ({RecipientSql.Customers(batch)}) r
        JOIN customer c ON c.id = r.customer_id
        WHERE {RecipientSql.AddressColumn(batch.Channel)} IS NOT NULL{RecipientSql.NotToldBefore(batch)}
        """;

    private static object Terms(Batch batch, long audienceId, DateTimeOffset now, TimeZoneInfo zone) => new
    {
        audienceId,
        launchId = batch.LaunchId,
        batchId = batch.Id,
        segment = batch.Segment,
        step = batch.Step,
        channel = (int)batch.Channel,
        channels = RecipientSql.Channels,
        first = RecipientSql.Everybody.First,
        last = RecipientSql.Everybody.Last,
        at = now.Ms(),
        consentFor = batch.Marketing!.ConsentFor,
        day = DateOnly.FromDateTime(now.InZone(zone)).Day(),
        times = batch.Marketing.Times,
        since = now.AddDays(-batch.Marketing.Days).Ms(),
    };
}
