namespace ServiceGate.Core.Facts.Contingency;

/// <summary>How often customers were rolled back in a launch, by counters.</summary>
/// <param name="All">In all.</param>
/// <param name="LastHour">Within the last hour.</param>
public sealed record RollbackUses(long All, long LastHour)
{
    /// <summary>The minute of a moment, by which uses are counted.</summary>
    public static long MinuteOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;
}

/// <summary>That the elevated right to roll customers back was taken away from its holders again, proven (权限收回).</summary>
/// <param name="LaunchId">The launch.</param>
/// <param name="By">Who says so.</param>
/// <param name="At">When, business time.</param>
/// <param name="Proof">What proves it, at most 500 characters.</param>
public sealed record RightWithdrawal(long LaunchId, long By, DateTimeOffset At, string Proof);
