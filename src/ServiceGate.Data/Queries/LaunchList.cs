using Dapper;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Searching;
using ServiceGate.Data.Gates;
using ServiceGate.Data.Launches;
using ServiceGate.Data.Search;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>A launch as lists show it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Number">Number.</param>
/// <param name="Title">Title.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Result">How it went; null until reported.</param>
/// <param name="Window">When it takes place.</param>
/// <param name="UnitId">The unit it belongs to.</param>
/// <param name="UnitCode">That unit's code.</param>
/// <param name="UnitName">That unit's name.</param>
/// <param name="Department">The owner's department.</param>
/// <param name="Owner">The product manager.</param>
/// <param name="AudienceCount">How many customers are affected; null until imported.</param>
/// <param name="ToldCount">How many of them were told by an announcement, as last counted.</param>
/// <param name="Variant">Launch, withdrawal or emergency.</param>
/// <param name="Gates">Its gates, by name.</param>
/// <param name="Standing">How it stands in the eyes of people: the status, unless it was returned or a gate has shut again.</param>
/// <param name="Withdrawal">What a withdrawal says it takes away; null: it is none, or was not asked.</param>
public sealed record LaunchRow(
    long Id, string Number, string Title, LaunchKind Kind, LaunchStatus Status, LaunchResult? Result, LaunchWindow Window, long UnitId, string UnitCode,
    LocalText UnitName, string Department, PersonRef Owner, int? AudienceCount, int ToldCount, LaunchVariant Variant,
    IReadOnlyList<Gate> Gates, LaunchStanding Standing, Withdrawal? Withdrawal = null);

/// <summary>A page of a list.</summary>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Total">How many there are on all pages; where only so many were counted, one more than that when there are more.</param>
public sealed record FoundLaunches(IReadOnlyList<LaunchRow> Rows, int Total);

/// <summary>The list of launches.</summary>
/// <param name="database">The database.</param>
public sealed class LaunchList(Database database)
{
    /// <summary>The launches that an actor may see and that pass a filter, one page of them, as they stand at one moment.</summary>
    public Task<FoundLaunches> FindAsync(Actor actor, LaunchFilter filter, CancellationToken cancellation = default) =>
        database.ReadAsync(sql => FindAsync(sql, actor, filter), cancellation);

    /// <summary>Numbers and titles of the launches that an actor may see and that pass a filter but for its words, one page of them.</summary>
    public Task<IReadOnlyList<(string Number, string Title)>> NamesAsync(Actor actor, LaunchFilter filter, CancellationToken cancellation = default) => database.ReadAsync(
        async sql =>
        {
            if (await UnitScope.IdsAsync(sql, actor, Permission.ReadLaunches, filter.UnitId) is var units && units is []) return [];
            var (conditions, values, _) = await CountedAsync(sql, filter, units, ListReading.MostSorted);
            return await sql.ListAsync(
                $"SELECT l.number, l.title FROM launch l {Where(conditions)} ORDER BY {LaunchConditions.Order(filter)} {sql.Dialect.Page("@most", "@skip")}", Paged(values, filter),
                row => (row.Text("number"), row.Text("title")));
        },
        cancellation);

    private static async Task<FoundLaunches> FindAsync(SqlScope sql, Actor actor, LaunchFilter filter)
    {
        if (await UnitScope.IdsAsync(sql, actor, Permission.ReadLaunches, filter.UnitId) is var units && units is []) return new([], 0);
        var (rows, total) = SearchText.Words(filter.Text).Length > 0 ? await SearchAsync(sql, filter, units) : await ListAsync(sql, filter, units);
        var gates = await GatesAsync(sql, [.. rows.Select(r => r.Id)]);
        return new([.. rows.Select(r => r with { Gates = [.. gates[r.Id]] })], (int)total);
    }

    private static async Task<(IReadOnlyList<LaunchRow>, long)> ListAsync(SqlScope sql, LaunchFilter filter, IReadOnlyList<long>? units)
    {
        var (conditions, values, total) = await CountedAsync(sql, filter, units, filter.MostCounted);
        return (await RowsAsync(sql, filter, $"FROM launch l\n{Shown}\n{Where(conditions)}", values), total);
    }

    /// <summary>How many pass the filter, and its conditions as they are asked where they are so many.</summary>
    private static async Task<(string Conditions, DynamicParameters Values, long Total)> CountedAsync(SqlScope sql, LaunchFilter filter, IReadOnlyList<long>? units, int? most)
    {
        var (conditions, values) = LaunchConditions.Of(filter, units);
        var total = await ListReading.CountAsync(sql, $"FROM launch l {Where(conditions)}", values, most);
        if (ListReading.IsWalked(total)) (conditions, values) = LaunchConditions.Of(filter, units, sql.Dialect.Unsought);
        return (conditions, values, total);
    }

    private static DynamicParameters Paged(DynamicParameters values, LaunchFilter filter)
    {
        values.AddDynamicParams(new { most = filter.PageSize, skip = (Math.Max(filter.Page, 1) - 1) * filter.PageSize });
        return values;
    }

    private static async Task<(IReadOnlyList<LaunchRow>, long)> SearchAsync(SqlScope sql, LaunchFilter filter, IReadOnlyList<long>? units)
    {
        var search = await LaunchSearch.PlanAsync(sql, filter.Text!, units);
        var (conditions, values) = LaunchConditions.Of(filter, units);
        search.AddTo(values);
        // Whether there are many has to be known, however few the page counts.
        var total = await CountAsync(sql, search.Parts(And(conditions)), values, Math.Max(filter.MostCounted ?? 0, ListReading.MostSorted));
        // Whoever wants the whole number of many is given it without a look at each text, where that would say nothing more.
        if (filter.MostCounted is null && ListReading.IsWalked(total))
            total = await CountAsync(sql, search.Parts(And(conditions), search.IsCertain && conditions == LaunchConditions.Of(new(), units).Conditions), values, null);
        var from = ListReading.IsWalked(total) ? search.Walked(Shown, And(LaunchConditions.Of(filter, units, sql.Dialect.Unsought).Conditions)) : search.Sought(Shown, And(conditions));
        return (total == 0 ? [] : await RowsAsync(sql, filter, from, values), Math.Min(total, filter.MostCounted + 1L ?? total));
    }

    private static async Task<long> CountAsync(SqlScope sql, IEnumerable<string> parts, DynamicParameters values, int? most)
    {
        var total = 0L;
        foreach (var part in parts) total += await ListReading.CountAsync(sql, part, values, most);
        return total;
    }

    private static string Where(string conditions) => conditions.Length == 0 ? "" : $"WHERE {conditions}";

    private static string And(string conditions) => conditions.Length == 0 ? "" : $"AND {conditions}";

    /// <summary>What is shown of <c>launch l</c> besides its own columns.</summary>
    private const string Shown =
        """
        JOIN unit u ON u.id = l.unit_id
        JOIN person p ON p.id = l.owner_id
        LEFT JOIN audience a ON a.id = l.audience_id
        """;

    private static Task<IReadOnlyList<LaunchRow>> RowsAsync(SqlScope sql, LaunchFilter filter, string from, DynamicParameters values) => sql.ListAsync(
        $"""
        SELECT l.id, l.number, l.title, l.kind, l.status, l.standing, l.result, l.local_start, l.local_end, l.time_zone, l.starts_at, l.ends_at, l.unit_id,
            u.code AS unit_code, u.name_zh AS unit_zh, u.name_en AS unit_en, l.department, l.owner_id, p.name_zh AS person_zh, p.name_en AS person_en,
            a.member_count, l.told_count, l.definition_id, l.withdrawal, l.licence_touched, l.term_ends
        {from}
        ORDER BY {LaunchConditions.Order(filter)}
        {sql.Dialect.Page("@most", "@skip")}
        """,
        Paged(values, filter), Read);

    private static async Task<ILookup<long, Gate>> GatesAsync(SqlScope sql, IReadOnlyList<long> launches)
    {
        var gates = launches.Count == 0 ? [] : await sql.ListAsync(
            "SELECT launch_id, name, status, changed_at, changed_by, opened_at FROM gate WHERE launch_id IN @launches ORDER BY name",
            new { launches }, GateStore.Read);
        return gates.ToLookup(g => g.LaunchId);
    }

    private static LaunchRow Read(Row row) => new(
        row.Long("id"), row.Text("number"), row.Text("title"), row.Code<LaunchKind>("kind"), row.Code<LaunchStatus>("status"),
        row.CodeOrNull<LaunchResult>("result"), LaunchStore.Window(row), row.Long("unit_id"), row.Text("unit_code"),
        new(row.Text("unit_zh"), row.Text("unit_en")), row.Text("department"), PersonRef.Read(row, "owner_id"),
        (int?)row.LongOrNull("member_count"), row.Int("told_count"),
        LaunchVariants.Of(row.Text("definition_id"))?.Variant ?? LaunchVariant.Launch, [],
        StandingColumn.Read(row), LaunchStore.WithdrawalOf(row));
}

/// <summary>A filter as SQL on <c>launch l</c>.</summary>
internal static class LaunchConditions
{
    /// <summary>The conditions, but for the words of a search, with their values.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="units">The units that may be seen; null: all.</param>
    /// <param name="column">How a column is written that an index could serve; null: as it is.</param>
    public static (string Conditions, DynamicParameters Values) Of(LaunchFilter filter, IReadOnlyList<long>? units, Func<string, string>? column = null)
    {
        column ??= name => name;
        var (conditions, values) = (new List<string>(), new DynamicParameters());
        void Add(bool wanted, string condition, string name, object? value)
        {
            if (!wanted) return;
            conditions.Add(condition);
            values.Add(name, value);
        }
        Add(filter.Kind is not null, $"{column("l.kind")} = @kind", "kind", filter.Kind?.Code());
        Add(filter.Variant is not null, $"{column("l.definition_id")} IN @definitions", "definitions", DefinitionsOf(filter.Variant));
        Add(filter.Statuses.Count > 0, $"{column("l.status")} IN @statuses", "statuses", filter.Statuses.Select(s => s.Code()).ToList());
        Add(filter.Standings.Count > 0, "COALESCE(l.standing, l.status) IN @standings", "standings", filter.Standings.Select(s => s.Code()).ToList());
        Add(units is not null, $"{column("l.unit_id")} IN @units", "units", units);
        Add(filter.Department is not null, "l.department = @department", "department", filter.Department);
        Add(filter.OwnerId is not null, $"{column("l.owner_id")} = @owner", "owner", filter.OwnerId);
        Add(filter.WindowFrom is not null, "l.ends_at > @from", "from", filter.WindowFrom.Ms());
        Add(filter.WindowUntil is not null, "l.starts_at < @until", "until", filter.WindowUntil.Ms());
        return (string.Join(" AND ", conditions), values);
    }

    /// <summary>A launch is of the variant of the definition that it follows.</summary>
    private static List<string> DefinitionsOf(LaunchVariant? variant) =>
        variant is { } wanted ? [.. Enum.GetValues<LaunchKind>().Select(kind => LaunchVariants.DefinitionId(kind, wanted))] : [];

    /// <summary>The order; the id settles ties, so that pages neither repeat nor leave out a row.</summary>
    public static string Order(LaunchFilter filter)
    {
        var column = filter.Order switch
        {
            LaunchOrder.Number => "l.number",
            LaunchOrder.Title => "l.title",
            LaunchOrder.Created => "l.created_at",
            _ => "l.starts_at",
        };
        return filter.Descending ? $"{column} DESC, l.id DESC" : $"{column}, l.id";
    }
}
