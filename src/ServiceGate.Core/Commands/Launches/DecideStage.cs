using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Gates;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// Decides at the point between two stages of a roll-out: the next one begins, waits, or there will be none (放行、暂缓、中止). With the first that begins the window has,
/// if nobody has reported it.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Decision">Code: go, hold, stop.</param>
/// <param name="Reason">Why; required unless it is go, at most 2,000 characters.</param>
/// <param name="SeenDecisions">How many decisions about stages the decider saw; another one in between is to be looked at first. Null: whatever there are.</param>
[CommandName("DecideStage"), Members("launch", "decision", "reason", "seenDecisions")]
public sealed record DecideStage(string Launch, string? Decision, string? Reason = null, int? SeenDecisions = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.RunLaunch;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var known = CoreJson.TryParseCode<Verdict>(Decision, out var verdict) && verdict is Verdict.Go or Verdict.Hold or Verdict.Stop;
        var check = new Check().Optional(Reason, "reason", 2000)
            .That(known, "stage.decision-unknown", "decision", ("decision", Decision ?? ""))
            .That(!known || verdict is Verdict.Go || !string.IsNullOrWhiteSpace(Reason), "stage.reason-required", "reason");
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        if (SeenDecisions is { } seen && seen != RollOut.Decisions(facts)) return Refused.Stale("stage.decided-meanwhile", "decision");
        var (step, visit) = facts.Waiting.FirstOrDefault(w => w.Activity.Type is NextStage);
        if (step is null || RollOut.NextStage(facts) is not { } stage) return Refused.Conflict("stage.not-awaited");
        if (verdict is Verdict.Go)
        {
            if (desk.Now < StageRules.StartOf(stage, desk.Launch.Window)) return Refused.Conflict("stage.too-early", "decision", ("start", stage.Start));
            if (desk.Now >= desk.Launch.Window.End && desk.Launch.ActualStart is null) return Refused.Conflict("stage.window-over", "decision");
            // Nothing shuts by age once the work has begun: whoever goes on after the end that customers were told says why.
            if (desk.Now >= desk.Launch.Window.End && string.IsNullOrWhiteSpace(Reason)) return Refused.Invalid("stage.overrun-reason", "reason");
            if (facts.Gates.FirstOrDefault(g => g.Status is not GateStatus.Open) is { } shut) return Refused.Conflict("stage.gate-shut", "decision", ("gate", shut.Name));
        }
        if (verdict is Verdict.Go) ReportStart.Begin(desk, desk.Now, assumed: false);
        await DecisionRecorder.RecordAsync(desk, facts, step, visit, verdict, Reason, [], new(Role.Operations));
        if (verdict is not Verdict.Go) await Reconciling.Notifications.TellOwnerAsync(desk, $"launch-stage-{verdict.Code()}", step.Id, ("reason", Reason!.Trim()));
        return Nothing.Value;
    }
}
