using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Core.Rules.Audiences;
using ServiceGate.Data.Audiences;
using ServiceGate.Data.Launches;
using ServiceGate.Data.Notices;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>A customer as somebody may see him or her.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Launches">The launches on whose list the customer stands, the latest window first.</param>
/// <param name="Told">What the customer was told, newest first.</param>
/// <param name="PerhapsTold">What it is not known of whether the customer was told it, newest first.</param>
public sealed record SeenCustomer(Customer Customer, IReadOnlyList<AffectingLaunch> Launches, IReadOnlyList<ToldRow> Told, IReadOnlyList<PerhapsTold> PerhapsTold);

/// <summary>Something of which it is not known whether it reached a customer.</summary>
/// <param name="LaunchNumber">The launch it is about.</param>
/// <param name="Step">Step of the notice plan.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Since">Since when it is in doubt; null where an older program did not write it down.</param>
public sealed record PerhapsTold(string LaunchNumber, string Step, NoticeChannel Channel, DateTimeOffset? Since);

/// <summary>Something that a customer was told, or was to be told.</summary>
/// <param name="Delivery">What became of it.</param>
/// <param name="Version">What it says.</param>
/// <param name="LaunchNumber">The launch it is about.</param>
/// <param name="LaunchTitle">That launch's title.</param>
public sealed record ToldRow(LedgerRow Delivery, NoticeVersion Version, string LaunchNumber, string LaunchTitle)
{
    /// <summary>Whether it is on record in which language and by which of its texts it was said; older programs did not write that down.</summary>
    public bool IsVerbatim => Delivery.Language is not null;

    /// <summary>What was said, word for word, whoever asks in whatever language; where that is not on record, what would be said to the customer today.</summary>
    /// <param name="customer">To whom.</param>
    public string SaidTo(Customer customer) => Version.In(Delivery.Language ?? customer.Language, Delivery.FailedText ?? false);
}

/// <summary>A launch that affects a customer.</summary>
/// <param name="LaunchId">Id.</param>
/// <param name="Number">Number.</param>
/// <param name="Title">Title.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="LaunchResult">How it went; null until reported.</param>
/// <param name="Window">When it takes place.</param>
/// <param name="UnitId">The unit it belongs to.</param>
/// <param name="Result">What became of this customer; null when nothing special.</param>
/// <param name="Standing">How it stands in the eyes of people.</param>
public sealed record AffectingLaunch(
    long LaunchId, string Number, string Title, LaunchStatus Status, LaunchResult? LaunchResult, LaunchWindow Window, long UnitId, CustomerResult? Result,
    LaunchStanding Standing);

/// <summary>
/// What was this customer told, when, by which channel, what came back, and which launches affect the customer? The only way to single customers for page, API and export: it
/// asks who looks. A customer is seen by whoever looks customers up in the unit that serves the customer, or in that of a launch on whose list the customer stands; of launches
/// and of what was told only that is seen which belongs to such a unit. To everybody else there is no such customer.
/// Each look-up is written down, with whom but never by what number, and counted.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="machine">The machine's clock, where the database has none of its own.</param>
/// <param name="limit">How many look-ups a person may make.</param>
public sealed class CustomerReader(Database database, TimeProvider machine, LookUpLimit limit)
{
    private const int MostLaunches = 50;
    private const int MostTold = 200;

    /// <summary>Customers with an account number or a mobile number; several may share one.</summary>
    /// <param name="by">Who looks.</param>
    /// <param name="accountOrPhone">The account number or the mobile number, in any form in which people copy them.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<LookedUp> FindAsync(LookUp by, string accountOrPhone, int most = 20, CancellationToken cancellation = default) =>
        LookUpAsync(by, "c.account IN @accounts OR c.phone IN @phones", accountOrPhone, null, most, cancellation);

    /// <summary>What a launch means for a customer who stands on its list or is of a unit that the actor looks customers up in; nobody for anybody else.</summary>
    /// <param name="by">Who looks; without the right to customers in the launch's unit only customers of own units are found.</param>
    /// <param name="launchId">The launch; of others nothing is said.</param>
    /// <param name="account">The account number or the mobile number, in any form.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<LookedUp> OfLaunchAsync(LookUp by, long launchId, string account, int most = 20, CancellationToken cancellation = default) =>
        LookUpAsync(by, "c.account IN @accounts OR c.phone IN @phones", account, launchId, most, cancellation);

    private Task<LookedUp> LookUpAsync(LookUp by, string which, string asked, long? launch, int most, CancellationToken cancellation) => database.WriteAsync(
        async sql =>
        {
            var now = machine.GetUtcNow();
            if (await LookUps.WaitAsync(sql, by.Actor.PersonId, limit, now) is { } wait) return new LookedUp([], wait);
            var seen = await SeenAsync(sql, by.Actor, which, asked, launch, most);
            await LookUps.RecordAsync(sql, by, [.. seen.Select(s => s.Customer.Id)], launch, now);
            await LookUps.AlarmAsync(sql, by.Actor.PersonId, limit, now);
            return new LookedUp(seen);
        },
        cancellation);

    private static async Task<IReadOnlyList<SeenCustomer>> SeenAsync(SqlScope sql, Actor actor, string which, string asked, long? launch, int most)
    {
        var units = await UnitScope.UnitsAsync(sql, actor, Permission.ReadCustomers);
        if (units.Count == 0) return [];
        var (ids, codes) = (units.Select(u => u.Id).ToList(), units.Select(u => u.Code).ToList());
        var phones = PastedText.PhoneForms(asked).ToList();
        var customers = await sql.ListAsync(
            $"""
            SELECT {CustomerRows.Columns}
            FROM customer c
            WHERE ({which})
                AND (c.unit_code IN @codes OR EXISTS (
                    SELECT 1 FROM audience_member m JOIN launch l ON l.audience_id = m.audience_id
                    WHERE m.customer_id = c.id AND l.unit_id IN @ids {OfLaunch(launch)}))
            ORDER BY c.account
            {sql.Dialect.Page()}
            """,
            new { accounts = PastedText.AccountForms(asked).ToList(), phones, codes, ids, launch, most }, CustomerRows.Read);
        // Accounts that differ in case are two: whoever names one of them exactly gets that one.
        var exact = PastedText.Account(asked);
        if (customers.Any(c => c.Account == exact)) customers = [.. customers.Where(c => c.Account == exact || (c.Phone is { } phone && phones.Contains(phone)))];
        var seen = new List<SeenCustomer>();
        foreach (var customer in customers)
            seen.Add(new(customer, await LaunchesAsync(sql, customer.Id, ids, launch), await ToldAsync(sql, customer.Id, ids, launch), await PerhapsToldAsync(sql, customer.Id, ids, launch)));
        return seen;
    }

    private static Task<IReadOnlyList<ToldRow>> ToldAsync(SqlScope sql, long customer, IReadOnlyList<long> ids, long? launch) => sql.ListAsync(
        $"""
        SELECT d.version_id, d.channel, d.customer_id, d.status, d.at, d.reason, d.language, d.failed_text, d.message_of, v.id, v.launch_id, v.step, v.version, v.purpose,
            v.text_zh, v.text_en, v.failed_zh, v.failed_en, v.hash, v.segment, l.number, l.title
        FROM delivery d
        JOIN notice_version v ON v.id = d.version_id
        JOIN launch l ON l.id = v.launch_id
        WHERE d.customer_id = @customer AND l.unit_id IN @ids {OfLaunch(launch)}
        ORDER BY d.at DESC, d.version_id DESC, d.channel
        {sql.Dialect.Page()}
        """,
        new { customer, ids, launch, most = MostTold },
        row => new ToldRow(NoticeStore.ReadDelivery(row), NoticeStore.ReadVersion(row), row.Text("number"), row.Text("title")));

    private static Task<IReadOnlyList<PerhapsTold>> PerhapsToldAsync(SqlScope sql, long customer, IReadOnlyList<long> ids, long? launch) => sql.ListAsync(
        $"""
        SELECT b.step, b.channel, k.doubt_since, l.number
        FROM audience_member m
        JOIN launch l ON l.audience_id = m.audience_id
        JOIN batch b ON b.launch_id = l.id
        JOIN chunk k ON k.batch_id = b.id AND k.status = 'in-doubt'
            AND COALESCE((SELECT o.with_id FROM batch_rider o WHERE o.batch_id = b.id AND o.customer_id = @customer), @customer) BETWEEN k.first_id AND k.last_id
        WHERE m.customer_id = @customer AND l.unit_id IN @ids {OfLaunch(launch)} AND (b.segment IS NULL OR b.segment = m.zone)
          AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.version_id = b.version_id AND d.channel = b.channel AND d.customer_id = @customer)
          AND (b.purpose IN ('announcement', 'emergency', 'outreach') OR EXISTS (
              SELECT 1
              FROM delivery t
              JOIN notice_version w ON w.id = t.version_id
              WHERE t.customer_id = @customer AND t.status = 1 AND w.launch_id = l.id AND w.purpose IN ('announcement', 'emergency', 'outreach')))
        ORDER BY k.doubt_since DESC, b.id DESC
        """,
        new { customer, ids, launch },
        row => new PerhapsTold(row.Text("number"), row.Text("step"), (NoticeChannel)row.Int("channel"), row.InstantOrNull("doubt_since")));

    private static Task<IReadOnlyList<AffectingLaunch>> LaunchesAsync(SqlScope sql, long customer, IReadOnlyList<long> ids, long? launch) => sql.ListAsync(
        $"""
        SELECT l.id, l.number, l.title, l.status, l.standing, l.result, l.local_start, l.local_end, l.time_zone, l.starts_at, l.ends_at, l.unit_id,
            r.launch_id, r.customer_id, r.failed_at, r.rolled_back_at, r.rolled_back_by, r.reason
        FROM audience_member m
        JOIN launch l ON l.audience_id = m.audience_id
        LEFT JOIN customer_result r ON r.launch_id = l.id AND r.customer_id = m.customer_id
        WHERE m.customer_id = @customer AND l.unit_id IN @ids {OfLaunch(launch)}
        ORDER BY l.starts_at DESC, l.id DESC
        {sql.Dialect.Page()}
        """,
        new { customer, ids, launch, most = MostLaunches }, Read);

    private static string OfLaunch(long? launch) => launch is null ? "" : "AND l.id = @launch";

    private static AffectingLaunch Read(Row row) => new(
        row.Long("id"), row.Text("number"), row.Text("title"), row.Code<LaunchStatus>("status"), row.CodeOrNull<LaunchResult>("result"),
        LaunchStore.Window(row), row.Long("unit_id"), row.LongOrNull("launch_id") is null ? null : AudienceStore.Result(row),
        StandingColumn.Read(row));
}
