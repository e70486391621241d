using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Core.Commands.SignOffs;

/// <summary>
/// Takes back one's own last decision at a step, given by mistake (撤回): the step waits again, of the same people, with its whole time; a gate that it held open shuts. Until
/// the first customer was told (<see cref="TakingBack"/>).
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Step">The step.</param>
/// <param name="Reason">Why, at most 2,000 characters.</param>
[CommandName("TakeBackDecision"), Members("launch", "step", "reason")]
public sealed record TakeBackDecision(string Launch, string Step, string? Reason) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    // Whoever asks too late reads why, and not only that the launch has ended.
    internal override bool AllowedAfterEnd => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (facts.Definition.AllActivities.FirstOrDefault(a => a.Id == Step && a.Type is SignedStep or CollectSections) is not { } step)
            return Refused.NotFound("step.unknown", "step", ("step", Step));
        var own = TakingBack.Of(Step, desk.Actor.PersonId, facts);
        if (own is not [.., var last])
            return facts.Decisions.Any(d => d.Step == Step) ? Refused.Forbidden("decision.not-yours") : Refused.Conflict("decision.none", "step", ("step", Step));
        var check = new Check().Text(Reason, "reason", 2000);
        if (!check.Passed) return Refused.Invalid(check.Violations);
        if (TakingBack.WhyNot(last, facts, desk.Now) is { } refused) return refused;

        var reason = Reason!.Trim();
        foreach (var decision in own) await desk.Session.SignOffs.TakeBackAsync(decision with { TakenBack = new(desk.Now, reason) });
        // What was returned is still the round that it was.
        if (last.Verdict is Verdict.Returned && desk.Launch.Round == last.Round + 1) desk.Launch = desk.Launch with { Round = last.Round };
        desk.Audit("step.taken-back", new { step = Step, visit = last.Visit, verdict = last.Verdict, reason = reason, decisions = own.Select(d => d.Id).ToList() });
        await StepReopening.RunAsync(desk, step);
        await TellOwnerAsync(desk, last, reason);
        return Nothing.Value;
    }

    private async Task TellOwnerAsync(LaunchContext desk, StepDecision decision, string reason)
    {
        if (desk.Launch.OwnerId == desk.Actor.PersonId) return;
        var by = await desk.Session.Organisation.FindPersonAsync(desk.Actor.PersonId);
        await Reconciling.Notifications.TellOwnerAsync(desk, "decision-taken-back", Step, ("step", Step), ("byZh", by?.NameZh ?? ""), ("byEn", by?.NameEn ?? ""),
            ("verdict", decision.Verdict.Code()), ("reason", reason));
    }
}
