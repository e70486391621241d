using System.Globalization;
using System.Security.Cryptography;
using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Audiences;

/// <summary>Lists on their way in: set aside beside the register, written to it in one go.</summary>
internal sealed partial class AudienceStore
{
    private const string ReachKey = "customers.reach-key";

    private static readonly string[] PendingColumns =
    [
        "audience_id", "customer_id", "account", "seen", "effect", "name", "phone", "email", "push_id", "tier", "language", "unit_code", "reach_before", "reach",
        "consent_for", "consent_how", "consent_on", "consent_until",
    ];

    public async Task<IReadOnlyDictionary<string, RegisteredCustomer>> RegisteredAsync(IReadOnlyCollection<string> accounts)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(accounts.Count, Most);
        if (accounts.Count == 0) return new Dictionary<string, RegisteredCustomer>(StringComparer.Ordinal);
        var known = await sql.ListAsync(
            $"SELECT {CustomerRows.Columns}, revision FROM customer WHERE account IN @accounts", new { accounts },
            row => new RegisteredCustomer(CustomerRows.Read(row), row.Long("revision")));
        return known.ToDictionary(k => k.Customer.Account, StringComparer.Ordinal);
    }

    // Whether they are digits, the few that are found are asked one by one: databases do not agree on patterns.
    public async Task<bool> HoldsAccountsAsync(int digits) => (await sql.ListAsync(
        $"SELECT c.account FROM customer c WHERE c.account LIKE @pattern AND c.account >= '0' AND c.account < ':' ORDER BY c.account {sql.Dialect.Page()}",
        new { pattern = new string('_', digits), most = Most }, row => row.Text("account"))).Any(account => account.All(char.IsAsciiDigit));

    public async Task<byte[]> ReachKeyAsync()
    {
        if (await sql.FirstAsync("SELECT value FROM setting WHERE name = @ReachKey", new { ReachKey }, row => row.Text("value")) is { } known) return Convert.FromHexString(known);
        var key = RandomNumberGenerator.GetBytes(Reach.KeyBytes);
        await sql.ExecuteAsync("INSERT INTO setting (name, value) VALUES (@ReachKey, @value)", new { ReachKey, value = Convert.ToHexStringLower(key) });
        return key;
    }

    public async Task SetAsideAsync(Audience audience, IReadOnlyList<PendingCustomer> customers, int lines, byte[] key, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(customers.Count, Most);
        var (reach, rows) = (audience.Reach ?? default, new List<object?[]>(customers.Count));
        foreach (var pending in customers)
        {
            var customer = pending.Customer with { Id = pending.Registered?.Customer.Id ?? await sql.NextIdAsync() };
            var reached = Reach.Of(key, customer);
            reach += reached;
            rows.Add(
            [
                audience.Id, customer.Id, customer.Account, pending.Registered?.Revision ?? 0, pending.Effect.Code(), customer.Name, customer.Phone, customer.Email, customer.PushId,
                customer.Tier, customer.Language, customer.UnitCode, pending.Effect is RowEffect.Added ? null : BeforeOf(key, pending, reached).ToString(), reached.ToString(),
                pending.Consent?.For, pending.Consent?.How, pending.Consent?.On.Day(), pending.Consent?.Until?.Day(),
            ]);
        }
        await sql.InsertAsync("import_row", PendingColumns, rows);
        // A second process with the same import may have been here: each then sees the other's count.
        await sql.GuardedAsync(
            "UPDATE audience SET member_count = @now, reach = @reach, counts = @counts, set_aside_at = @at WHERE id = @Id AND complete = 0 AND member_count = @before AND COALESCE(counts, '') = @counted",
            new
            {
                audience.Id,
                before = audience.Count,
                counted = audience.Counts is { } counted ? CoreJson.Write(counted) : "",
                now = audience.Count + rows.Count,
                reach = reach.ToString(),
                counts = CoreJson.Write((audience.Counts ?? new()).With(customers, lines)),
                at = at.Ms(),
            });
    }

    public async Task ForgetPendingAsync(long audienceId)
    {
        if (await sql.ExecuteAsync(
            "UPDATE audience SET member_count = 0, reach = NULL, counts = NULL WHERE id = @audienceId AND complete = 0", new { audienceId }) == 1)
            await sql.ExecuteAsync("DELETE FROM import_row WHERE audience_id = @audienceId", new { audienceId });
    }

    public async Task<int> PendingAsync(long audienceId) =>
        (int)(await sql.NumberAsync("SELECT COUNT(*) FROM import_row WHERE audience_id = @audienceId", new { audienceId }))!;

    public async Task<int> OutdatedAsync(long audienceId) => (int)(await sql.NumberAsync(
        """
        SELECT COUNT(*)
        FROM import_row r
        LEFT JOIN customer c ON c.account = r.account
        WHERE r.audience_id = @audienceId AND COALESCE(c.revision, 0) <> r.seen
        """,
        new { audienceId }))!;

    public async Task<ListDifference> DifferenceAsync(long audienceId, long before)
    {
        const string Both = "SELECT COUNT(*) FROM import_row r JOIN audience_member m ON m.audience_id = @before AND m.customer_id = r.customer_id WHERE r.audience_id = @audienceId";
        var lists = new { audienceId, before };
        var (pending, old) = ((await FindAsync(audienceId))!.Count, await CountAsync(before));
        var both = (int)(await sql.NumberAsync(Both, lists))!;
        var changed = (int)(await sql.NumberAsync($"{Both} AND r.reach <> r.reach_before", lists))!;
        return new(old, pending - both, old - both, changed);
    }

    public async Task<IReadOnlyList<UnitChange>> AdoptAsync(Audience audience, string listHash, long? replaces, long by)
    {
        var counts = audience.Counts ?? new();
        var list = new { audience.Id };
        if (counts.Added > 0 && await sql.ExecuteAsync(
            """
            INSERT INTO customer (id, account, name, phone, email, push_id, tier, language, unit_code, revision)
            SELECT customer_id, account, name, phone, email, push_id, tier, language, unit_code, 1
            FROM import_row
            WHERE audience_id = @Id AND effect = 'added'
            """, list) != counts.Added) throw new ConcurrentChangeException();
        if (counts.Changed > 0)
        {
            if (await sql.ExecuteAsync(
                """
                UPDATE customer
                SET name = r.name, phone = r.phone, email = r.email, push_id = r.push_id, tier = r.tier, language = r.language, unit_code = r.unit_code, revision = r.seen + 1
                FROM import_row r
                WHERE r.audience_id = @Id AND r.effect = 'changed' AND customer.id = r.customer_id AND customer.revision = r.seen
                """, list) != counts.Changed) throw new ConcurrentChangeException();
            await MoveOthersAsync(audience, by);
        }
        if (counts.Consents > 0) await WriteConsentsAsync(list);
        await sql.ExecuteAsync("INSERT INTO audience_member (audience_id, customer_id) SELECT audience_id, customer_id FROM import_row WHERE audience_id = @Id", list);
        await sql.GuardedAsync(
            "UPDATE audience SET complete = 1, list_hash = @listHash, replaces = @replaces WHERE id = @Id AND complete = 0 AND member_count = @Count",
            new { audience.Id, audience.Count, listHash, replaces });
        return await ChangesAsync(audience.Id);
    }

    /// <summary>A later consent for the same use takes the place of the one before.</summary>
    private async Task WriteConsentsAsync(object list)
    {
        await sql.ExecuteAsync(
            """
            DELETE FROM consent
            WHERE EXISTS (
                SELECT 1 FROM import_row r WHERE r.audience_id = @Id AND r.customer_id = consent.customer_id AND r.consent_for = consent.given_for)
            """, list);
        await sql.ExecuteAsync(
            """
            INSERT INTO consent (customer_id, given_for, how, given_on, until_on)
            SELECT customer_id, consent_for, consent_how, consent_on, consent_until
            FROM import_row
            WHERE audience_id = @Id AND consent_for IS NOT NULL
            """, list);
    }

    public Task KnowMovedAsync(long audienceId, int moved) =>
        sql.ExecuteAsync("UPDATE audience SET moved = moved - @moved WHERE id = @audienceId AND moved >= @moved", new { audienceId, moved });

    private static Reach BeforeOf(byte[] key, PendingCustomer pending, Reach now) => pending.Effect is RowEffect.Changed ? Reach.Of(key, pending.Registered!.Customer) : now;

    private async Task<IReadOnlyList<UnitChange>> ChangesAsync(long audienceId)
    {
        var counted = await sql.ListAsync(
            "SELECT unit_code, effect, COUNT(*) AS customers FROM import_row WHERE audience_id = @audienceId AND effect IN ('added', 'changed') GROUP BY unit_code, effect",
            new { audienceId }, row => (Unit: row.Text("unit_code"), Effect: row.Text("effect"), Customers: row.Int("customers")));
        return
        [
            .. counted.GroupBy(c => c.Unit, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new UnitChange(g.Key, g.Where(c => c.Effect == "added").Sum(c => c.Customers), g.Where(c => c.Effect == "changed").Sum(c => c.Customers))),
        ];
    }

    /// <summary>Moves the reach of the other lists on which changed customers stand.</summary>
    private async Task MoveOthersAsync(Audience audience, long by)
    {
        var moves = new Dictionary<long, (Reach By, int Customers)>();
        await sql.EachAsync(
            """
            SELECT m.audience_id, r.reach_before, r.reach
            FROM import_row r
            JOIN audience_member m ON m.customer_id = r.customer_id
            JOIN audience a ON a.id = m.audience_id
            JOIN launch l ON l.id = a.launch_id
            WHERE r.audience_id = @Id AND r.effect = 'changed' AND r.reach <> r.reach_before AND a.complete = 1 AND a.reach IS NOT NULL AND l.status NOT IN ('closed', 'cancelled', 'lapsed', 'rejected')
            """,
            new { audience.Id },
            reader =>
            {
                var (list, before, now) = (Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture), Reach.Parse(reader.GetString(1)), Reach.Parse(reader.GetString(2)));
                var so = moves.GetValueOrDefault(list);
                moves[list] = (so.By + now - before, so.Customers + 1);
                return true;
            });
        foreach (var (list, move) in moves.OrderBy(m => m.Key)) await MoveAsync((await FindAsync(list))!, move.By, move.Customers, audience.LaunchId, by);
    }

    private Task MoveAsync(Audience list, Reach move, int customers, long launch, long by) => sql.GuardedAsync(
        """
        UPDATE audience
        SET reach = @now, moved = moved + CASE WHEN launch_id <> @launch AND EXISTS (SELECT 1 FROM launch l WHERE l.audience_id = audience.id) THEN @customers ELSE 0 END,
            moved_in = @launch, moved_by = @by
        WHERE id = @Id AND reach = @before
        """,
        new { list.Id, before = list.Reach.ToString(), now = (list.Reach!.Value + move).ToString(), customers, launch, by });
}
