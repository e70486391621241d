using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Commands.SignOffs;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Launches;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Core.Commands.Launches;

/// <summary>
/// A second person of service quality says whether the next stage begins although a criterion that is a must is not met (第二人确认): neither who decided it nor the launch's owner.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Agrees">Whether it begins; no: operations decide anew.</param>
/// <param name="Reason">Why; required with no, at most 2,000 characters.</param>
/// <param name="SeenDecisions">How many decisions about stages were seen; another one in between is to be looked at first. Null: whatever there are.</param>
[CommandName("ConfirmStage"), Members("launch", "agrees", "reason", "seenDecisions")]
public sealed record ConfirmStage(string Launch, bool? Agrees, string? Reason = null, int? SeenDecisions = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.WatchComplaints;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var check = new Check().Optional(Reason, "reason", 2000).That(Agrees is not null, "value.required", "agrees").That(Agrees is not false || !string.IsNullOrWhiteSpace(Reason), "text.required", "reason");
        if (!check.Passed) return Refused.Invalid(check.Violations);
        var facts = await desk.FactsAsync();
        if (SeenDecisions is { } seen && seen != RollOut.Decisions(facts)) return Refused.Stale("stage.decided-meanwhile", "agrees");
        if (StageGo.Waiting(facts) is not { } asked || RollOut.NextStage(facts) is not { } stage) return Refused.Conflict("stage.nothing-to-confirm");
        long[] others = [.. asked.People, desk.Launch.OwnerId, .. facts.Deputies];
        if (desk.Actor.Parties.Any(others.Contains)) return Refused.Forbidden("stage.second-person");
        if (await Hands.RefusedAsync(desk.Context, others) is { } oneHand) return oneHand;
        var (step, visit) = facts.Waiting.First(w => w.Activity.Type is NextStage);
        if (Agrees is false)
        {
            await DecisionRecorder.RecordAsync(desk, facts, step, visit, Verdict.GoDeclined, Reason, [], new(Role.ServiceQuality), asked.Figures);
            return await TellAsync(desk, step.Id);
        }
        if (StageGo.WhyNot(facts, stage, asked.Reason, asked.Figures ?? [], desk.Now) is { } refused) return refused;
        ReportStart.Begin(desk, desk.Now, assumed: false);
        await DecisionRecorder.RecordAsync(desk, facts, step, visit, Verdict.Go, string.IsNullOrWhiteSpace(Reason) ? asked.Reason : Reason, [], new(Role.ServiceQuality), asked.Figures);
        return Nothing.Value;
    }

    private async Task<Outcome<Nothing>> TellAsync(LaunchContext desk, string step)
    {
        var (name, arguments) = ($"launch-stage-declined:{desk.Launch.InputRevision}", new Dictionary<string, string>(StringComparer.Ordinal) { ["by"] = desk.Actor.Name, ["reason"] = Reason!.Trim() });
        foreach (var to in new[] { Rules.Steps.Assignees.Owner(desk.Launch), new Assignee(Role.Operations) })
            await Reconciling.Notifications.WriteAsync(desk, new(0, desk.Launch.Id, step, 0, name, to, "launch-stage-declined", arguments, desk.Now));
        return Nothing.Value;
    }
}
