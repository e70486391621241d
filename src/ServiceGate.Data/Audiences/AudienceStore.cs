using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Audiences;

internal sealed partial class AudienceStore(SqlScope sql) : IAudienceStore
{
    /// <summary>How many values stand in one list of a statement.</summary>
    private const int Most = 500;

    private const string Columns = "id, launch_id, import_id, source, member_count, complete, list_hash, created_at, reach, counts, replaces, moved, moved_in, moved_by, zones, tiers";

    public Task<Customer?> FindCustomerAsync(string account) =>
        sql.FirstAsync($"SELECT {CustomerRows.Columns} FROM customer WHERE account = @account", new { account }, CustomerRows.Read);

    public Task AddAsync(Audience audience) => sql.ExecuteAsync(
        """
        INSERT INTO audience (id, launch_id, import_id, source, member_count, complete, list_hash, created_at)
        VALUES (@Id, @LaunchId, @ImportId, @Source, @Count, @complete, @ListHash, @createdAt)
        """,
        new
        {
            audience.Id,
            audience.LaunchId,
            audience.ImportId,
            audience.Source,
            audience.Count,
            complete = audience.Complete.Flag(),
            audience.ListHash,
            createdAt = audience.CreatedAt.Ms(),
        });

    public Task<Audience?> FindAsync(long audienceId) =>
        sql.FirstAsync($"SELECT {Columns} FROM audience WHERE id = @audienceId", new { audienceId }, Read);

    public Task<Audience?> FindByImportAsync(long launchId, string importId) => sql.FirstAsync(
        $"SELECT {Columns} FROM audience WHERE launch_id = @launchId AND import_id = @importId", new { launchId, importId }, Read);

    public async Task<int> CountAsync(long audienceId) =>
        (int)(await sql.NumberAsync("SELECT COUNT(*) FROM audience_member WHERE audience_id = @audienceId", new { audienceId }))!;

    public Task<bool> ContainsAsync(long audienceId, long customerId) => sql.AnyAsync(
        "SELECT 1 FROM audience_member WHERE audience_id = @audienceId AND customer_id = @customerId", new { audienceId, customerId });

    public async Task<IReadOnlyDictionary<string, long>> MembersAsync(long audienceId, IReadOnlyCollection<string> accounts)
    {
        var members = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var group in accounts.Distinct(StringComparer.Ordinal).Chunk(Most))
            foreach (var (account, id) in await MembersAsync(audienceId, group))
                members[account] = id;
        return members;
    }

    public async Task<CustomerResult?> ResultAsync(long launchId, long customerId) => await sql.FirstAsync(
        """
        SELECT launch_id, customer_id, failed_at, rolled_back_at, rolled_back_by, reason
        FROM customer_result
        WHERE launch_id = @launchId AND customer_id = @customerId
        """,
        new { launchId, customerId }, Result);

    public Task<IReadOnlyList<CustomerResult>> ResultsAsync(long launchId) => sql.ListAsync(
        """
        SELECT launch_id, customer_id, failed_at, rolled_back_at, rolled_back_by, reason
        FROM customer_result
        WHERE launch_id = @launchId
        ORDER BY customer_id
        """,
        new { launchId }, Result);

    public async Task SaveResultsAsync(IReadOnlyList<CustomerResult> results)
    {
        foreach (var launch in results.GroupBy(r => r.LaunchId))
            foreach (var group in launch.Chunk(Most))
                await SaveResultsAsync(launch.Key, group);
    }

    private async Task SaveResultsAsync(long launchId, IReadOnlyList<CustomerResult> results)
    {
        await sql.ExecuteAsync(
            "DELETE FROM customer_result WHERE launch_id = @launchId AND customer_id IN @ids", new { launchId, ids = results.Select(r => r.CustomerId).ToList() });
        await sql.InsertAsync(
            "customer_result", ["launch_id", "customer_id", "failed_at", "rolled_back_at", "rolled_back_by", "reason"],
            results.Select(r => new object?[] { launchId, r.CustomerId, r.FailedAt.Ms(), r.RolledBackAt.Ms(), r.RolledBackBy, r.Reason }));
    }

    private Task<IReadOnlyList<(string Account, long Id)>> MembersAsync(long audienceId, string[] accounts) => sql.ListAsync(
        """
        SELECT c.account, c.id
        FROM customer c
        JOIN audience_member m ON m.audience_id = @audienceId AND m.customer_id = c.id
        WHERE c.account IN @accounts
        """,
        new { audienceId, accounts }, row => (row.Text("account"), row.Long("id")));

    private static Audience Read(Row row) => new(
        row.Long("id"), row.Long("launch_id"), row.Text("import_id"), row.Text("source"), row.Int("member_count"), row.Flag("complete"),
        row.TextOrNull("list_hash"), row.Instant("created_at"), row.TextOrNull("reach") is { } reach ? Reach.Parse(reach) : null,
        row.TextOrNull("counts") is { } counts ? CoreJson.Read<ImportCounts>(counts) : null, row.LongOrNull("replaces"), row.Int("moved"), row.LongOrNull("moved_in"),
        row.LongOrNull("moved_by"), row.TextOrNull("zones") is { } zones ? CoreJson.Read<IReadOnlyList<ZoneCount>>(zones) : null,
        row.TextOrNull("tiers") is { } tiers ? CoreJson.Read<IReadOnlyList<TierCount>>(tiers) : null);

    internal static CustomerResult Result(Row row) => new(
        row.Long("launch_id"), row.Long("customer_id"), row.InstantOrNull("failed_at"), row.InstantOrNull("rolled_back_at"), row.LongOrNull("rolled_back_by"),
        row.TextOrNull("reason"));
}
