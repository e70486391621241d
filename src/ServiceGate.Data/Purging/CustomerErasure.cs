using ServiceGate.Data.Retention;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Purging;

/// <summary>
/// Erases the personal data of customers whom no launch has used for long. The row stays under its id, so that ledger and lists still count right, until
/// nothing names it any more.
/// </summary>
internal static class CustomerErasure
{
    /// <summary>How far one look into the register goes, so that no read lasts long.</summary>
    private const int Stride = 5000;

    /// <summary>No launch that needs the customer's data, or needed them lately, has <c>customer c</c> on a list.</summary>
    private const string Unused =
        $"""
        NOT EXISTS (
            SELECT 1
            FROM audience_member m
            JOIN audience a ON a.id = m.audience_id
            JOIN launch l ON l.id = a.launch_id
            WHERE m.customer_id = c.id AND NOT ({EndedLaunches.Before}))
        """;

    public static async Task RunAsync(PurgeWork work, DateTimeOffset now)
    {
        var before = RetentionRules.Of("customer").Before(now).Ms();
        var last = await work.Database.ReadAsync(sql => sql.NumberAsync("SELECT MAX(id) FROM customer"), work.Cancellation) ?? 0;
        for (var first = 1L; first <= last; first += Stride)
            foreach (var group in (await DueAsync(work, first, before)).Chunk(PurgeWork.AtOnce))
                await work.OnceAsync("customer", sql => EraseAsync(sql, group, before, now));
        await ForgetConsentsAsync(work);
        await ForgetRefusalsAsync(work, before);
        await RemoveUnnamedAsync(work);
    }

    /// <summary>What somebody agreed to goes with the rest; without it no marketing reaches whoever comes back to the register.</summary>
    private static Task ForgetConsentsAsync(PurgeWork work) => work.RepeatAsync(
        "consent",
        d => $"""
            DELETE FROM consent
            WHERE customer_id IN (
                SELECT g.customer_id
                FROM consent g
                JOIN customer c ON c.id = g.customer_id
                WHERE c.erased_at IS NOT NULL
                ORDER BY g.customer_id
                {d.Page()})
            """);

    /// <summary>An address that no customer of the register has is forgotten: there is nobody who could be written to.</summary>
    private static Task ForgetRefusalsAsync(PurgeWork work, long before) => work.RepeatAsync(
        "refusal",
        d => $"""
            DELETE FROM refusal
            WHERE address IN (
                SELECT f.address
                FROM refusal f
                WHERE f.at < @before
                  AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.phone = f.address) AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.push_id = f.address)
                ORDER BY f.address
                {d.Page()})
            """,
        new { before });

    private static Task<IReadOnlyList<long>> DueAsync(PurgeWork work, long first, long before) => work.Database.ReadAsync(
        sql => sql.ListAsync(
            $"SELECT c.id FROM customer c WHERE c.id BETWEEN @first AND @last AND c.erased_at IS NULL AND {Unused} ORDER BY c.id",
            new { first, last = first + Stride - 1, before }, row => row.Long("id")),
        work.Cancellation);

    // Asked again within the transaction: an import may have put the customer on a list since.
    private static Task<int> EraseAsync(SqlScope sql, IReadOnlyList<long> ids, long before, DateTimeOffset now) => sql.ExecuteAsync(
        $"""
        UPDATE customer
        SET account = CONCAT('erased-', id), name = NULL, phone = NULL, email = NULL, push_id = NULL, erased_at = @now, revision = revision + 1
        WHERE id IN (SELECT c.id FROM customer c WHERE c.id IN @ids AND c.erased_at IS NULL AND {Unused})
        """,
        new { ids, before, now = now.Ms() });

    private static Task RemoveUnnamedAsync(PurgeWork work) => work.RepeatAsync(
        "customer",
        d => $"""
            DELETE FROM customer
            WHERE id IN (
                SELECT c.id
                FROM customer c
                WHERE c.erased_at IS NOT NULL
                  AND NOT EXISTS (SELECT 1 FROM audience_member m WHERE m.customer_id = c.id)
                  AND NOT EXISTS (SELECT 1 FROM customer_result r WHERE r.customer_id = c.id)
                  AND NOT EXISTS (SELECT 1 FROM consent g WHERE g.customer_id = c.id)
                ORDER BY c.id
                {d.Page()})
            """);
}
