namespace ServiceGate.Delivery.FanOut;

/// <summary>How long to wait after a failure: 1 second, doubled with each failure, at most 5 minutes, less up to half of it by chance.</summary>
internal static class Backoff
{
    /// <summary>The longest wait that a receiver is granted when it asks for one: an hour. A mistake of theirs is not to hold a batch for days.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>The wait after the failure of a given number, from 1.</summary>
    /// <param name="failures">How many failures there were.</param>
    /// <param name="asked">How long the receiver asked to wait: the wait is at least that.</param>
    /// <param name="chance">From 0 to 1; senders that failed together do not come back together.</param>
    public static TimeSpan After(int failures, TimeSpan? asked, double chance)
    {
        var full = TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Clamp(failures - 1, 0, 20)));
        var wait = full * (1 - chance / 2);
        var least = asked is null ? TimeSpan.Zero : asked < LongestAsked ? asked.Value : LongestAsked;
        return wait > least ? wait : least;
    }
}
