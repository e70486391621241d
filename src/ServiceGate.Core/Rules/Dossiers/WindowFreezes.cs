using System.Globalization;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Dossiers;

/// <summary>Windows in freeze periods (封网期): they are warned of, and need a reason why the launch cannot wait. Repairs are exempt (抢修除外).</summary>
public static class WindowFreezes
{
    /// <summary>The freeze periods that a launch's window touches, soonest first; none for an emergency.</summary>
    /// <param name="facts">The launch's facts.</param>
    public static IReadOnlyList<FreezeStretch> Of(LaunchFacts facts) => Of(facts.Launch, facts.Launch.Window, facts.Calendar);

    /// <summary>Whether a reason is owed and not given.</summary>
    /// <param name="facts">The launch's facts.</param>
    public static Violation? Owed(LaunchFacts facts) =>
        facts.Contents<LaunchHeader>(Section.Launch).Select(h => h.Content).FirstOrDefault() is { } header ? Owed(facts.Launch, facts.Launch.Window, header, facts.Calendar) : null;

    /// <summary>Whether a window would owe a reason that its header does not give.</summary>
    /// <param name="launch">The launch.</param>
    /// <param name="window">The window.</param>
    /// <param name="header">What is typed with it.</param>
    /// <param name="calendar">The calendar that names the freeze periods.</param>
    public static Violation? Owed(Launch launch, LaunchWindow window, LaunchHeader header, BusinessCalendar calendar) =>
        launch.RuleSet >= RuleSets.FreezesNeedAReason && string.IsNullOrWhiteSpace(header.FreezeReason) && Of(launch, window, calendar) is [var first, ..]
            ? Violation.Of("window.freeze-needs-reason", "freezeReason", ("from", Day(first.From)), ("to", Day(first.To)))
            : null;

    private static IReadOnlyList<FreezeStretch> Of(Launch launch, LaunchWindow window, BusinessCalendar calendar) =>
        launch.Variant is LaunchVariant.Emergency ? [] : calendar.FreezesIn(window.Start, window.End);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
