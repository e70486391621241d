using ServiceGate.Core.Commands;
using ServiceGate.Core.Content;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.SignOffs;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Core.Gates;

/// <summary>
/// What keeps a gate shut. Pages, API, command line, senders and workflow all use this one function; a definition can ask for more steps, never for fewer rules.
/// </summary>
public static class GateRules
{
    /// <summary>What keeps a gate shut now, most urgent first; empty: nothing does.</summary>
    /// <param name="gate">The gate's name.</param>
    /// <param name="facts">The launch's facts.</param>
    /// <param name="now">Business time.</param>
    public static IReadOnlyList<Blocker> Blockers(string gate, LaunchFacts facts, DateTimeOffset now)
    {
        var latest = GateTimes.Latest(gate, facts, now);
        var found = NoticeRelease(facts, now);
        if (gate != GateNames.NoticeRelease) found = found.Concat(GoAhead(facts));
        return [.. found.Select(b => b with { By = b.By is { } by && by < latest ? by : latest }).OrderBy(b => b.By).ThenBy(b => b.Rule, StringComparer.Ordinal)];
    }

    private static IEnumerable<Blocker> NoticeRelease(LaunchFacts facts, DateTimeOffset now) =>
        [.. Ended(facts, now), .. HandedIn(facts), .. SignOffs(facts), .. OpenFindings(facts), .. Notices(facts), .. Scripts(facts)];

    private static IEnumerable<Blocker> GoAhead(LaunchFacts facts) =>
        [.. Conditions(facts), .. Concerns(facts), .. Rehearsals(facts), .. Coverage(facts), .. Unfinished(facts), .. Duties(facts)];

    private static IEnumerable<Blocker> Ended(LaunchFacts facts, DateTimeOffset now)
    {
        if (facts.Launch.HasEnded) yield return Make("gate.launch-has-ended", Owner(facts), "launch");
        else if (facts.Launch.Result is null && facts.Launch.Window.End <= now) yield return Make("gate.window-has-passed", Owner(facts), "launch");
    }

    private static IEnumerable<Blocker> HandedIn(LaunchFacts facts)
    {
        foreach (var (activity, visit) in facts.Waiting)
        {
            if (activity.Type == ActivityCatalogue.CollectSections)
                yield return Make("gate.not-handed-in", Clearers.Of(activity, facts), activity.Id, ("step", activity.Id));
            if (activity.Type == ActivityCatalogue.AgreeToSubmit)
                yield return Make("gate.head-has-not-agreed", Clearers.Of(activity, facts), "review", ("step", activity.Id));
        }
        if (facts.State is null) yield return Make("gate.not-handed-in", Owner(facts), "launch", ("step", "dossier"));
    }

    private static IEnumerable<Blocker> SignOffs(LaunchFacts facts) =>
        from step in SignOffRules.RequiredSteps(facts)
        let standing = SignOffRules.Standing(step, facts)
        where !standing.Signed
        select NotSigned(step, standing, facts);

    private static Blocker NotSigned(Activity step, StepStanding standing, LaunchFacts facts)
    {
        var who = Clearers.Of(step, facts);
        if (SignOffPanel.IsCommittee(step))
            return Make("gate.committee-undecided", who, "review", ("step", step.Id), ("given", standing.FilledSeats), ("needed", standing.Panel.Needed));
        var department = who.Department ?? "";
        if (standing.Ever && standing.Changed.Count > 0)
            return Make("gate.sign-again", who, "review", ("department", department), ("sections", string.Join(",", standing.Changed.Select(s => s.Code()))), ("step", step.Id));
        return standing.Ever && who.Role is Role.DepartmentHead
            ? Make("gate.head-has-not-confirmed", who, "review", ("department", department), ("step", step.Id))
            : Make("gate.not-signed", who, "review", ("department", department), ("step", step.Id));
    }

    private static IEnumerable<Blocker> Conditions(LaunchFacts facts) =>
        from condition in SignOffRules.OpenConditions(facts)
        let who = condition.Status is FindingStatus.Open ? Owner(facts) : Clearers.Of(facts.Definition.Find(condition.Step), facts)
        select Make(
            condition.Status is FindingStatus.Open ? "gate.condition-open" : "gate.condition-unconfirmed", who, "review",
            ("condition", condition.Id), ("text", condition.Text)) with
        { By = condition.DueAt };

    private static IEnumerable<Blocker> OpenFindings(LaunchFacts facts) =>
        from finding in SignOffRules.OpenFindings(facts)
        select Make("gate.finding-open", Owner(facts), "review", ("finding", finding.Id), ("section", finding.Section.Code()), ("text", finding.Text));

    private static IEnumerable<Blocker> Notices(LaunchFacts facts)
    {
        var operations = new Clearer(Role.Operations);
        foreach (var section in new[] { Section.Audience, Section.Notices }.Where(facts.Checklist.AsksFor))
            foreach (var missing in Readiness.Of(section, facts).Missing)
                yield return new(missing.Rule, missing.Arguments, operations, null, section.Code());
    }

    private static IEnumerable<Blocker> Scripts(LaunchFacts facts)
    {
        foreach (var channel in facts.Checklist.Channels)
        {
            var script = facts.Items.FirstOrDefault(i => i.Section == Section.Channels && i.Key == channel.Code);
            if (script is null) yield return Make("script.missing", Owner(facts), "channels", ("key", channel.Code));
            else if (!facts.Acknowledgements.Any(a => a.Channel == channel.Code && a.ScriptHash == script.Hash))
                yield return Make("gate.script-not-acknowledged", new(Role.ChannelOwner, Channel: channel.Code), "channels", ("channel", channel.Code), ("version", script.Revision));
        }
    }

    private static IEnumerable<Blocker> Concerns(LaunchFacts facts) =>
        from concern in facts.Contents<ConcernAnswer>(Section.Concerns)
        where concern.Content.Verdict is ConcernVerdict.NotMet
        select Make("gate.concern-not-met", Owner(facts), "concerns", ("concern", concern.Key));

    private static IEnumerable<Blocker> Rehearsals(LaunchFacts facts)
    {
        var plans = facts.Contents<ContingencyPlan>(Section.Contingency).Select(p => p.Content).ToList();
        return from risk in Readiness.SeriousRisks(facts)
               where !plans.Any(p => p.RiskKey == risk.Key && p.Rehearsal is not null)
               select Make("gate.plan-not-rehearsed", Owner(facts), "contingency", ("risk", risk.Risk.Title));
    }

    private static IEnumerable<Blocker> Coverage(LaunchFacts facts)
    {
        var count = facts.Audience?.Count ?? 0;
        if (count > 0 && (long)facts.Launch.ToldCount * 100 < (long)count * facts.Checklist.CoveragePercent)
            yield return Make("gate.coverage-too-low", new(Role.Operations), "notices",
                ("told", facts.Launch.ToldCount), ("customers", count), ("percent", facts.Checklist.CoveragePercent));
    }

    /// <summary>
    /// What customers are still to be told: announcements that are due before the gate's latest moment, begun or not, so that the gate does not open before them
    /// and shut again while they go out; and the notice of a changed window, without which customers expect the old one.
    /// </summary>
    private static IEnumerable<Blocker> Unfinished(LaunchFacts facts) =>
        from batch in facts.Batches
        where !batch.HasEnded && (batch.Purpose is NoticePurpose.Change || (batch.NeedsGate && batch.DueAt <= GateTimes.GoAhead(facts)))
        select Make("gate.announcement-unfinished", new(Role.Operations), "notices", ("step", batch.Step), ("channel", batch.Channel.Code()));

    private static IEnumerable<Blocker> Duties(LaunchFacts facts)
    {
        var open = facts.Checklist.Duties.Where(d => !facts.Duties.Any(a => a.Duty == d.Code)).Select(d => d.Code).ToList();
        if (open.Count > 0) yield return Make("gate.duty-not-confirmed", new(Role.Operations), "duty", ("duty", string.Join(",", open)));
    }

    private static Clearer Owner(LaunchFacts facts) => Clearers.Owner(facts.Launch);

    private static Blocker Make(string rule, Clearer who, string part, params (string, object)[] arguments) =>
        new(rule, Violation.Of(rule, null, arguments).Arguments, who, null, part);
}
