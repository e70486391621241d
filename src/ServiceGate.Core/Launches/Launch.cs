using System.Text.Json.Serialization;
using ServiceGate.Core.Time;

namespace ServiceGate.Core.Launches;

/// <summary>The kinds of launch (重点实施范围).</summary>
public enum LaunchKind
{
    /// <summary>Product launch or withdrawal (产品上市（退市）).</summary>
    [JsonStringEnumMemberName("product")] Product,

    /// <summary>Sales offer launch or withdrawal, campaign (销售品上市（退市）及营销活动).</summary>
    [JsonStringEnumMemberName("offer")] Offer,

    /// <summary>Network cutover or upgrade (网络割接升级).</summary>
    [JsonStringEnumMemberName("network-cutover")] NetworkCutover,

    /// <summary>IT cutover or upgrade (IT 割接升级).</summary>
    [JsonStringEnumMemberName("it-cutover")] ItCutover,

    /// <summary>Outbound calls, mass SMS, push (批处理).</summary>
    [JsonStringEnumMemberName("batch-outreach")] BatchOutreach,
}

/// <summary>Where a launch stands.</summary>
public enum LaunchStatus
{
    /// <summary>Its dossier is being filled in (填报中).</summary>
    [JsonStringEnumMemberName("draft")] Draft,

    /// <summary>Departments review it (会审中).</summary>
    [JsonStringEnumMemberName("in-review")] InReview,

    /// <summary>The notice-release gate has opened; customers are being told (已放行通告).</summary>
    [JsonStringEnumMemberName("announcing")] Announcing,

    /// <summary>The go-ahead gate has opened (已确认上线).</summary>
    [JsonStringEnumMemberName("ready")] Ready,

    /// <summary>Its result was reported; follow-ups and the review are owed (已报告结果).</summary>
    [JsonStringEnumMemberName("reported")] Reported,

    /// <summary>Closed (已关闭).</summary>
    [JsonStringEnumMemberName("closed")] Closed,

    /// <summary>Called off (已取消).</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,

    /// <summary>Its window went by without the go-ahead (已过期).</summary>
    [JsonStringEnumMemberName("lapsed")] Lapsed,

    /// <summary>An emergency that is being dealt with (处置中).</summary>
    [JsonStringEnumMemberName("underway")] Underway,

    /// <summary>The committee or a department said no (已否决).</summary>
    [JsonStringEnumMemberName("rejected")] Rejected,
}

/// <summary>How a launch went.</summary>
public enum LaunchResult
{
    /// <summary>It worked for everybody (成功).</summary>
    [JsonStringEnumMemberName("success")] Success,

    /// <summary>It failed for the customers on the list (部分成功).</summary>
    [JsonStringEnumMemberName("partial-success")] PartialSuccess,

    /// <summary>It was rolled back as a whole (整体回退).</summary>
    [JsonStringEnumMemberName("rolled-back")] RolledBack,

    /// <summary>It was called off (取消).</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,

    /// <summary>The window went by without the go-ahead (过期).</summary>
    [JsonStringEnumMemberName("lapsed")] Lapsed,
}

/// <summary>
/// A launch (前置事项): the thing that goes through its gates. Changed only by guarded updates: its header by the revision of its item,
/// <see cref="InputRevision"/> for everything that a gate judges.
/// </summary>
public sealed record Launch
{
    /// <summary>Id.</summary>
    public required long Id { get; init; }

    /// <summary>What people call it: unit, year of creation, running number (<c>HZ-2026-000123</c>).</summary>
    public required string Number { get; init; }

    /// <summary>Kind.</summary>
    public required LaunchKind Kind { get; init; }

    /// <summary>Title, at most 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The unit it belongs to.</summary>
    public required long UnitId { get; init; }

    /// <summary>The owner's department, whose head agrees before it is submitted.</summary>
    public required string Department { get; init; }

    /// <summary>The product manager who owns it.</summary>
    public required long OwnerId { get; init; }

    /// <summary>Where it stands.</summary>
    public LaunchStatus Status { get; init; } = LaunchStatus.Draft;

    /// <summary>When it takes place.</summary>
    public required LaunchWindow Window { get; init; }

    /// <summary>The definition that it follows to its end.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Launch, withdrawal or emergency; follows from the definition.</summary>
    public LaunchVariant Variant => LaunchVariants.Of(DefinitionId)?.Variant ?? LaunchVariant.Launch;

    /// <summary>The definition's version.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>Revision of the dossier's content, all sections together; what a reviewer has seen.</summary>
    public long ContentRevision { get; init; }

    /// <summary>Counts every change of anything that a gate judges.</summary>
    public long InputRevision { get; init; }

    /// <summary>The round of submission, from 1.</summary>
    public int Round { get; init; } = 1;

    /// <summary>How it went; null until reported.</summary>
    public LaunchResult? Result { get; init; }

    /// <summary>When the result was reported.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>The list of affected customers in use; null until imported.</summary>
    public long? AudienceId { get; init; }

    /// <summary>How many customers were told by an announcement (accepted by a gateway or delivered, on any channel).</summary>
    public int ToldCount { get; init; }

    /// <summary>What was learnt, written when it was closed.</summary>
    public string? Lessons { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether the dossier can no longer be changed: the result is known. The dossier of an emergency is written afterwards.</summary>
    public bool IsDossierClosed => Result is not null && Variant is not LaunchVariant.Emergency;

    /// <summary>Whether it has ended, one way or another.</summary>
    public bool HasEnded => Status is LaunchStatus.Closed or LaunchStatus.Cancelled or LaunchStatus.Lapsed or LaunchStatus.Rejected;
}

/// <summary>The launches of a transaction.</summary>
public interface ILaunchStore
{
    /// <summary>A launch by number; null when there is none.</summary>
    Task<Launch?> FindAsync(string number);

    /// <summary>A launch by id; null when there is none.</summary>
    Task<Launch?> FindAsync(long id);

    /// <summary>The next running number of a unit in a year, from 1; never handed out twice.</summary>
    Task<int> NextNumberAsync(long unitId, int year);

    /// <summary>Adds a launch.</summary>
    Task AddAsync(Launch launch);

    /// <summary>Writes a launch back if nobody changed it since (guarded by <paramref name="seenInputRevision"/>).</summary>
    /// <exception cref="ConcurrentChangeException">Somebody did; the command is retried.</exception>
    Task UpdateAsync(Launch launch, long seenInputRevision);

    /// <summary>
    /// Ids of launches for which time alone has something to do: a timer is due, the window passed without the go-ahead; and of those whose bookmarks are missing.
    /// </summary>
    Task<IReadOnlyList<long>> DueForSettlingAsync(DateTimeOffset now, int most);
}

/// <summary>Two transactions met at one row; the loser is retried from the start.</summary>
public sealed class ConcurrentChangeException : Exception
{
    /// <summary>Makes it.</summary>
    public ConcurrentChangeException() : base("The row was changed by another transaction.") { }

    /// <summary>Makes it with a message.</summary>
    public ConcurrentChangeException(string message) : base(message) { }

    /// <summary>Makes it with a message and a cause.</summary>
    public ConcurrentChangeException(string message, Exception cause) : base(message, cause) { }
}
