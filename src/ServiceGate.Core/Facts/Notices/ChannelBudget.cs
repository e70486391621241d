using ServiceGate.Core.Facts.Dossiers;

namespace ServiceGate.Core.Facts.Notices;

/// <summary>What may go out on a channel, by all nodes together.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="PerSecond">Messages a second on average; a second's worth may go at once, and a chunk goes as a whole. Null: no limit.</param>
/// <param name="PerDay">Messages on a day; what is given back does not count. Null: no limit.</param>
/// <param name="Day">The day that counts now, as <c>yyyy-MM-dd</c>.</param>
public sealed record ChannelBudget(NoticeChannel Channel, int? PerSecond, int? PerDay, string Day)
{
    /// <summary>Whether there is any limit.</summary>
    public bool IsLimited => PerSecond is not null || PerDay is not null;

    /// <summary>How long a number of messages keeps the channel from being full again, in milliseconds.</summary>
    public long CostOf(int messages) => PerSecond is { } rate ? (messages * 1000L + rate - 1) / rate : 0;
}

/// <summary>Whether messages may go out now.</summary>
/// <param name="Wait">How long to wait before asking again; zero: they may go, and are counted.</param>
/// <param name="DayIsFull">Whether the day's messages are used up; <paramref name="Wait"/> then says nothing.</param>
public readonly record struct BudgetAnswer(TimeSpan Wait, bool DayIsFull)
{
    /// <summary>Whether they may go.</summary>
    public bool MayGo => Wait == TimeSpan.Zero && !DayIsFull;
}
