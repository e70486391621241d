using System.Text.Json;
using Dapper;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Data.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries.Trail;

/// <summary>Which events of the audit trail an actor may read, as conditions on <c>audit_event e</c>.</summary>
/// <param name="Sought">As one by which they are found.</param>
/// <param name="Walked">As one that each event is asked while they are walked in the order of time.</param>
internal sealed record AuditSight(string Sought, string Walked)
{
    private const int ReadAtOnce = 1000;

    /// <summary>As many as every database takes as values of one statement. Whoever looks for older ones narrows the time.</summary>
    private const int MostAbout = 1000;

    /// <summary>The condition; its values are added to those of the filter, which narrows what is looked through.</summary>
    public static async Task<AuditSight> OfAsync(SqlScope sql, Actor actor, AuditFilter filter, DynamicParameters values)
    {
        if (await UnitScope.IdsAsync(sql, actor, Permission.ReadAudit) is not { } units) return new("1 = 1", "1 = 1");
        values.Add("units", units);
        var system = await SystemAsync(sql, actor, filter, values);
        return new(
            $"(e.chain IN (SELECT id FROM launch WHERE unit_id IN @units) {system})",
            $"(EXISTS (SELECT 1 FROM launch s WHERE s.id = e.chain AND {sql.Dialect.Unsought("s.unit_id")} IN @units) {system})");
    }

    private static async Task<string> SystemAsync(SqlScope sql, Actor actor, AuditFilter filter, DynamicParameters values)
    {
        // A house may have several tops.
        if (Policy.AllowsAtTheTop(actor, Permission.ReadAudit, await new OrganisationStore(sql).TreeAsync())) return "OR e.chain = 0";
        var about = await AboutOwnPeopleAsync(sql, actor, filter);
        if (about.Count == 0) return "";
        values.Add("about", about);
        return "OR (e.chain = 0 AND e.sequence IN @about)";
    }

    /// <summary>
    /// The newest events of the system's chain about people who have a role in a unit that the actor administers, or about a role there. Whom an event is about stands in its
    /// hashed body alone; the system's chain is short, since everything that happens to launches has a chain of its own.
    /// </summary>
    private static async Task<List<long>> AboutOwnPeopleAsync(SqlScope sql, Actor actor, AuditFilter filter)
    {
        var units = await UnitScope.UnitsAsync(sql, actor, Permission.ManageOrganisation);
        var found = new List<long>();
        if (units.Count == 0 || filter.Chain is > 0) return found;
        var codes = units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        var names = await NamesAsync(sql, [.. units.Select(u => u.Id)]);
        var (conditions, values) = AuditConditions.Of(filter with { Chain = 0 });
        for (var before = long.MaxValue; found.Count < MostAbout;)
        {
            var events = await BeforeAsync(sql, conditions, values, before);
            found.AddRange(events.Where(e => IsAbout(e.Body, names, codes)).Select(e => e.Sequence));
            if (events.Count < ReadAtOnce) break;
            before = events[^1].Sequence;
        }
        return [.. found.Take(MostAbout)];
    }

    private static async Task<HashSet<string>> NamesAsync(SqlScope sql, IReadOnlyList<long> ids) => (await sql.ListAsync(
        "SELECT DISTINCT p.user_name FROM person p JOIN person_grant g ON g.person_id = p.id WHERE g.unit_id IN @ids", new { ids }, row => row.Text("user_name")))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static Task<IReadOnlyList<(long Sequence, string Body)>> BeforeAsync(SqlScope sql, List<string> conditions, DynamicParameters values, long before)
    {
        values.AddDynamicParams(new { before, most = ReadAtOnce });
        return sql.ListAsync(
            $"SELECT e.sequence, e.body FROM audit_event e WHERE {string.Join(" AND ", conditions)} AND e.sequence < @before ORDER BY e.sequence DESC {sql.Dialect.Page()}",
            values, row => (row.Long("sequence"), row.Text("body")));
    }

    private static bool IsAbout(string body, HashSet<string> names, HashSet<string> units)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("details", out var details) && details.ValueKind is JsonValueKind.Object
                && ((TextOf(details, "userName") is { } name && names.Contains(name)) || (TextOf(details, "unit") is { } unit && units.Contains(unit)));
        }
        catch (JsonException)
        {
            // Somebody has written into the trail; the check of the chain says so.
            return false;
        }
    }

    private static string? TextOf(JsonElement details, string member) =>
        details.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
