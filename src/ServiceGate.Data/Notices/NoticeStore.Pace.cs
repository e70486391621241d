using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Notices;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Notices;

/// <summary>What the limits of a batch leave. Whoever spends keeps other nodes waiting until its transaction ends.</summary>
internal sealed partial class NoticeStore
{
    public async Task<PaceLimit?> SpendPaceAsync(Batch batch, int customers, DateTimeOffset now, TimeZoneInfo zone)
    {
        var values = new { batch.Id, batch.LaunchId, batch.Step, channel = (int)batch.Channel, customers, hour = PaceRules.HourOf(now, zone), day = PaceRules.DayOf(now, zone) };
        var (ofHour, ofDay) = (Used(batch, "hour"), Used(batch, "day"));
        // Whoever spends for one of them waits for whoever spends for another.
        if (batch.Segment is not null) await sql.ExecuteAsync($"UPDATE batch SET batch_used = batch_used WHERE {Together}", values);
        if (await sql.ExecuteAsync(
            $"""
            UPDATE batch
            SET batch_used = batch_used + @customers,
                hour_used = CASE WHEN pace_hour = @hour THEN hour_used ELSE 0 END + @customers, pace_hour = @hour,
                day_used = CASE WHEN pace_day = @day THEN day_used ELSE 0 END + @customers, pace_day = @day, held = NULL, held_until = NULL
            WHERE id = @Id
              AND (per_batch = 0 OR batch_used + @customers <= per_batch)
              AND (per_hour = 0 OR {ofHour} + @customers <= per_hour)
              AND (per_day = 0 OR {ofDay} + @customers <= per_day)
            """,
            values) == 1) return null;
        // The longest hold counts.
        return await sql.NumberAsync("SELECT 1 FROM batch WHERE id = @Id AND per_batch > 0 AND batch_used + @customers > per_batch", values) is not null ? PaceLimit.Batch
            : await sql.NumberAsync($"SELECT 1 FROM batch WHERE id = @Id AND per_day > 0 AND {ofDay} + @customers > per_day", values) is not null ? PaceLimit.Day
            : PaceLimit.Hour;
    }

    /// <summary>The batches of a step on a channel, to whichever segment.</summary>
    private const string Together = "launch_id = @LaunchId AND step = @Step AND channel = @channel";

    private static string Used(Batch batch, string of) => batch.Segment is null
        ? $"CASE WHEN pace_{of} = @{of} THEN {of}_used ELSE 0 END"
        : $"(SELECT SUM(CASE WHEN s.pace_{of} = @{of} THEN s.{of}_used ELSE 0 END) FROM batch s WHERE s.launch_id = @LaunchId AND s.step = @Step AND s.channel = @channel)";

    public Task RefundPaceAsync(long batchId, int customers) => sql.ExecuteAsync(
        """
        UPDATE batch
        SET batch_used = CASE WHEN batch_used < @customers THEN 0 ELSE batch_used - @customers END,
            hour_used = CASE WHEN hour_used < @customers THEN 0 ELSE hour_used - @customers END,
            day_used = CASE WHEN day_used < @customers THEN 0 ELSE day_used - @customers END
        WHERE id = @batchId
        """,
        new { batchId, customers });

    public Task HoldAsync(long batchId, PaceHold hold) => sql.ExecuteAsync(
        "UPDATE batch SET held = @limit, held_until = @until WHERE id = @batchId AND status = 'running'", new { batchId, limit = hold.Limit.Code(), until = hold.Until.Ms() });

    public Task LetGoOnAsync(long batchId) => sql.ExecuteAsync("UPDATE batch SET batch_used = 0, held = NULL, held_until = NULL WHERE id = @batchId", new { batchId });
}
