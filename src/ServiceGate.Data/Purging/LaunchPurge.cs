using ServiceGate.Core.Facts.Audit;
using ServiceGate.Data.Audit;
using ServiceGate.Data.Notices;
using ServiceGate.Data.Retention;
using ServiceGate.Data.Search;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Purging;

/// <summary>Takes away launches with everything that hangs on them. The launch itself goes last, so that an interrupted purge finds it again.</summary>
internal static class LaunchPurge
{
    public static async Task RunAsync(PurgeWork work, DateTimeOffset now)
    {
        var due = await work.Database.ReadAsync(
            sql => sql.ListAsync(
                $"SELECT l.id, l.number FROM launch l WHERE {EndedLaunches.Before} ORDER BY l.id",
                new { before = RetentionRules.Of("launch").Before(now).Ms() }, row => (row.Long("id"), row.Text("number"))),
            work.Cancellation);
        foreach (var (id, number) in due) await PurgeAsync(work, id, number, now);
        if (due.Count > 0) await PurgeContentAsync(work);
    }

    private static async Task PurgeAsync(PurgeWork work, long launch, string number, DateTimeOffset now)
    {
        await PurgeLedgerAsync(work, launch);
        await PurgeListsAsync(work, launch);
        await work.OnceAsync("decision_cover", sql => sql.ExecuteAsync(
            "DELETE FROM decision_cover WHERE decision_id IN (SELECT id FROM step_decision WHERE launch_id = @launch)", new { launch }));
        await work.OnceAsync("launch_gram", sql => LaunchGrams.RemoveAllAsync(sql, launch));
        foreach (var table in RetentionRules.WithLaunch)
            await work.OnceAsync(table, sql => sql.ExecuteAsync($"DELETE FROM {table} WHERE launch_id = @launch", new { launch }));
        await work.OnceAsync("step_decision", sql => sql.ExecuteAsync("DELETE FROM step_decision WHERE launch_id = @launch", new { launch }));
        await work.OnceAsync("audit_event", sql => sql.ExecuteAsync("DELETE FROM audit_event WHERE chain = @launch", new { launch }));
        await work.OnceAsync("audit_head", sql => sql.ExecuteAsync("DELETE FROM audit_head WHERE chain = @launch", new { launch }));
        await work.OnceAsync("launch", sql => RemoveAsync(sql, launch, number, now));
    }

    private static async Task PurgeLedgerAsync(PurgeWork work, long launch)
    {
        foreach (var batch in await IdsAsync(work, "SELECT id FROM batch WHERE launch_id = @launch", launch)) await BatchAsync(work, batch);
        foreach (var version in await IdsAsync(work, "SELECT id FROM notice_version WHERE launch_id = @launch", launch))
            foreach (var channel in RecipientSql.Channels)
                await work.RepeatAsync(
                    "delivery",
                    d => $"""
                        DELETE FROM delivery
                        WHERE version_id = @version AND channel = @channel AND customer_id IN (
                            SELECT customer_id FROM delivery WHERE version_id = @version AND channel = @channel ORDER BY customer_id {d.Page()})
                        """,
                    new { version, channel });
    }

    private static async Task BatchAsync(PurgeWork work, long batch)
    {
        await AgedRows.ChunksOfAsync(work, batch);
        await work.RepeatAsync(
            "batch_exclusion",
            d => $"DELETE FROM batch_exclusion WHERE batch_id = @batch AND customer_id IN (SELECT customer_id FROM batch_exclusion WHERE batch_id = @batch ORDER BY customer_id {d.Page()})",
            new { batch });
    }

    private static async Task PurgeListsAsync(PurgeWork work, long launch)
    {
        foreach (var audience in await IdsAsync(work, "SELECT id FROM audience WHERE launch_id = @launch", launch))
        {
            await AgedRows.PendingOfAsync(work, audience);
            await work.OnceAsync("shared_customers", sql => sql.ExecuteAsync(
                """
                DELETE FROM shared_customers
                WHERE other_id = @audience AND audience_id IN (SELECT s.other_id FROM shared_customers s WHERE s.audience_id = @audience)
                """,
                new { audience }));
            await work.OnceAsync("shared_customers", sql => sql.ExecuteAsync("DELETE FROM shared_customers WHERE audience_id = @audience", new { audience }));
            await work.RepeatAsync(
                "audience_member",
                d => $"""
                    DELETE FROM audience_member
                    WHERE audience_id = @audience AND customer_id IN (
                        SELECT customer_id FROM audience_member WHERE audience_id = @audience ORDER BY customer_id {d.Page()})
                    """,
                new { audience });
        }
        await work.RepeatAsync(
            "customer_result",
            d => $"""
                DELETE FROM customer_result
                WHERE launch_id = @launch AND customer_id IN (
                    SELECT customer_id FROM customer_result WHERE launch_id = @launch ORDER BY customer_id {d.Page()})
                """,
            new { launch });
    }

    // That it was there and when it went stays in the system's chain.
    private static async Task<int> RemoveAsync(SqlScope sql, long launch, string number, DateTimeOffset now)
    {
        var store = new AuditStore(sql);
        var (sequence, hash) = await store.HeadAsync(0);
        await store.AppendAsync([AuditTrail.Event(0, sequence + 1, hash, now, 0, "launch.purged", "purge", new { number = number })]);
        return await sql.ExecuteAsync("DELETE FROM launch WHERE id = @launch", new { launch });
    }

    private static Task PurgeContentAsync(PurgeWork work) => work.RepeatAsync(
        "content",
        d => $"""
            DELETE FROM content
            WHERE hash IN (
                SELECT c.hash
                FROM content c
                WHERE NOT EXISTS (SELECT 1 FROM dossier_item i WHERE i.hash = c.hash)
                  AND NOT EXISTS (SELECT 1 FROM item_change i WHERE i.hash = c.hash)
                  AND NOT EXISTS (SELECT 1 FROM decision_cover v WHERE v.hash = c.hash)
                  AND NOT EXISTS (SELECT 1 FROM attachment f WHERE f.signed_hash = c.hash)
                  AND NOT EXISTS (SELECT 1 FROM concern_waiver w WHERE w.signed_hash = c.hash)
                  AND NOT EXISTS (SELECT 1 FROM acknowledgement a WHERE a.script_hash = c.hash)
                  AND NOT EXISTS (SELECT 1 FROM dossier_look k WHERE k.seen_hash = c.hash)
                  AND NOT EXISTS (SELECT 1 FROM dossier_look k WHERE k.before_hash = c.hash)
                ORDER BY c.hash
                {d.Page()})
            """);

    private static Task<IReadOnlyList<long>> IdsAsync(PurgeWork work, string query, long launch) =>
        work.Database.ReadAsync(sql => sql.ListAsync(query, new { launch }, row => row.Long("id")), work.Cancellation);
}
