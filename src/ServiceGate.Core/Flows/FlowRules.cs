using ServiceGate.Core.Calendar;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Gates;
using ServiceGate.Core.Launches;
using ServiceGate.Core.SignOffs;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Core.Flows;

/// <summary>
/// Says whether a waiting step is over and with which outcome, from the launch's facts alone. Commands record facts; the flow follows them. So a flow that
/// an engine lost or held back catches up by being asked again.
/// </summary>
public static class FlowRules
{
    /// <summary>The outcome of a step whose deadline has passed, where the step has it.</summary>
    public const string Escalated = "Escalated";

    /// <summary>The outcome of a waiting step; null while it has to wait.</summary>
    /// <param name="activity">The step.</param>
    /// <param name="visit">Its visit.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    public static string? Outcome(Activity activity, int visit, LaunchFacts facts, DateTimeOffset now) => activity.Type switch
    {
        ActivityCatalogue.CollectSections => HandedIn(activity, visit, facts),
        ActivityCatalogue.AgreeToSubmit => Agreed(activity, visit, facts),
        ActivityCatalogue.EvaluateRisk => Readiness.LevelOf(facts).ToString(),
        ActivityCatalogue.SignOff => Signed(activity, visit, facts) ?? (IsOverdue(activity, visit, facts, now) ? Escalated : null),
        ActivityCatalogue.FulfilConditions => SignOffRules.OpenConditions(facts).Any() ? null : "Done",
        ActivityCatalogue.ConfirmAcknowledgements => GateRules.Blockers(GateNames.NoticeRelease, facts, now)
            .Any(b => b.Rule is "gate.script-not-acknowledged" or "script.missing") ? null : "Done",
        ActivityCatalogue.OpenGate => GateRules.Blockers(activity.Text("gate")!, facts, now).Count == 0 ? "Done" : null,
        ActivityCatalogue.ReleaseNotices or ActivityCatalogue.Notify => "Done",
        ActivityCatalogue.NextStage =>
            Decided(activity, visit, facts, Verdict.Go, Verdict.Hold, Verdict.Stop) ?? (RollOut.NextStage(facts) is null ? "Complete" : null),
        ActivityCatalogue.WatchComplaints => Decided(activity, visit, facts, Verdict.Alarm) ?? (IsOver(activity, visit, facts, now) ? "Calm" : null),
        ActivityCatalogue.AwaitLaunch => facts.Launch.Result?.ToString(),
        ActivityCatalogue.PostLaunchReview => DecisionAt(activity, visit, facts)?.Verdict is Verdict.Closed ? "Done" : null,
        ActivityCatalogue.Delay => IsOver(activity, visit, facts, now) ? "Done" : null,
        _ => null,
    };

    /// <summary>Whether the time of a delay or a watch is over.</summary>
    private static bool IsOver(Activity activity, int visit, LaunchFacts facts, DateTimeOffset now) =>
        Deadlines.EndsAt(activity, facts.EnteredAt(activity.Id, visit)) <= now;

    /// <summary>Whether a step that escalates by itself was not done by its deadline.</summary>
    private static bool IsOverdue(Activity activity, int visit, LaunchFacts facts, DateTimeOffset now) =>
        activity.Texts("outcomes").Contains(Escalated, StringComparer.Ordinal) && facts.DeadlineOf(activity.Id, visit)?.DueAt <= now;

    /// <summary>What was decided at a visit of a step; null when nothing yet.</summary>
    public static StepDecision? DecisionAt(Activity activity, int visit, LaunchFacts facts) =>
        facts.Decisions.LastOrDefault(d => d.Step == activity.Id && d.Visit == visit);

    private static string? HandedIn(Activity activity, int visit, LaunchFacts facts)
    {
        if (DecisionAt(activity, visit, facts) is not null) return "Done";
        return activity.Flag("carryOver", false) && CarriesOver(activity, facts) ? "Done" : null;
    }

    private static string? Agreed(Activity activity, int visit, LaunchFacts facts) => DecisionAt(activity, visit, facts)?.Verdict switch
    {
        Verdict.Agreed => "Agreed",
        Verdict.Returned => "Returned",
        _ => SignOffRules.Standing(activity, facts).Signed ? "Agreed" : null,
    };

    private static string? Signed(Activity activity, int visit, LaunchFacts facts)
    {
        if (facts.Decisions.Any(d => d.Step == activity.Id && d.Visit == visit && d.Verdict is Verdict.Returned)) return "Returned";
        if (SignOffRules.IsRejected(activity, visit, facts)) return "Rejected";
        if (!SignOffRules.Standing(activity, facts).Signed) return null;
        return SignOffRules.OpenConditions(facts).Any(c => c.Step == activity.Id) ? "ApprovedWithConditions" : "Approved";
    }

    private static string? Decided(Activity activity, int visit, LaunchFacts facts, params ReadOnlySpan<Verdict> verdicts) =>
        DecisionAt(activity, visit, facts) is { } decision && verdicts.Contains(decision.Verdict) ? decision.Verdict.ToString() : null;

    private static bool CarriesOver(Activity activity, LaunchFacts facts)
    {
        var sections = SignOffRules.SectionsOf(activity);
        return SignOffRules.Standing(activity, facts).Signed && !SignOffRules.OpenFindings(facts).Any(f => sections.Contains(f.Section));
    }
}
