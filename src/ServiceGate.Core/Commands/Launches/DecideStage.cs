using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// Decides at the point between two stages of a roll-out: the next one begins, waits, or there will be none (放行、暂缓、中止). With the first that begins the window has,
/// if nobody has reported it. Where something must be measured and is not as it should be, go says why; where it is a must, a second person confirms it (<see cref="ConfirmStage"/>).
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Decision">Code: go, hold, stop.</param>
/// <param name="Reason">Why; required unless it is go with nothing against it, at most 2,000 characters.</param>
/// <param name="SeenDecisions">How many decisions about stages the decider saw; another one in between is to be looked at first. Null: whatever there are.</param>
/// <param name="Figures">What was measured of what the stage before asks for; what is missing is not known.</param>
[CommandName("DecideStage"), Members("launch", "decision", "reason", "seenDecisions", "figures")]
public sealed record DecideStage(string Launch, string? Decision, string? Reason = null, int? SeenDecisions = null, IReadOnlyList<FigureInput>? Figures = null)
    : LaunchCommand<Nothing>(Launch)
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
        var figures = StageFigures.Read(StageFigures.Asked(facts), Figures, check);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (verdict is Verdict.Go && StageGo.WhyNot(facts, stage, Reason, figures, desk.Now) is { } refused) return refused;
        if (verdict is Verdict.Go && StageGo.TakesTwo(figures)) return await AskAsync(desk, facts, step, visit, figures);
        if (verdict is Verdict.Go) ReportStart.Begin(desk, desk.Now, assumed: false);
        await DecisionRecorder.RecordAsync(desk, facts, step, visit, verdict, Reason, [], new(Role.Operations), figures);
        if (verdict is not Verdict.Go) await Reconciling.Notifications.TellOwnerAsync(desk, $"launch-stage-{verdict.Code()}", step.Id, ("reason", Reason!.Trim()));
        return Nothing.Value;
    }

    /// <summary>The reason is there, since something that must be is not met.</summary>
    private async Task<Outcome<Nothing>> AskAsync(LaunchContext desk, LaunchFacts facts, Activity step, int visit, IReadOnlyList<StageFigure> figures)
    {
        await DecisionRecorder.RecordAsync(desk, facts, step, visit, Verdict.GoAsked, Reason, [], new(Role.Operations), figures);
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal) { ["by"] = desk.Actor.Name, ["reason"] = Reason!.Trim() };
        var name = string.Create(CultureInfo.InvariantCulture, $"stage-go-asked:{desk.Launch.InputRevision}");
        await Reconciling.Notifications.WriteAsync(desk, new(0, desk.Launch.Id, step.Id, visit, name, new(Role.ServiceQuality), "stage-go-asked", arguments, desk.Now));
        return Nothing.Value;
    }
}
