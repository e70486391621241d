using ServiceGate.Core.Commands.Dossiers;
using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Rules.Dossiers;
using ServiceGate.Core.Rules.SignOffs;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands.SignOffs;

/// <summary>Hands in what a step collects (提交): the owner's parts of the dossier, or the customers and notices of operations.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="Step">The step.</param>
/// <param name="Remark">A remark for those who review it.</param>
[CommandName("HandIn"), Members("launch", "step", "remark")]
public sealed record HandIn(string Launch, string Step, string? Remark = null) : LaunchCommand<Decided>(Launch)
{
    internal override Permission Permission => Permission.ReadLaunches;

    internal override async Task<Outcome<Decided>> DecideAsync(LaunchContext desk)
    {
        var facts = await desk.FactsAsync();
        var (step, visit) = facts.Waiting.FirstOrDefault(w => w.Activity.Id == Step && w.Activity.Type is CollectSections);
        if (step is null) return Refused.Conflict("step.not-waiting", "step", ("step", Step));
        if (!Signers.MayAct(desk, facts, step)) return Refused.Forbidden("policy.not-allowed", ("permission", PermissionFor(step)));
        var sections = StepType.Of(step).SectionsOf(step);
        var check = new Check().Optional(Remark, "remark", 2000);
        if (desk.Launch.HasBounds && sections.Contains(Section.Notices))
        {
            await SuggestedTexts.AcceptAsync(desk, check);
            facts = await desk.FactsAsync();
        }
        // What the kind does not ask for may be left out.
        foreach (var section in sections.Where(facts.Checklist.AsksFor))
            check.Add(Readiness.Of(section, facts).Missing, section.Code() + ".");
        foreach (var finding in OpenPoints.Findings(facts).Where(f => sections.Contains(f.Section)))
            check.That(false, "finding.unanswered", $"findings.{finding.Id}", ("text", finding.Text));
        if (!check.Passed) return Refused.Invalid(check.Violations);
        await SharedNights.CountAsync(desk);
        await DecisionRecorder.RecordAsync(desk, facts, step, visit, Verdict.Submitted, Remark, sections);
        // Again when the flow lets the notices go, which tells nobody twice: an engine outside answers later and in the system's name, and a moved flow gets there without this step.
        if (sections.Contains(Section.Notices)) await EmergencyNews.TellAsync(desk);
        return new Decided(step.Id, Verdict.Submitted, sections);
    }

    private static Permission PermissionFor(Activity step) =>
        step.Text("role") == Role.Operations.Code() ? Permission.PrepareNotices : Permission.EditDossier;
}

/// <summary>A decision was taken.</summary>
/// <param name="Step">The step.</param>
/// <param name="Verdict">The decision.</param>
/// <param name="Sections">The sections it covers.</param>
[Members("step", "verdict", "sections")]
public sealed record Decided(string Step, Verdict Verdict, IReadOnlyList<Section> Sections);
