using ServiceGate.Core.Facts.Audiences;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Notices;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Audiences;
using ServiceGate.Data.Launches;
using ServiceGate.Data.Notices;
using ServiceGate.Data.Sql;

namespace ServiceGate.Data.Queries;

/// <summary>Something that a customer was told, or was to be told.</summary>
/// <param name="Delivery">What became of it.</param>
/// <param name="Version">What it says.</param>
/// <param name="LaunchNumber">The launch it is about.</param>
/// <param name="LaunchTitle">That launch's title.</param>
public sealed record ToldRow(LedgerRow Delivery, NoticeVersion Version, string LaunchNumber, string LaunchTitle);

/// <summary>A launch that affects a customer.</summary>
/// <param name="LaunchId">Id.</param>
/// <param name="Number">Number.</param>
/// <param name="Title">Title.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="LaunchResult">How it went; null until reported.</param>
/// <param name="Window">When it takes place.</param>
/// <param name="UnitId">The unit it belongs to.</param>
/// <param name="Result">What became of this customer; null when nothing special.</param>
public sealed record AffectingLaunch(
    long LaunchId, string Number, string Title, LaunchStatus Status, LaunchResult? LaunchResult, LaunchWindow Window, long UnitId, CustomerResult? Result);

/// <summary>What was this customer told, when, by which channel, what came back, and which launches affect the customer?</summary>
/// <param name="database">The database.</param>
public sealed class CustomerLookUp(Database database)
{
    /// <summary>Customers with an account number or a mobile number; several may share one.</summary>
    public Task<IReadOnlyList<Customer>> FindAsync(string accountOrPhone, int most = 20, CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.ListAsync(
            $"""
            SELECT {CustomerRows.Columns}
            FROM customer
            WHERE account = @accountOrPhone OR phone = @accountOrPhone
            ORDER BY account
            {sql.Dialect.Page()}
            """,
            new { accountOrPhone, most }, CustomerRows.Read),
        cancellation);

    /// <summary>What a customer was told, newest first.</summary>
    public Task<IReadOnlyList<ToldRow>> ToldAsync(long customerId, int most = 200, CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.ListAsync(
            $"""
            SELECT d.version_id, d.channel, d.customer_id, d.status, d.at, d.reason, d.language, d.failed_text, v.id, v.launch_id, v.step, v.version, v.purpose,
                v.text_zh, v.text_en, v.failed_zh, v.failed_en, v.hash, l.number, l.title
            FROM delivery d
            JOIN notice_version v ON v.id = d.version_id
            JOIN launch l ON l.id = v.launch_id
            WHERE d.customer_id = @customerId
            ORDER BY d.at DESC, d.version_id DESC, d.channel
            {sql.Dialect.Page()}
            """,
            new { customerId, most },
            row => new ToldRow(NoticeStore.ReadDelivery(row), NoticeStore.ReadVersion(row), row.Text("number"), row.Text("title"))),
        cancellation);

    /// <summary>The launches on whose list a customer stands, the latest window first.</summary>
    public Task<IReadOnlyList<AffectingLaunch>> LaunchesAsync(long customerId, int most = 50, CancellationToken cancellation = default) => database.ReadAsync(
        sql => sql.ListAsync(
            $"""
            SELECT l.id, l.number, l.title, l.status, l.result, l.local_start, l.local_end, l.time_zone, l.starts_at, l.ends_at, l.unit_id,
                r.launch_id, r.customer_id, r.failed_at, r.rolled_back_at, r.rolled_back_by, r.reason
            FROM audience_member m
            JOIN launch l ON l.audience_id = m.audience_id
            LEFT JOIN customer_result r ON r.launch_id = l.id AND r.customer_id = m.customer_id
            WHERE m.customer_id = @customerId
            ORDER BY l.starts_at DESC, l.id DESC
            {sql.Dialect.Page()}
            """,
            new { customerId, most }, Read),
        cancellation);

    private static AffectingLaunch Read(Row row) => new(
        row.Long("id"), row.Text("number"), row.Text("title"), row.Code<LaunchStatus>("status"), row.CodeOrNull<LaunchResult>("result"),
        LaunchStore.Window(row), row.Long("unit_id"), row.LongOrNull("launch_id") is null ? null : AudienceStore.Result(row));
}
