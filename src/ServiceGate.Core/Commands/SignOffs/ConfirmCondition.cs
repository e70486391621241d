using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Organisation;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;

namespace ServiceGate.Core.Commands.SignOffs;

/// <summary>Confirms that a condition is fulfilled, or says that it is not, also after it was confirmed by mistake and until the window has begun. Whoever may sign at the step that set it does so, or set it there as a substitute; never the one who reported it fulfilled.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Condition">Id of the condition.</param>
/// <param name="Fulfilled">Whether it is; otherwise it is owed again.</param>
/// <param name="Remark">Why not; required then, at most 1,000 characters.</param>
[CommandName("ConfirmCondition"), Members("launch", "condition", "fulfilled", "remark")]
public sealed record ConfirmCondition(string Launch, long Condition, bool Fulfilled, string? Remark = null) : LaunchCommand<Nothing>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (facts.Findings.FirstOrDefault(f => f.Id == Condition && f.Kind is FindingKind.Condition) is not { } condition)
            return Refused.NotFound("condition.unknown", "condition");
        if (!Signers.IsOnPanel(desk, facts, facts.Definition.Find(condition.Step)) && !HasSet(desk, facts, condition)) return Refused.Forbidden("policy.not-allowed", ("permission", Permission.SignOff));
        if (condition.Status is not FindingStatus.Answered && !IsRevoked(condition, desk)) return Refused.Conflict("condition.not-reported");
        if (desk.Actor.Parties.Any(me => condition.AnsweredBy == me || desk.Launch.IsOwner(me, facts.Deputies))) return Refused.Forbidden("sign-off.own-submission");
        if (await Hands.RefusedAsync(desk.Context, [desk.Launch.OwnerId, .. facts.Deputies, .. condition.AnsweredBy is { } by ? [by] : Array.Empty<long>()]) is { } oneHand) return oneHand;
        var check = new Check().Optional(Remark, "remark", 1000).That(Fulfilled || !string.IsNullOrWhiteSpace(Remark), "condition.remark-required", "remark");
        if (!check.Passed) return Refused.Invalid(check.Violations);
        // Whoever owes it reads with the condition why what was reported is not enough.
        var judged = Fulfilled
            ? condition with { Status = FindingStatus.Settled }
            : condition with { Status = FindingStatus.Open, Answer = Remark!.Trim(), AnsweredBy = desk.Actor.PersonId, AnsweredAt = desk.Now };
        await desk.Session.SignOffs.UpdateAsync(judged, condition.Status);
        desk.Audit(Fulfilled ? "condition.confirmed" : "condition.not-fulfilled", new { condition = Condition, remark = Remark });
        if (condition.Status is FindingStatus.Settled)
            foreach (var step in facts.Definition.AllActivities.Where(a => a.Type is FulfilConditions)) await StepReopening.RunAsync(desk, step);
        return Nothing.Value;
    }

    /// <summary>Whether a confirmation given by mistake is taken back: what was confirmed is said not to be fulfilled, before the window that it guards has begun.</summary>
    private bool IsRevoked(Finding condition, LaunchContext desk) =>
        !Fulfilled && condition.Status is FindingStatus.Settled && desk.Launch.Result is null && !desk.Launch.HasBegun(desk.Now);

    /// <summary>Whether the actor set the condition, in a role that he or she still has.</summary>
    private static bool HasSet(LaunchContext desk, LaunchFacts facts, Finding condition) =>
        facts.Decisions.FirstOrDefault(d => d.Id == condition.DecisionId && d.People.Intersect(desk.Actor.Accounts).Any()) is { Role: { } role } decision
        && new Assignee(role, decision.Department, UnitId: StepUnits.UnitOf(facts.Definition.Find(condition.Step), facts)).IsMetBy(desk.Actor, desk.Launch.UnitId, facts.Tree);
}
