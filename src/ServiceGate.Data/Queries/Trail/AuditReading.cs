using ServiceGate.Core.Facts.Audit;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Audit;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries.Trail;

/// <summary>An event with the names that belong to it.</summary>
/// <param name="Event">The event.</param>
/// <param name="By">Who.</param>
/// <param name="LaunchNumber">The launch's number; null for the system's chain.</param>
public sealed record AuditRow(AuditEvent Event, PersonRef By, string? LaunchNumber);

/// <summary>A page of the audit trail.</summary>
/// <param name="Rows">The events of the page.</param>
/// <param name="Total">How many there are on all pages; where only so many were counted, one more than that when there are more.</param>
public sealed record FoundAudit(IReadOnlyList<AuditRow> Rows, long Total);

/// <summary>What the check of a chain has found.</summary>
/// <param name="Events">How many events it has.</param>
/// <param name="FirstBroken">The first event that does not follow from the one before; null when all do.</param>
/// <param name="EndIsCut">Whether the chain ends otherwise than its head says.</param>
public sealed record AuditCheck(long Events, AuditEvent? FirstBroken, bool EndIsCut)
{
    /// <summary>Whether the chain is whole.</summary>
    public bool IsWhole => FirstBroken is null && !EndIsCut;
}

/// <summary>Reads the audit trail.</summary>
/// <param name="database">The database.</param>
public sealed class AuditReading(Database database)
{
    private const int CheckedAtOnce = 1000;

    /// <summary>
    /// The events that an actor may read and that pass a filter, newest first: those of launches of the units whose trail the actor reads; of the system's chain all at the top, and
    /// otherwise for an administrator those about people of the own units.
    /// </summary>
    public Task<FoundAudit> FindAsync(Actor actor, AuditFilter filter, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var (conditions, values) = AuditConditions.Of(filter);
            var sight = await AuditSight.OfAsync(sql, actor, filter, values);
            var total = await ListReading.CountAsync(sql, $"FROM audit_event e WHERE {string.Join(" AND ", conditions.Append(sight.Sought))}", values, filter.MostCounted);
            var where = $"WHERE {string.Join(" AND ", conditions.Append(ListReading.IsWalked(total) ? sight.Walked : sight.Sought))}";
            values.AddDynamicParams(new { most = filter.PageSize, skip = (Math.Max(filter.Page, 1) - 1) * filter.PageSize });
            var rows = await sql.ListAsync(
                $"""
                SELECT e.chain, e.sequence, e.at, e.person_id, e.what, e.body, e.previous, e.hash, l.number, p.name_zh AS person_zh, p.name_en AS person_en
                FROM audit_event e
                LEFT JOIN launch l ON l.id = e.chain
                LEFT JOIN person p ON p.id = e.person_id
                {where}
                ORDER BY e.at DESC, e.chain DESC, e.sequence DESC
                {sql.Dialect.Page("@most", "@skip")}
                """,
                values, row => new AuditRow(AuditStore.Event(row), PersonRef.Read(row, "person_id"), row.TextOrNull("number")));
            return new FoundAudit(rows, total);
        },
        cancellation);

    /// <summary>Checks a chain from its start: each event's hash, its predecessor, no gap, and that it ends where its head says.</summary>
    public Task<AuditCheck> CheckAsync(long chain, CancellationToken cancellation = default) => database.ReadAsync(sql => CheckAsync(sql, chain), cancellation);

    internal static async Task<AuditCheck> CheckAsync(SqlScope sql, long chain)
    {
        var store = new AuditStore(sql);
        var (head, headHash) = await store.HeadAsync(chain);
        var (sequence, previous) = (0L, AuditTrail.Origin);
        while (await store.EventsAsync(chain, sequence, CheckedAtOnce) is { Count: > 0 } events)
        {
            if (AuditTrail.FirstBroken(events, sequence, previous) is { } broken) return new(sequence, broken, false);
            (sequence, previous) = (events[^1].Sequence, events[^1].Hash);
            if (events.Count < CheckedAtOnce) break;
        }
        return new(sequence, null, sequence != head || previous != headHash);
    }
}
