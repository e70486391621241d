using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Commands.SignOffs;

/// <summary>Lets a step wait again that was completed by a decision that no longer stands, and reviewers judge again what that decision had settled.</summary>
internal static class StepReopening
{
    private static readonly Verdict[] Settling = [Verdict.Agreed, Verdict.Approved, Verdict.ApprovedWithConditions];

    /// <summary>Brings flow and findings in line. Nothing is done to a step that still waits, or that the others' signatures complete as well.</summary>
    public static async Task RunAsync(LaunchContext desk, Activity step)
    {
        var facts = await desk.FactsAsync();
        await UnsettleAsync(desk, facts, step);
        if (facts.State is not { Status: WorkflowStatus.Running } state || facts.Waiting.Any(w => w.Activity.Id == step.Id)) return;
        var journal = (await desk.Session.Flows.JournalAsync(desk.Launch.Id)).Select(r => r.Entry).ToList();
        if (WorkflowEngine.Lasting(facts.Definition, journal).LastOrDefault(e => e.Kind == JournalEntry.Completed && e.ActivityId == step.Id) is not { } completed) return;
        if (completed.Outcome == StepType.Escalated || StepType.Of(step).Outcome(step, completed.Visit, facts, desk.Now) == completed.Outcome) return;
        if (Reopened(desk, facts, state, journal, new(step.Id, completed.Visit)) is { } moved) await FlowDriver.SaveAsync(desk, state, moved);
    }

    /// <summary>The step of the engine; null where the flow has turned back since, so that it comes to the step by itself.</summary>
    private static WorkflowStep? Reopened(LaunchContext desk, LaunchFacts facts, WorkflowState state, List<JournalEntry> journal, WaitingActivity visit)
    {
        try
        {
            return desk.Context.Engine.Reopen(facts.Definition, state, journal, visit);
        }
        catch (StaleWorkflowEventException)
        {
            return null;
        }
    }

    /// <summary>What the owner answered is settled only by a signature that came after it.</summary>
    private static async Task UnsettleAsync(LaunchContext desk, LaunchFacts facts, Activity step)
    {
        var signed = facts.Decisions.Where(d => d.Step == step.Id && Settling.Contains(d.Verdict)).ToList();
        foreach (var finding in facts.Findings.Where(f => f.Step == step.Id && f.Kind is FindingKind.Finding && f.Status is FindingStatus.Settled))
            if (!signed.Exists(d => d.At >= finding.AnsweredAt))
                await desk.Session.SignOffs.UpdateAsync(finding with { Status = FindingStatus.Answered }, FindingStatus.Settled);
    }
}
