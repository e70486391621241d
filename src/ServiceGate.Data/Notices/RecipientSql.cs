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

    /// <summary>A subquery of <c>customer_id</c>, each once.</summary>
    public static string Customers(NoticePurpose purpose) => purpose.ReachesTheList()
        ? "SELECT m.customer_id FROM audience_member m WHERE m.audience_id = @audienceId AND m.customer_id BETWEEN @first AND @last"
        : Told;

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

    /// <summary>The column of the register that holds a channel's addresses.</summary>
    public static string AddressColumn(NoticeChannel channel) => channel switch
    {
        NoticeChannel.Sms => "c.phone",
        NoticeChannel.Push => "c.push_id",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    /// <summary>All channels: naming them lets the ledger be read by its whole key.</summary>
    public static IReadOnlyList<int> Channels { get; } = [.. Enum.GetValues<NoticeChannel>().Cast<int>()];
}
