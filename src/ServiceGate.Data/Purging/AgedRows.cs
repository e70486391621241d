using ServiceGate.Data.Retention;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Purging;

/// <summary>Rows that go by their own age.</summary>
internal static class AgedRows
{
    public static async Task PurgeAsync(PurgeWork work, DateTimeOffset now, DateTimeOffset machineNow)
    {
        // The key has two columns, so that the oldest rows are found by their time.
        await work.RepeatAsync(
            "command_log",
            d => $"""
                DELETE FROM command_log
                WHERE at <= (SELECT MAX(o.at) FROM (SELECT at FROM command_log WHERE at < @before ORDER BY at {d.Page()}) o)
                """,
            new { before = RetentionRules.Of("command_log").Before(now).Ms() });
        await work.RepeatAsync(
            "api_token",
            d => $"DELETE FROM api_token WHERE id IN (SELECT id FROM api_token WHERE expires_at < @before OR revoked_at < @before ORDER BY id {d.Page()})",
            new { before = RetentionRules.Of("api_token").Before(machineNow).Ms() });
        await work.RepeatAsync(
            "account_session",
            d => $"DELETE FROM account_session WHERE id IN (SELECT id FROM account_session WHERE seen_at < @before ORDER BY id {d.Page()})",
            new { before = RetentionRules.Of("account_session").Before(machineNow).Ms() });
        foreach (var table in new[] { "customer_lookup", "lookup_alarm", "security_event" })
            await work.RepeatAsync(
                table, d => $"DELETE FROM {table} WHERE id IN (SELECT id FROM {table} WHERE at < @before ORDER BY at {d.Page()})", new { before = RetentionRules.Of(table).Before(machineNow).Ms() });
        await work.RepeatAsync(
            "account_message",
            d => $"DELETE FROM account_message WHERE id IN (SELECT id FROM account_message WHERE written_at < @before ORDER BY written_at {d.Page()})",
            new { before = RetentionRules.Of("account_message").Before(now).Ms() });
        await work.RepeatAsync(
            "duty_number",
            d => $"DELETE FROM duty_number WHERE shift_id IN (SELECT shift_id FROM duty_number WHERE until_at < @before ORDER BY until_at {d.Page()})",
            new { before = RetentionRules.Of("duty_number").Before(now).Ms() });
        foreach (var list in await work.Database.ReadAsync(
            sql => sql.ListAsync(
                "SELECT a.id FROM audience a WHERE a.set_aside_at < @before AND EXISTS (SELECT 1 FROM import_row r WHERE r.audience_id = a.id) ORDER BY a.id",
                new { before = RetentionRules.Of("import_row").Before(machineNow).Ms() }, row => row.Long("id")),
            work.Cancellation))
            await PendingOfAsync(work, list);
        // Parts before the files that they belong to.
        foreach (var (table, key) in new[] { ("kept_part", "upload_id"), ("kept_upload", "id") })
            await work.RepeatAsync(
                table, d => $"DELETE FROM {table} WHERE {key} IN (SELECT id FROM kept_upload WHERE kept_at < @before AND EXISTS (SELECT 1 FROM {table} o WHERE o.{key} = kept_upload.id) ORDER BY kept_at {d.Page()})",
                new { before = RetentionRules.Of(table).Before(machineNow).Ms() });
        await work.OnceAsync(
            "node", sql => sql.ExecuteAsync("DELETE FROM node WHERE seen_at < @before", new { before = RetentionRules.Of("node").Before(machineNow).Ms() }));
        await PurgeChunksAsync(work, RetentionRules.Of("chunk").Before(now));
    }

    private static async Task PurgeChunksAsync(PurgeWork work, DateTimeOffset before)
    {
        var batches = await work.Database.ReadAsync(
            sql => sql.ListAsync(
                "SELECT b.id FROM batch b WHERE b.finished_at < @before AND EXISTS (SELECT 1 FROM chunk k WHERE k.batch_id = b.id) ORDER BY b.id",
                new { before = before.Ms() }, row => row.Long("id")),
            work.Cancellation);
        foreach (var batch in batches) await ChunksOfAsync(work, batch);
    }

    /// <summary>Takes away the customers set aside for a list.</summary>
    public static Task PendingOfAsync(PurgeWork work, long audience) => work.RepeatAsync(
        "import_row",
        d => $"""
            DELETE FROM import_row
            WHERE audience_id = @audience AND customer_id IN (SELECT customer_id FROM import_row WHERE audience_id = @audience ORDER BY customer_id {d.Page()})
            """,
        new { audience });

    /// <summary>Takes away the chunks of a batch, and who went along with whom.</summary>
    public static async Task ChunksOfAsync(PurgeWork work, long batch)
    {
        await work.RepeatAsync(
            "batch_rider",
            d => $"DELETE FROM batch_rider WHERE batch_id = @batch AND customer_id IN (SELECT customer_id FROM batch_rider WHERE batch_id = @batch ORDER BY customer_id {d.Page()})",
            new { batch });
        await work.RepeatAsync(
            "chunk",
            d => $"DELETE FROM chunk WHERE batch_id = @batch AND sequence IN (SELECT sequence FROM chunk WHERE batch_id = @batch ORDER BY sequence {d.Page()})",
            new { batch });
    }
}
