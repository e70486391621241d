using Dapper;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Organisation;
using ServiceGate.Data.Security;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>Which entries of the security log are shown. What is null does not narrow it.</summary>
public sealed record SecurityFilter
{
    /// <summary>Who: the sign-in name, whatever its case, also one that was only tried.</summary>
    public string? Who { get; init; }

    /// <summary>What they are about.</summary>
    public SecurityKind? Kind { get; init; }

    /// <summary>At this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows of a page.</summary>
    public int PageSize { get; init; } = 100;
}

/// <summary>An entry with the person's name.</summary>
/// <param name="Row">The entry.</param>
/// <param name="By">Who; null: nobody who is known.</param>
public sealed record ReadSecurityRow(SecurityRow Row, PersonRef? By);

/// <summary>A page of the security log.</summary>
/// <param name="Rows">The entries, newest first.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record FoundSecurity(IReadOnlyList<ReadSecurityRow> Rows, long Total);

/// <summary>
/// The security log for those who read the audit trail: entries about people who have a role in one of their units; all of them, also those about nobody who is known, for whoever reads at the top.
/// </summary>
/// <param name="database">The database.</param>
public sealed class SecurityReading(Database database)
{
    /// <summary>A page of it.</summary>
    public Task<FoundSecurity> FindAsync(Actor actor, SecurityFilter filter, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            var values = new DynamicParameters(new { most = filter.PageSize, skip = (filter.Page - 1) * filter.PageSize });
            var where = string.Join(" AND ", [await SightAsync(sql, actor, values), .. Conditions(filter, values)]);
            var total = await sql.NumberAsync($"SELECT COUNT(*) FROM security_event e WHERE {where}", values);
            var rows = await sql.ListAsync(
                $"""
                SELECT e.at, e.last_at, e.made, e.kind, e.result, e.person_id, e.tried, e.address, e.way, e.token_id, e.route, p.name_zh AS person_zh, p.name_en AS person_en
                FROM security_event e
                LEFT JOIN person p ON p.id = e.person_id
                WHERE {where}
                ORDER BY e.at DESC, e.id DESC
                {sql.Dialect.Page("@most", "@skip")}
                """,
                values, Read);
            return new FoundSecurity(rows, total ?? 0);
        },
        cancellation);

    private static async Task<string> SightAsync(SqlScope sql, Actor actor, DynamicParameters values)
    {
        if (Policy.AllowsAtTheTop(actor, Permission.ReadAudit, await new OrganisationStore(sql).TreeAsync())) return "1 = 1";
        values.Add("units", (await UnitScope.UnitsAsync(sql, actor, Permission.ReadAudit)).Select(u => u.Id).ToList());
        return "EXISTS (SELECT 1 FROM person_grant g WHERE g.person_id = e.person_id AND g.unit_id IN @units)";
    }

    private static IEnumerable<string> Conditions(SecurityFilter filter, DynamicParameters values)
    {
        if (filter.Kind is { } kind)
        {
            values.Add("kind", kind.Code());
            yield return "e.kind = @kind";
        }
        if (filter.Who is { } who)
        {
            values.Add("who", UserNames.Normalise(who));
            values.Add("tried", who);
            yield return "(e.tried = @tried OR e.person_id IN (SELECT id FROM person WHERE normalized_user_name = @who))";
        }
        if (filter.From is { } from)
        {
            values.Add("from", from.Ms());
            yield return "e.last_at >= @from";
        }
        if (filter.Until is { } until)
        {
            values.Add("until", until.Ms());
            yield return "e.at < @until";
        }
    }

    private static ReadSecurityRow Read(Row row) => new(
        new(
            new(
                row.Code<SecurityKind>("kind"), row.Text("result"), row.LongOrNull("person_id"), row.TextOrNull("tried"), row.TextOrNull("address"), row.Text("way"),
                row.LongOrNull("token_id"), row.TextOrNull("route")),
            row.Instant("at"), row.Instant("last_at"), row.Int("made")),
        row.LongOrNull("person_id") is null ? null : PersonRef.Read(row, "person_id"));
}
