using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Rules.Times;

namespace ServiceGate.Core.Rules.Trials;

/// <summary>By when what trials have found is fixed. What is still open then is overdue: work of the owner. Asked of launches begun by <see cref="RuleSets.FindingsAreRecords"/> or later.</summary>
public static class FindingDues
{
    /// <summary>The trials of findings that are still to be fixed, with the end of the fix's day, soonest first.</summary>
    public static IEnumerable<(string Trial, DateTimeOffset At)> Open(LaunchFacts facts) => PromisedDays.Ends(facts,
        from found in TrialRules.Findings(facts)
        where found.Finding.State is FindingState.Open
        select (found.Trial, found.Finding.Fix?.Due));
}
