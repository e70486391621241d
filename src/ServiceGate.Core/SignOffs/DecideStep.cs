using ServiceGate.Core.Commands;
using ServiceGate.Core.Content;
using ServiceGate.Core.Dossiers;
using ServiceGate.Core.Flows;
using ServiceGate.Core.Launches;
using ServiceGate.Core.Organisation;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Core.SignOffs;

/// <summary>Something to be mended, as a reviewer writes it.</summary>
/// <param name="Section">Code of the section.</param>
/// <param name="ItemKey">Which item, or null.</param>
/// <param name="Text">What is to be mended, at most 1,000 characters.</param>
public sealed record FindingInput(string? Section, string? ItemKey, string? Text);

/// <summary>
/// Decides at a step: the own department's head agrees or returns, a department signs or returns. Also signs again what changed after the flow had moved on.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Step">The step.</param>
/// <param name="Approve">Whether it is agreed or signed; otherwise it is returned.</param>
/// <param name="SeenContentRevision">The content revision that the decider looked at; an edit in between is to be looked at first.</param>
/// <param name="Reason">Why; required when returned without findings.</param>
/// <param name="Findings">What is to be mended, when returned; at most 50.</param>
public sealed record DecideStep(
    string Launch, string Step, bool Approve, long SeenContentRevision, string? Reason = null, IReadOnlyList<FindingInput>? Findings = null) : LaunchCommand<Decided>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Decided>> DecideAsync(LaunchDesk desk)
    {
        var facts = await desk.FactsAsync();
        if (facts.Definition.Activities.FirstOrDefault(a => a.Id == Step && a.Type is ActivityCatalogue.SignOff or ActivityCatalogue.AgreeToSubmit) is not { } step)
            return Refused.NotFound("step.unknown", "step", ("step", Step));
        if (!Steps.MayAct(desk, step)) return Refused.Forbidden("policy.not-allowed", ("permission", Permission.SignOff));
        var sections = step.Type == ActivityCatalogue.SignOff ? SignOffRules.SectionsOf(step) : FlowRules.OwnSections;
        if (await SegregationAsync(desk, facts, sections) is { } refused) return refused;
        if (VisitOf(facts, step, sections) is not { } visit) return Refused.Conflict("step.not-waiting", "step", ("step", Step));
        if (desk.Launch.ContentRevision != SeenContentRevision)
            return Refused.Stale("review.content-changed", null, ("revision", desk.Launch.ContentRevision));
        if (CheckInput(sections) is { Passed: false } check) return Refused.Invalid(check.Violations);
        if (visit == 0 && !Approve) return Refused.Conflict("review.return-after-round");
        return await RecordAsync(desk, facts, step, visit, sections);
    }

    private async Task<Decided> RecordAsync(LaunchDesk desk, LaunchFacts facts, Activity step, int visit, IReadOnlyList<Section> sections)
    {
        var verdict = !Approve ? Verdict.Returned : step.Type == ActivityCatalogue.SignOff ? Verdict.Approved : Verdict.Agreed;
        var decision = await Steps.RecordAsync(desk, facts, step, visit, verdict, Reason, sections);
        if (Approve) await SettleFindingsAsync(desk, facts, step);
        else await AddFindingsAsync(desk, step, decision);
        return new(step.Id, verdict, sections);
    }

    /// <summary>Keeps the findings and begins the next round: what is changed from now on belongs to it.</summary>
    private async Task AddFindingsAsync(LaunchDesk desk, Activity step, StepDecision decision)
    {
        foreach (var finding in Findings ?? [])
            await desk.Session.SignOffs.AddAsync(new Finding(
                await desk.Session.NextIdAsync(), desk.Launch.Id, decision.Id, step.Id, CoreJson.ParseCode<Section>(finding.Section!), finding.ItemKey, finding.Text!.Trim()));
        desk.Launch = desk.Launch with { Round = desk.Launch.Round + 1 };
    }

    private static async Task SettleFindingsAsync(LaunchDesk desk, LaunchFacts facts, Activity step)
    {
        foreach (var finding in facts.Findings.Where(f => f.Step == step.Id && f.Status is FindingStatus.Answered))
            await desk.Session.SignOffs.UpdateAsync(finding with { Status = FindingStatus.Settled }, FindingStatus.Answered);
    }

    /// <summary>Whoever submitted signs nothing; whoever changed what is covered in this round does not sign it (职责分离).</summary>
    private static async Task<Refused?> SegregationAsync(LaunchDesk desk, LaunchFacts facts, IReadOnlyList<Section> sections)
    {
        var me = desk.Actor.PersonId;
        if (me == desk.Launch.OwnerId || facts.Decisions.Any(d => d.Verdict is Verdict.Submitted && d.By == me))
            return Refused.Forbidden("sign-off.own-submission");
        var authors = await desk.Session.Dossiers.AuthorsAsync(desk.Launch.Id, [.. sections], desk.Launch.Round);
        return authors.Contains(me) ? Refused.Forbidden("sign-off.own-content") : null;
    }

    /// <summary>The waiting visit, or 0 when the step was signed earlier and content changed since; null when nothing is asked.</summary>
    private static int? VisitOf(LaunchFacts facts, Activity step, IReadOnlyList<Section> sections)
    {
        foreach (var (activity, visit) in facts.Waiting)
            if (activity.Id == step.Id) return visit;
        return step.Type == ActivityCatalogue.SignOff && SignOffRules.AsksAgain(facts) && SignOffRules.Standing(step, facts) is { Ever: true, Signed: false } ? 0 : null;
    }

    private Check CheckInput(IReadOnlyList<Section> sections)
    {
        var check = new Check().Optional(Reason, "reason", 2000);
        if (Approve) return check.That(Findings is null or { Count: 0 }, "review.findings-when-returned", "findings");
        check.That(!string.IsNullOrWhiteSpace(Reason) || Findings is { Count: > 0 }, "review.return-needs-reason", "reason")
            .That(Findings is null or { Count: <= 50 }, "list.too-long", "findings", ("most", 50));
        foreach (var (finding, i) in (Findings ?? []).Select((f, i) => (f, i)))
            check.Text(finding?.Text, $"findings[{i}].text", 1000).Optional(finding?.ItemKey, $"findings[{i}].itemKey", 64)
                .That(CoreJson.TryParseCode<Section>(finding?.Section, out var section) && sections.Contains(section),
                    "review.finding-section", $"findings[{i}].section", ("section", finding?.Section ?? ""));
        return check;
    }
}
