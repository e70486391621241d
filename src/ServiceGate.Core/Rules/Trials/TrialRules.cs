using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Trials;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Core.Rules.Trials;

/// <summary>What is asked of the trials of a launch begun by <see cref="RuleSets.FindingsAreRecords"/> or later: who tries, and what becomes of what they find.</summary>
public static class TrialRules
{
    /// <summary>Whether a launch has findings as records.</summary>
    public static bool AreAsked(LaunchFacts facts) => facts.Launch.RuleSet >= RuleSets.FindingsAreRecords;

    /// <summary>From which severity on an open finding is severe for a launch.</summary>
    public static int SevereFrom(Checklist checklist) => checklist.Trials?.SevereFrom ?? TrialAsk.UsuallySevereFrom;

    /// <summary>All findings that are records, trial by trial; none of launches that began before there were such.</summary>
    public static IEnumerable<(string Trial, TrialFinding Finding)> Findings(LaunchFacts facts) =>
        from trial in AreAsked(facts) ? facts.Contents<Trial>(Section.Trials) : []
        from finding in trial.Content.FindingRecords ?? []
        select (trial.Key, finding);

    /// <summary>The severe ones that are open: they keep the dossier from being complete, and the go-ahead shut.</summary>
    public static IEnumerable<(string Trial, TrialFinding Finding)> OpenSevere(LaunchFacts facts) =>
        Findings(facts).Where(f => f.Finding.State is FindingState.Open && f.Finding.Severity >= SevereFrom(facts.Checklist));

    /// <summary>The others that are open and of which nobody has said how they are fixed.</summary>
    public static IEnumerable<(string Trial, TrialFinding Finding)> Undecided(LaunchFacts facts) =>
        Findings(facts).Where(f => f.Finding is { State: FindingState.Open, Fix: null } && f.Finding.Severity < SevereFrom(facts.Checklist));

    /// <summary>What is missing, as rules; their field is the trial's key where it is one trial's.</summary>
    public static IReadOnlyList<Violation> Missing(LaunchFacts facts) => AreAsked(facts)
        ? [.. OpenSevere(facts).Select(f => Of(f, "trial.finding-open")), .. Undecided(facts).Select(f => Of(f, "trial.finding-undecided")), .. Owed(facts).Where(o => !o.Met).Select(o => Violation.Of(o.Rule))]
        : [];

    /// <summary>How many points are asked beside the trials themselves: each finding, and each demand of the kind.</summary>
    public static int Points(LaunchFacts facts) => AreAsked(facts) ? Findings(facts).Count() + Owed(facts).Count() : 0;

    /// <summary>What the kind asks of those who try, and whether a trial meets it or says why not.</summary>
    public static IEnumerable<(string Rule, bool Met)> Owed(LaunchFacts facts)
    {
        if (!AreAsked(facts) || facts.Checklist.Trials is not { } ask) yield break;
        var testers = facts.Contents<Trial>(Section.Trials).Select(t => t.Content.Testers).OfType<TrialTesters>().ToList();
        if (ask.AsksOver65AndImpaired)
        {
            yield return ("trial.over65-missing", testers.Exists(t => t.Over65 > 0 || !string.IsNullOrWhiteSpace(t.WithoutOver65)));
            yield return ("trial.impaired-missing", testers.Exists(t => t.Impaired > 0 || !string.IsNullOrWhiteSpace(t.WithoutImpaired)));
        }
        if (ask.CustomersAct)
            yield return ("trial.second-way-missing", testers.Exists(t => t.WereToldTwice() || !string.IsNullOrWhiteSpace(t.WithoutSecondWay)));
    }

    private static Violation Of((string Trial, TrialFinding Finding) found, string rule) => Violation.Of(
        rule, found.Trial, ("trial", found.Trial), ("finding", found.Finding.Key), ("text", found.Finding.Text), ("severity", found.Finding.Severity));
}
