using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Foundation.Time;

namespace ServiceGate.Core.Rules.Trials;

/// <summary>
/// By when what trials have found is fixed: until the day that each fix names is over, by the clock of the launch's unit. One that is still open then is overdue: work of the owner. Asked of launches begun by
/// <see cref="RuleSets.FindingsAreRecords"/> or later.
/// </summary>
public static class FindingDues
{
    /// <summary>The findings that are still to be fixed, with the end of their day, soonest first; none once the launch has a result.</summary>
    public static IEnumerable<(string Trial, string Finding, DateTimeOffset At)> Open(LaunchFacts facts)
    {
        if (facts.Launch is not { Result: null, HasEnded: false } || facts.Tree.Find(facts.Launch.UnitId) is not { } unit) return [];
        var zone = LocalTimes.Zone(unit.TimeZone);
        return from found in TrialRules.Findings(facts)
               where found.Finding.State is FindingState.Open
               let day = Days.Find(found.Finding.Fix?.Due)
               where day is not null
               let at = LocalTimes.StartOfDay(day.Value.AddDays(1), zone)
               orderby at
               select (found.Trial, found.Finding.Key, at);
    }
}
