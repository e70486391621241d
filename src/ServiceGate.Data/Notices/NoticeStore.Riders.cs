using ServiceGate.Core.Facts.Notices;

namespace ServiceGate.Data.Notices;

/// <summary>Customers who share an address.</summary>
internal sealed partial class NoticeStore
{
    // One pass over the list: what groups is a window, never a query for each customer.
    public Task<IReadOnlyList<Rider>> RidersAsync(Batch batch, long audienceId) => sql.ListAsync(
        $"""
        SELECT q.id, q.with_id
        FROM (
            SELECT c.id, MIN(c.id) OVER (PARTITION BY {RecipientSql.AddressColumn(batch.Channel)}) AS with_id
            FROM ({RecipientSql.Customers(batch)}) r
            JOIN customer c ON c.id = r.customer_id
            WHERE {RecipientSql.AddressColumn(batch.Channel)} IS NOT NULL{RecipientSql.NotToldBefore(batch)}{RecipientSql.NotExcluded(batch)}) q
        WHERE q.with_id <> q.id
        ORDER BY q.id
        """,
        Range(batch, audienceId, RecipientSql.Everybody.First, RecipientSql.Everybody.Last), row => new Rider(row.Long("id"), row.Long("with_id")));

    public Task AddRidersAsync(long batchId, IReadOnlyList<Rider> riders) =>
        sql.InsertAsync("batch_rider", ["batch_id", "customer_id", "with_id"], riders.Select(r => new object?[] { batchId, r.CustomerId, r.WithId }));
}
