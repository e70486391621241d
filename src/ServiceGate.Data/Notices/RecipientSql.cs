using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Notices;

namespace ServiceGate.Data.Notices;

/// <summary>
/// Who a batch goes to, as SQL: for announcements, notices of a fault and an outreach the audience, otherwise those whom one of these reached. The statements take
/// <c>@audienceId</c> or <c>@launchId</c> and <c>@channels</c>, and <c>@first</c> and <c>@last</c>, a range of customers.
/// </summary>
internal static class RecipientSql
{
    /// <summary>A range that holds every customer.</summary>
    public static (long First, long Last) Everybody => (0, long.MaxValue);

    /// <summary>A subquery of <c>customer_id</c>, each once. Of a batch to a segment it takes <c>@audienceId</c> and <c>@segment</c> in any case.</summary>
    public static string Customers(Batch batch) => batch.Purpose.ReachesTheList()
        ? $"SELECT m.customer_id FROM audience_member m WHERE m.audience_id = @audienceId AND m.customer_id BETWEEN @first AND @last{OfSegment(batch.Segment)}"
        : ToldOf(batch.Segment);

    /// <summary>That <c>audience_member m</c> is of a segment; null: everybody is. Takes <c>@segment</c>.</summary>
    public static string OfSegment(string? segment) => segment is null ? "" : " AND m.zone = @segment";

    /// <summary><see cref="Told"/>, of a segment; null: of everybody. Takes <c>@audienceId</c> and <c>@segment</c>.</summary>
    public static string ToldOf(string? segment) => segment is null ? Told :
        $"""
        {Told}
          AND EXISTS (SELECT 1 FROM audience_member m WHERE m.audience_id = @audienceId AND m.customer_id = t.customer_id{OfSegment(segment)})
        """;

    /// <summary>A subquery of <c>customer_id</c>: those whom an announcement, a notice of the fault or an outreach reached, each once.</summary>
    public const string Told =
        """
        SELECT DISTINCT t.customer_id
        FROM notice_version v
        JOIN delivery t ON t.version_id = v.id AND t.channel IN @channels AND t.customer_id BETWEEN @first AND @last AND t.status = 1
        WHERE v.launch_id = @launchId AND v.purpose IN ('announcement', 'emergency', 'outreach')
        """;

    /// <summary>Of a batch that is a second try: that <c>customer c</c> was not told by this step on this channel. Takes <c>@launchId</c>, <c>@step</c>, <c>@channel</c>.</summary>
    public static string NotToldBefore(Batch batch) => batch.Again is null ? "" :
        """

          AND NOT EXISTS (
              SELECT 1
              FROM notice_version w
              JOIN delivery e ON e.version_id = w.id AND e.channel = @channel AND e.customer_id = c.id AND e.status = 1
              WHERE w.launch_id = @launchId AND w.step = @step)
        """;

    /// <summary>
    /// Why marketing does not go to <c>customer c</c>, the first reason that holds; null: it goes. Takes <c>@channel</c>, <c>@consentFor</c>, <c>@day</c>, <c>@times</c>, <c>@since</c>.
    /// </summary>
    public static string WhyExcluded(NoticeChannel channel) =>
        $"""
        CASE
            WHEN {Refuses(channel)} THEN 'refused'
            WHEN NOT EXISTS (
                SELECT 1
                FROM consent g
                WHERE g.customer_id = c.id AND g.given_for = @consentFor AND g.given_on <= @day AND (g.until_on IS NULL OR g.until_on >= @day)) THEN 'no-consent'
            WHEN @times > 0 AND (
                SELECT COUNT(*)
                FROM delivery x
                JOIN batch y ON y.version_id = x.version_id AND y.channel = x.channel
                WHERE x.customer_id = c.id AND x.status = 1 AND x.at > @since AND y.consent_for IS NOT NULL) >= @times THEN 'too-often'
            ELSE NULL
        END
        """;

    /// <summary>That the address of <c>customer c</c> refuses marketing. Takes <c>@channel</c>.</summary>
    public static string Refuses(NoticeChannel channel) => $"EXISTS (SELECT 1 FROM refusal f WHERE f.channel = @channel AND f.address = {AddressColumn(channel)})";

    /// <summary>Of a batch of marketing: that <c>customer c</c> is not left out. Takes <c>@batchId</c>.</summary>
    public static string NotExcluded(Batch batch) => batch.Marketing is null ? "" :
        """

          AND NOT EXISTS (SELECT 1 FROM batch_exclusion e WHERE e.batch_id = @batchId AND e.customer_id = c.id)
        """;

    /// <summary>Of a batch of marketing that goes out: that <c>customer c</c> has not refused since. Takes <c>@channel</c>.</summary>
    public static string NotRefused(Batch batch) => batch.Marketing is null ? "" : $"\n  AND NOT {Refuses(batch.Channel)}";

    /// <summary>Of a batch in which some go along with others: that <c>customer c</c> is none of them. Takes <c>@batchId</c>.</summary>
    public static string NoRider(Batch batch) => batch.Riders == 0 ? "" :
        """

          AND NOT EXISTS (SELECT 1 FROM batch_rider o WHERE o.batch_id = @batchId AND o.customer_id = c.id)
        """;

    /// <summary>
    /// Where the register has a channel's addresses; null where a customer has none. No SMS goes to landlines (<c>+86</c> and not a mobile with its prefix) and short numbers.
    /// </summary>
    public static string AddressColumn(NoticeChannel channel) => channel switch
    {
        NoticeChannel.Sms => "(CASE WHEN c.phone LIKE '_________%' AND (c.phone NOT LIKE '+86%' OR c.phone LIKE '+861__________') THEN c.phone END)",
        NoticeChannel.Push => "c.push_id",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    /// <summary>All channels: naming them lets the ledger be read by its whole key.</summary>
    public static IReadOnlyList<int> Channels { get; } = [.. Enum.GetValues<NoticeChannel>().Cast<int>()];
}
