using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.SignOffs;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Commands.SignOffs;

/// <summary>Records findings and conditions, and settles those that were answered.</summary>
internal static class FindingRecorder
{
    /// <summary>Records what is to be mended, or the conditions of an approval.</summary>
    public static async Task AddAsync(LaunchContext desk, Activity step, StepDecision decision, FindingKind kind, IReadOnlyList<FindingInput> findings)
    {
        foreach (var finding in findings)
            await desk.Session.SignOffs.AddAsync(new Finding(
                await desk.Session.NextIdAsync(), desk.Launch.Id, decision.Id, step.Id, CoreJson.ParseCode<Section>(finding.Section!), finding.ItemKey, finding.Text!.Trim(),
                Kind: kind));
    }

    /// <summary>Whoever signs is content with what was answered to the step's findings.</summary>
    public static async Task SettleAsync(LaunchContext desk, LaunchFacts facts, Activity step)
    {
        foreach (var finding in facts.Findings.Where(f => f.Step == step.Id && f.Kind is FindingKind.Finding && f.Status is FindingStatus.Answered))
            await desk.Session.SignOffs.UpdateAsync(finding with { Status = FindingStatus.Settled }, FindingStatus.Answered);
    }
}
