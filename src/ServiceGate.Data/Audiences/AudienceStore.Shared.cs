using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Audiences;

/// <summary>How many customers two lists share.</summary>
internal sealed partial class AudienceStore
{
    private const int MostCompared = 50;

    /// <summary>The states of a launch that is still to come or under way.</summary>
    internal static IReadOnlyList<string> Live { get; } =
        [.. new[] { LaunchStatus.Draft, LaunchStatus.InReview, LaunchStatus.Announcing, LaunchStatus.Ready, LaunchStatus.Underway }.Select(s => s.Code())];

    // By launches of few nights, in the index of their windows, and then by pairs of lists; no list is looked at.
    public Task<IReadOnlyList<long>> UncountedAsync(long launchId, long audienceId, DateTimeOffset from, DateTimeOffset until) => sql.ListAsync(
        $"""
        SELECT l.audience_id
        FROM launch l
        WHERE l.status IN @live AND l.starts_at > @earliest AND l.ends_at > @from AND l.starts_at < @until AND l.id <> @launchId AND l.audience_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM shared_customers s WHERE s.audience_id = @audienceId AND s.other_id = l.audience_id)
        ORDER BY l.starts_at, l.id
        {sql.Dialect.Page()}
        """,
        new { live = Live, from = from.Ms(), until = until.Ms(), launchId, audienceId, earliest = (from - LaunchWindow.Longest).Ms(), most = MostCompared }, row => row.Long("audience_id"));

    public async Task CountSharedAsync(long audienceId, long otherId)
    {
        if (await sql.AnyAsync("SELECT 1 FROM shared_customers WHERE audience_id = @audienceId AND other_id = @otherId", new { audienceId, otherId })) return;
        if (await FindAsync(audienceId) is not { } mine || await FindAsync(otherId) is not { } other) return;
        // Whoever stands on the shorter list is looked for on the longer one, by its key.
        var (shorter, longer) = mine.Count <= other.Count ? (audienceId, otherId) : (otherId, audienceId);
        var customers = await sql.NumberAsync(
            """
            SELECT COUNT(*)
            FROM audience_member a
            JOIN audience_member b ON b.audience_id = @longer AND b.customer_id = a.customer_id
            WHERE a.audience_id = @shorter
            """,
            new { shorter, longer });
        await sql.InsertAsync(
            "shared_customers", ["audience_id", "other_id", "customers"], [new object?[] { audienceId, otherId, customers }, new object?[] { otherId, audienceId, customers }]);
    }

    public async Task<IReadOnlyDictionary<long, int>> SharedAsync(long audienceId) => (await sql.ListAsync(
        "SELECT other_id, customers FROM shared_customers WHERE audience_id = @audienceId AND customers > 0", new { audienceId },
        row => (Other: row.Long("other_id"), Customers: row.Int("customers")))).ToDictionary(s => s.Other, s => s.Customers);
}
