using System.Globalization;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Organisation;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.SignOffs;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands.SignOffs;

/// <summary>
/// Decides at a step: the own department's head agrees or returns; a department or a member of a committee approves, approves under conditions, says no or
/// returns. Also signs again what changed after the flow had moved on.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Step">The step.</param>
/// <param name="Vote">What is said; the definition may leave out some.</param>
/// <param name="SeenContentRevision">The content revision that the decider looked at; an edit in between is to be looked at first.</param>
/// <param name="Reason">Why; required when rejected, and when returned without findings.</param>
/// <param name="Findings">What is to be mended when returned, or the conditions of an approval; at most 50.</param>
[CommandName("DecideStep"), Members("launch", "step", "vote", "seenContentRevision", "reason", "findings")]
public sealed record DecideStep(
    string Launch, string Step, StepVote Vote, long SeenContentRevision, string? Reason = null, IReadOnlyList<FindingInput>? Findings = null) : LaunchCommand<Decided>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override bool IsGivenInPerson => true;

    internal override bool OnlyRecords => true;

    private bool Signs => Vote is StepVote.Approve or StepVote.ApproveWithConditions;

    internal override async Task<Outcome<Decided>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        if (facts.Definition.AllActivities.FirstOrDefault(a => a.Id == Step && a.Type is SignedStep) is not { } step)
            return Refused.NotFound("step.unknown", "step", ("step", Step));
        if (!Signers.IsOnPanel(desk, facts, step) && !Signers.MayAct(desk, facts, step)) return Refused.Forbidden("policy.not-allowed", ("permission", Permission.SignOff));
        var sections = StepType.Of(step).SectionsOf(step);
        if (await SegregationOfDuties.RefusedAsync(desk, facts, sections) is { } refused) return refused;
        if (VisitOf(facts, step) is not { } visit) return Refused.Conflict("step.not-waiting", "step", ("step", Step));
        if (Signers.SeatOf(desk, facts, step) is not { } seat) return Refused.Conflict("sign-off.not-your-turn", "step", ("step", Step));
        if (Signers.SpokenFor(desk, facts).FirstOrDefault(d => d != seat.Department) is { } other)
            return Refused.Forbidden("sign-off.other-department", ("department", other));
        if (await Hands.RefusedAsync(desk.Context, OthersAt(facts, visit, seat)) is { } oneHand) return oneHand;
        if (facts.Decisions.Any(d => d.Step == Step && d.Visit == visit && visit > 0 && d.People.Intersect(desk.Actor.Accounts).Any() && SignOffRules.CoversNow(d, facts)))
            return Refused.Conflict("sign-off.already-given", "step", ("step", Step));
        if (desk.Launch.ContentRevision != SeenContentRevision)
            return Refused.Stale("review.content-changed", null, ("revision", desk.Launch.ContentRevision));
        if (CheckInput(step, sections) is { Passed: false } check) return Refused.Invalid(check.Violations);
        if (visit == 0 && !Signs) return Refused.Conflict("review.return-after-round");
        if (LookRules.AsksForOpening(facts) && LookRules.Unopened(step, facts, desk.Actor.PersonId, await desk.Session.Looks.OfAsync(desk.Launch.Id, desk.Actor.PersonId)) is { Count: > 0 } unopened)
            return Refused.Conflict("review.sections-unopened", "opened", ("sections", string.Join(",", unopened.Select(s => s.Code()))));
        return await RecordAsync(desk, facts, step, visit, sections, seat);
    }

    /// <summary>Whoever has decided what one person may not decide besides: at this visit of the step, or for another department.</summary>
    private IEnumerable<long> OthersAt(LaunchFacts facts, int visit, Assignee seat) => facts.Decisions
        .Where(d => (d.Step == Step && d.Visit == visit) || (d.Department is not null && seat.Department is not null && d.Department != seat.Department)).SelectMany(d => d.People);

    private async Task<Decided> RecordAsync(LaunchContext desk, LaunchFacts facts, Activity step, int visit, IReadOnlyList<Section> sections, Assignee seat)
    {
        var verdict = VerdictOf(step);
        var decision = await DecisionRecorder.RecordAsync(desk, facts, step, visit, verdict, Reason, sections, seat);
        if (Signs) await FindingRecorder.SettleAsync(desk, facts, step);
        await FindingRecorder.AddAsync(desk, step, decision, Signs ? FindingKind.Condition : FindingKind.Finding, Findings ?? []);
        if (verdict is Verdict.Returned or Verdict.Rejected)
            await TellOwnerAsync(desk, verdict is Verdict.Returned ? "launch-returned" : "launch-voted-down");
        // What is changed from now on belongs to the next round.
        if (verdict is Verdict.Returned) desk.Launch = desk.Launch with { Round = desk.Launch.Round + 1 };
        return new(step.Id, verdict, sections);
    }

    private async Task TellOwnerAsync(LaunchContext desk, string message)
    {
        var by = await desk.Session.Organisation.FindPersonAsync(desk.Actor.PersonId);
        await Reconciling.Notifications.TellOwnerAsync(desk, message, Step, ("step", Step), ("byZh", by?.NameZh ?? ""), ("byEn", by?.NameEn ?? ""),
            ("findings", (Findings?.Count ?? 0).ToString(CultureInfo.InvariantCulture)), ("reason", Why));
    }

    /// <summary>The reason that was given, or else the first thing that is to be mended.</summary>
    private string Why => Reason?.Trim() is { Length: > 0 } reason ? reason : Findings?.Select(f => f.Text?.Trim()).FirstOrDefault() ?? "";

    private Verdict VerdictOf(Activity step) => Vote switch
    {
        StepVote.Return => Verdict.Returned,
        StepVote.Reject => Verdict.Rejected,
        StepVote.ApproveWithConditions => Verdict.ApprovedWithConditions,
        _ => step.Type is SignOff ? Verdict.Approved : Verdict.Agreed,
    };

    /// <summary>The waiting visit, or 0 when the step is asked though the flow has moved on; null when nothing is asked.</summary>
    private static int? VisitOf(LaunchFacts facts, Activity step)
    {
        foreach (var (activity, visit) in facts.Waiting)
            if (activity.Id == step.Id) return visit;
        return SigningAgain.IsAskedOutOfTurn(step, facts) ? 0 : null;
    }

    private Check CheckInput(Activity step, IReadOnlyList<Section> sections)
    {
        var check = new Check().Optional(Reason, "reason", 2000);
        check.That(IsOffered(step), "review.vote-not-offered", "decision", ("vote", Vote))
            .That(Vote is not StepVote.Approve and not StepVote.Reject || Findings is null or { Count: 0 }, "review.findings-when-returned", "findings")
            .That(Vote is not StepVote.ApproveWithConditions || Findings is { Count: > 0 }, "review.conditions-required", "findings")
            .That(Vote is not StepVote.Reject || !string.IsNullOrWhiteSpace(Reason), "review.reject-needs-reason", "reason")
            .That(Vote is not StepVote.Return || !string.IsNullOrWhiteSpace(Reason) || Findings is { Count: > 0 }, "review.return-needs-reason", "reason")
            .That(Findings is null or { Count: <= 50 }, "list.too-long", "findings", ("most", 50));
        foreach (var (finding, i) in (Findings ?? []).Select((f, i) => (f, i)))
            check.Text(finding?.Text, $"findings[{i}].text", 1000).Optional(finding?.ItemKey, $"findings[{i}].itemKey", 64)
                .That(CoreJson.TryParseCode<Section>(finding?.Section, out var section) && sections.Contains(section),
                    "review.finding-section", $"findings[{i}].section", ("section", finding?.Section ?? ""));
        return check;
    }

    private bool IsOffered(Activity step) => StepVotes.OfferedAt(step).Contains(Vote);
}
