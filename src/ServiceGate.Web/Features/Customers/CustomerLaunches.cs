using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Time;
using ServiceGate.Data.Queries;

namespace ServiceGate.Web.Features.Customers;

/// <summary>Which launches an agent speaks about with a customer: those that are under way first, the nearest window first; what has ended folded; drafts, which may never come, not at all.</summary>
public static class CustomerLaunches
{
    /// <summary>What is under way, the nearest window first.</summary>
    /// <param name="launches">The launches that affect a customer.</param>
    /// <param name="now">Business time.</param>
    public static IReadOnlyList<AffectingLaunch> Current(IReadOnlyList<AffectingLaunch> launches, DateTimeOffset now) =>
        [.. launches.Where(l => !HasEnded(l) && l.Status is not LaunchStatus.Draft).OrderBy(l => Away(l.Window, now))];

    /// <summary>What has ended, the latest window first.</summary>
    /// <param name="launches">The launches that affect a customer.</param>
    public static IReadOnlyList<AffectingLaunch> Ended(IReadOnlyList<AffectingLaunch> launches) => [.. launches.Where(HasEnded).OrderByDescending(l => l.Window.Start)];

    private static bool HasEnded(AffectingLaunch launch) => launch.Status is LaunchStatus.Closed or LaunchStatus.Cancelled or LaunchStatus.Lapsed or LaunchStatus.Rejected;

    /// <summary>How far a window is from now; nothing while it lasts.</summary>
    private static TimeSpan Away(LaunchWindow window, DateTimeOffset now) =>
        now < window.Start ? window.Start - now : now > window.End ? now - window.End : TimeSpan.Zero;
}
