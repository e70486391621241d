using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>Somebody who looks a customer up.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Way">By which way: <see cref="Page"/> or <see cref="Api"/>.</param>
public sealed record LookUp(Actor Actor, string Way)
{
    /// <summary>On a page.</summary>
    public const string Page = "page";

    /// <summary>By the API.</summary>
    public const string Api = "api";

    /// <summary>As one of a list of those whom a batch has not told.</summary>
    public const string List = "list";
}

/// <summary>What a look-up has found.</summary>
/// <param name="Customers">The customers whom the actor may see.</param>
/// <param name="Wait">How long the actor has to wait, when it were too many; nobody is found then.</param>
public sealed record LookedUp(IReadOnlyList<SeenCustomer> Customers, TimeSpan? Wait = null)
{
    /// <summary>The first by account number; null when nobody was found. A mobile number may belong to several.</summary>
    public SeenCustomer? First => Customers.Count > 0 ? Customers[0] : null;
}

/// <summary>How many look-ups a person may make, on pages and by programs together, on all nodes together.</summary>
/// <param name="PerMinute">How many in a minute; more are refused.</param>
/// <param name="PerHour">How many in an hour; more alarm the auditors and administrators of the person's units.</param>
public sealed record LookUpLimit(int PerMinute = LookUpLimit.Usual, int PerHour = LookUpLimit.UsualPerHour)
{
    /// <summary>In a minute, unless a setting says otherwise.</summary>
    public const int Usual = 60;

    /// <summary>In an hour, unless a setting says otherwise.</summary>
    public const int UsualPerHour = 500;
}

/// <summary>The rows that say who looked up whom; they are also what is counted.</summary>
internal static class LookUps
{
    private const int Minute = 60_000;
    private const int Hour = 60 * Minute;

    /// <summary>How long an actor has to wait before another look-up; null: not at all.</summary>
    public static async Task<TimeSpan?> WaitAsync(SqlScope sql, long personId, LookUpLimit limit, DateTimeOffset machineNow)
    {
        var made = (await sql.ListAsync(
            $"SELECT COUNT(*) AS made, MIN(at) AS oldest, {sql.Dialect.Clock} AS clock FROM customer_lookup WHERE person_id = @personId AND way <> @list AND at > {sql.Dialect.Clock} - {Minute}",
            new { personId, list = LookUp.List, machineNow = machineNow.Ms() },
            row => (Count: row.Long("made"), Oldest: row.LongOrNull("oldest"), Clock: row.Long("clock")))).Single();
        return made.Count < limit.PerMinute ? null : TimeSpan.FromMilliseconds(Math.Max(1, Minute - (made.Clock - made.Oldest!.Value)));
    }

    /// <summary>Writes down whom somebody has looked up; a look-up that found nobody counts too.</summary>
    public static async Task RecordAsync(SqlScope sql, LookUp by, IReadOnlyList<long> customers, long? launch, DateTimeOffset machineNow)
    {
        foreach (var customer in customers.Select(c => (long?)c).DefaultIfEmpty())
            await sql.ExecuteAsync(
                $"INSERT INTO customer_lookup (id, at, person_id, way, customer_id, launch_id) VALUES (@id, {sql.Dialect.Clock}, @person, @way, @customer, @launch)",
                new { id = await sql.NextIdAsync(), person = by.Actor.PersonId, way = by.Way, customer, launch, machineNow = machineNow.Ms() });
    }

    /// <summary>Writes down everybody on a page of a list; an empty page counts as one look at it.</summary>
    public static async Task RecordAllAsync(SqlScope sql, Actor actor, IReadOnlyList<long> customers, long launch, DateTimeOffset machineNow)
    {
        var now = await sql.NumberAsync($"SELECT {sql.Dialect.Clock}", new { machineNow = machineNow.Ms() });
        var rows = new List<object?[]>();
        foreach (var customer in customers.Select(c => (long?)c).DefaultIfEmpty()) rows.Add([await sql.NextIdAsync(), now, actor.PersonId, LookUp.List, customer, launch]);
        await sql.InsertAsync("customer_lookup", ["id", "at", "person_id", "way", "customer_id", "launch_id"], rows);
    }

    /// <summary>Raises an alarm, once an hour, when somebody has looked up too many.</summary>
    public static async Task AlarmAsync(SqlScope sql, long personId, LookUpLimit limit, DateTimeOffset machineNow)
    {
        var values = new { personId, machineNow = machineNow.Ms() };
        var made = await sql.NumberAsync($"SELECT COUNT(*) FROM customer_lookup WHERE person_id = @personId AND at > {sql.Dialect.Clock} - {Hour}", values);
        if (made <= limit.PerHour || await sql.AnyAsync($"SELECT 1 FROM lookup_alarm WHERE person_id = @personId AND at > {sql.Dialect.Clock} - {Hour}", values)) return;
        await sql.ExecuteAsync(
            $"INSERT INTO lookup_alarm (id, at, person_id, made) VALUES (@id, {sql.Dialect.Clock}, @personId, @made)",
            new { id = await sql.NextIdAsync(), personId, made, machineNow = machineNow.Ms() });
    }
}
