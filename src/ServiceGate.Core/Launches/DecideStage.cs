using ServiceGate.Core.Commands;
using ServiceGate.Core.Content;
using ServiceGate.Core.Gates;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.SignOffs;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Core.Launches;

/// <summary>Decides at the point between two stages of a roll-out: the next one begins, waits, or there will be none (放行、暂缓、中止).</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Decision">Code: go, hold, stop.</param>
/// <param name="Reason">Why; required unless it is go, at most 2,000 characters.</param>
/// <param name="SeenDecisions">How many decisions about stages the decider saw; another one in between is to be looked at first. Null: whatever there are.</param>
public sealed record DecideStage(string Launch, string? Decision, string? Reason = null, int? SeenDecisions = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchDesk desk)
    {
        var known = CoreJson.TryParseCode<Verdict>(Decision, out var verdict) && verdict is Verdict.Go or Verdict.Hold or Verdict.Stop;
        var check = new Check().Optional(Reason, "reason", 2000)
            .That(known, "stage.decision-unknown", "decision", ("decision", Decision ?? ""))
            .That(!known || verdict is Verdict.Go || !string.IsNullOrWhiteSpace(Reason), "stage.reason-required", "reason");
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        if (SeenDecisions is { } seen && seen != RollOut.Decisions(facts)) return Refused.Stale("stage.decided-meanwhile", "decision");
        var (step, visit) = facts.Waiting.FirstOrDefault(w => w.Activity.Type == ActivityCatalogue.NextStage);
        if (step is null || RollOut.NextStage(facts) is not { } stage) return Refused.Conflict("stage.not-awaited");
        if (verdict is Verdict.Go)
        {
            if (desk.Now < StageRules.StartOf(stage, desk.Launch.Window)) return Refused.Conflict("stage.too-early", "decision", ("start", stage.Start));
            if (desk.Now >= desk.Launch.Window.End) return Refused.Conflict("stage.window-over", "decision");
            if (facts.Gates.FirstOrDefault(g => g.Status is not GateStatus.Open) is { } shut) return Refused.Conflict("stage.gate-shut", "decision", ("gate", shut.Name));
        }
        await Steps.RecordAsync(desk, facts, step, visit, verdict, Reason, [], new(Role.Operations));
        return Nothing.Value;
    }
}

/// <summary>Raises an alarm while complaints are watched (预警): the flow turns to those who have to act.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Reason">What was seen, at most 2,000 characters.</param>
public sealed record RaiseAlarm(string Launch, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.WatchComplaints;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchDesk desk)
    {
        var check = new Check().Text(Reason, "reason", 2000);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        var (step, visit) = facts.Waiting.FirstOrDefault(w => w.Activity.Type == ActivityCatalogue.WatchComplaints);
        if (step is null) return Refused.Conflict("alarm.not-watched");
        await Steps.RecordAsync(desk, facts, step, visit, Verdict.Alarm, Reason, [], new(Role.ServiceQuality));
        return Nothing.Value;
    }
}

/// <summary>Where a launch's roll-out stands.</summary>
public static class RollOut
{
    /// <summary>The planned stages; empty: all at once.</summary>
    public static IReadOnlyList<Stage> Stages(LaunchFacts facts) =>
        facts.Contents<Dossiers.LaunchHeader>(Dossiers.Section.Launch).Select(h => h.Content.Stages).FirstOrDefault() ?? [];

    /// <summary>How many decisions about stages were taken.</summary>
    public static int Decisions(LaunchFacts facts) => facts.Decisions.Count(d => d.Verdict is Verdict.Go or Verdict.Hold or Verdict.Stop);

    /// <summary>How many stages have begun.</summary>
    public static int Begun(LaunchFacts facts) => facts.Decisions.Count(d => d.Verdict is Verdict.Go);

    /// <summary>The stage that would begin next; null when none is left or none was planned.</summary>
    public static Stage? NextStage(LaunchFacts facts) => Stages(facts).Skip(Begun(facts)).FirstOrDefault();

    /// <summary>When the next stage may begin; null when none is left or none was planned.</summary>
    public static DateTimeOffset? StartOfNext(LaunchFacts facts) =>
        NextStage(facts) is { } stage ? StageRules.StartOf(stage, facts.Launch.Window) : null;

    /// <summary>Whether the launch has been let go and its result is still to come: it cannot lapse any more.</summary>
    public static bool IsUnderWay(LaunchFacts facts) => facts.Launch.Variant is LaunchVariant.Emergency
        || facts.Waiting.Any(w => w.Activity.Type is ActivityCatalogue.AwaitLaunch or ActivityCatalogue.NextStage)
        || Begun(facts) > 0;
}
