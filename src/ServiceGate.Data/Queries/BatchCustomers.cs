using System.Globalization;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Data.Notices;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>A customer whom a batch has not told, or perhaps not.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Account">The account number.</param>
/// <param name="Address">The number or id on the batch's channel; null: there is none any more. Whoever shows it asks who may see it.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">The gateway's reason code, the rule by which it was left out, or what the gateway answered; null: none is known.</param>
public sealed record UntoldCustomer(long CustomerId, string Account, string? Address, Untold Outcome, string? Reason);

/// <summary>A page of them.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Launch">Number of its launch.</param>
/// <param name="UnitId">The unit that launch belongs to.</param>
/// <param name="Customers">The customers, by what they have in common with the cursor: those in the ledger, then those in doubt.</param>
/// <param name="Next">Where the next page begins; null: this is the last one.</param>
public sealed record UntoldPage(Batch Batch, string Launch, long UnitId, IReadOnlyList<UntoldCustomer> Customers, string? Next);

/// <summary>
/// Who was not told by a batch, one by one, so that somebody can act on it. Read by whoever looks customers up in the unit of the launch; to everybody else there is no such
/// batch. Each page is written down like a look-up, with everybody on it, and counts towards the alarm of many look-ups, not towards their limit in a minute.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="machine">The machine's clock, where the database has none of its own.</param>
/// <param name="limit">How many look-ups alarm.</param>
public sealed class BatchCustomers(Database database, TimeProvider machine, LookUpLimit limit)
{
    /// <summary>The most customers of a page.</summary>
    public const int LargestPage = 500;

    private const string Doubts = "doubt-";

    /// <summary>A page; null where there is no such batch for whoever asks.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="batchId">The batch.</param>
    /// <param name="outcome">Only what became of it so; null: all.</param>
    /// <param name="after">Where the page begins, as the one before says; null: at the beginning.</param>
    /// <param name="most">At most so many, up to <see cref="LargestPage"/>; those in doubt come by whole chunks, which may be more.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<UntoldPage?> FindAsync(Actor actor, long batchId, Untold? outcome, string? after, int most, CancellationToken cancellation = default) => database.WriteAsync<UntoldPage?>(
        async sql =>
        {
            if (await UnitScope.UnitsAsync(sql, actor, Permission.ReadCustomers) is not { Count: > 0 } units) return null;
            var found = await sql.ListAsync(
                "SELECT l.id, l.number, l.unit_id, l.audience_id FROM batch b JOIN launch l ON l.id = b.launch_id WHERE b.id = @batchId AND l.unit_id IN @ids",
                new { batchId, ids = units.Select(u => u.Id).ToList() }, row => (Id: row.Long("id"), Number: row.Text("number"), Unit: row.Long("unit_id"), List: row.LongOrNull("audience_id")));
            var store = new NoticeStore(sql);
            if (found is not [var launch] || await store.FindBatchAsync(batchId) is not { } batch) return null;
            var (customers, next) = await PageAsync(sql, store, batch, launch.List, outcome, after, Math.Clamp(most, 1, LargestPage));
            var now = machine.GetUtcNow();
            await LookUps.RecordAllAsync(sql, actor, [.. customers.Select(c => c.CustomerId)], launch.Id, now);
            await LookUps.AlarmAsync(sql, actor.PersonId, limit, now);
            return new UntoldPage(batch, launch.Number, launch.Unit, customers, next);
        },
        cancellation);

    private static async Task<(IReadOnlyList<UntoldCustomer>, string?)> PageAsync(SqlScope sql, NoticeStore store, Batch batch, long? list, Untold? outcome, string? after, int most)
    {
        var customers = new List<UntoldCustomer>();
        if (after?.StartsWith(Doubts, StringComparison.Ordinal) != true && (outcome is not Untold.InDoubt || batch.HasEnded))
        {
            customers.AddRange(await LedgerAsync(sql, batch, list, outcome, Number(after), most));
            if (customers.Count == most) return (customers, customers[^1].CustomerId.ToString(CultureInfo.InvariantCulture));
        }
        if (list is null || batch.InDoubt == 0 || outcome is not null and not Untold.InDoubt) return (customers, null);
        return await DoubtsAsync(sql, store, batch, list.Value, customers, after, most);
    }

    private static long Number(string? cursor) => long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static async Task<IReadOnlyList<UntoldCustomer>> LedgerAsync(SqlScope sql, Batch batch, long? list, Untold? outcome, long after, int most)
    {
        var narrowed = outcome is null ? "" : "AND q.outcome = @outcome";
        return await sql.ListAsync(
            $"""
            SELECT q.customer_id, c.account, {RecipientSql.AddressColumn(batch.Channel)} AS address, q.outcome, q.reason
            FROM (
                SELECT d.customer_id, CASE WHEN d.status = @failed THEN 'failed' WHEN d.reason = 'in-doubt' THEN 'in-doubt' ELSE @late END AS outcome, CASE WHEN d.status = @failed THEN d.reason ELSE NULL END AS reason
                FROM delivery d
                WHERE d.version_id = @versionId AND d.channel = @channel AND d.customer_id > @after AND d.status IN (@failed, @expired)
                UNION ALL
                SELECT x.customer_id, 'excluded' AS outcome, x.reason
                FROM batch_exclusion x
                WHERE x.batch_id = @batchId AND x.customer_id > @after{Never(batch, list)}
            ) q
            JOIN customer c ON c.id = q.customer_id
            WHERE q.customer_id > @after {narrowed}
            ORDER BY q.customer_id
            {sql.Dialect.Page()}
            """,
            new
            {
                versionId = batch.VersionId,
                channel = (int)batch.Channel,
                channels = RecipientSql.Channels,
                batchId = batch.Id,
                launchId = batch.LaunchId,
                audienceId = list,
                segment = batch.Segment,
                step = batch.Step,
                failed = (int)DeliveryStatus.Failed,
                expired = (int)DeliveryStatus.Expired,
                late = LateOf(batch).Code(),
                outcome = outcome?.Code(),
                after,
                first = after + 1,
                last = RecipientSql.Everybody.Last,
                most,
            },
            row => new UntoldCustomer(row.Long("customer_id"), row.Text("account"), row.TextOrNull("address"), row.Code<Untold>("outcome"), row.TextOrNull("reason")));
    }

    /// <summary>Of a batch that ended before it began nobody stands in the ledger: it is everybody to whom it would have gone.</summary>
    private static string Never(Batch batch, long? list) => batch.StartedAt is not null || list is null || batch.EndedWhy is null || batch.Status is BatchStatus.NotNeeded ? "" :
        $"""

                UNION ALL
                SELECT c.id, @late AS outcome, NULL AS reason
                FROM ({RecipientSql.Customers(batch)}) r
                JOIN customer c ON c.id = r.customer_id
                WHERE {RecipientSql.AddressColumn(batch.Channel)} IS NOT NULL{RecipientSql.NotToldBefore(batch)}
        """;

    private static Untold LateOf(Batch batch) => batch.EndedWhy switch
    {
        BatchEndCause.Stopped or BatchEndCause.CalledOff => Untold.Stopped,
        BatchEndCause.Replaced => Untold.Replaced,
        _ => Untold.Expired,
    };

    private static async Task<(IReadOnlyList<UntoldCustomer>, string?)> DoubtsAsync(
        SqlScope sql, NoticeStore store, Batch batch, long list, List<UntoldCustomer> customers, string? after, int most)
    {
        var from = after?.StartsWith(Doubts, StringComparison.Ordinal) == true ? Number(after[Doubts.Length..]) : 0;
        var chunks = (await store.ChunksAsync(batch.Id)).Where(c => c.Status is ChunkStatus.InDoubt && c.Sequence > from).OrderBy(c => c.Sequence).ToList();
        foreach (var (chunk, left) in chunks.Select((c, i) => (c, chunks.Count - i - 1)))
        {
            var recipients = await store.RecipientsAsync(batch, chunk, list);
            var accounts = await AccountsAsync(sql, [.. recipients.Select(r => r.CustomerId)]);
            customers.AddRange(recipients.Where(r => accounts.ContainsKey(r.CustomerId)).Select(r => new UntoldCustomer(r.CustomerId, accounts[r.CustomerId], r.Address, Untold.InDoubt, chunk.Doubt)));
            if (customers.Count >= most && left > 0) return (customers, string.Create(CultureInfo.InvariantCulture, $"{Doubts}{chunk.Sequence}"));
        }
        return (customers, null);
    }

    private static async Task<Dictionary<long, string>> AccountsAsync(SqlScope sql, IReadOnlyList<long> ids)
    {
        var accounts = new Dictionary<long, string>();
        foreach (var some in ids.Chunk(LargestPage))
            foreach (var (id, account) in await sql.ListAsync("SELECT id, account FROM customer WHERE id IN @some", new { some }, row => (row.Long("id"), row.Text("account"))))
                accounts[id] = account;
        return accounts;
    }
}
