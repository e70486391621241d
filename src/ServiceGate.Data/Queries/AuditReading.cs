using Dapper;
using ServiceGate.Core.Facts.Audit;
using ServiceGate.Data.Audit;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>Which events of the audit trail are shown. What is null does not narrow it.</summary>
public sealed record AuditFilter
{
    /// <summary>The launch's id, or 0 for the system's chain.</summary>
    public long? Chain { get; init; }

    /// <summary>Who.</summary>
    public long? PersonId { get; init; }

    /// <summary>What happened, or the part of it before a dot (<c>gate</c> finds <c>gate.open</c>).</summary>
    public string? What { get; init; }

    /// <summary>At this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page.</summary>
    public int PageSize { get; init; } = 100;
}

/// <summary>An event with the names that belong to it.</summary>
/// <param name="Event">The event.</param>
/// <param name="By">Who.</param>
/// <param name="LaunchNumber">The launch's number; null for the system's chain.</param>
public sealed record AuditRow(AuditEvent Event, PersonRef By, string? LaunchNumber);

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

    /// <summary>Events that pass a filter, newest first.</summary>
    public Task<IReadOnlyList<AuditRow>> FindAsync(AuditFilter filter, CancellationToken cancellation = default)
    {
        var (where, values) = Conditions(filter);
        return database.ReadAsync(
            sql => sql.ListAsync(
                $"""
                SELECT e.chain, e.sequence, e.at, e.person_id, e.what, e.body, e.previous, e.hash, l.number, p.name_zh AS person_zh, p.name_en AS person_en
                FROM audit_event e
                LEFT JOIN launch l ON l.id = e.chain
                LEFT JOIN person p ON p.id = e.person_id
                {where}
                ORDER BY e.at DESC, e.chain DESC, e.sequence DESC
                {sql.Dialect.Page("@most", "@skip")}
                """,
                values, row => new AuditRow(AuditStore.Event(row), PersonRef.Read(row, "person_id"), row.TextOrNull("number"))),
            cancellation);
    }

    /// <summary>Checks a chain from its start: each event's hash, its predecessor, no gap, and that it ends where its head says.</summary>
    public Task<AuditCheck> CheckAsync(long chain, CancellationToken cancellation = default) => database.ReadAsync(sql => CheckAsync(sql, chain), cancellation);

    private static async Task<AuditCheck> CheckAsync(SqlScope sql, long chain)
    {
        var store = new AuditStore(sql);
        var (head, headHash) = await store.HeadAsync(chain);
        var (sequence, previous) = (0L, AuditTrail.Origin);
        while (await store.EventsAsync(chain, sequence, CheckedAtOnce) is { Count: > 0 } events)
        {
            if (AuditTrail.FirstBroken(events, sequence, previous) is { } broken) return new(sequence, broken, false);
            (sequence, previous) = (events[^1].Sequence, events[^1].Hash);
        }
        return new(sequence, null, sequence != head || previous != headHash);
    }

    private static (string, DynamicParameters) Conditions(AuditFilter filter)
    {
        var conditions = new List<string>();
        if (filter.Chain is not null) conditions.Add("e.chain = @chain");
        if (filter.PersonId is not null) conditions.Add("e.person_id = @person");
        if (filter.What is not null) conditions.Add("(e.what = @what OR e.what LIKE @within)");
        if (filter.From is not null) conditions.Add("e.at >= @from");
        if (filter.Until is not null) conditions.Add("e.at < @until");
        return (conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}", new(new
        {
            chain = filter.Chain,
            person = filter.PersonId,
            what = filter.What,
            within = filter.What + ".%",
            from = filter.From.Ms(),
            until = filter.Until.Ms(),
            most = filter.PageSize,
            skip = (Math.Max(filter.Page, 1) - 1) * filter.PageSize,
        }));
    }
}
