using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Instances;
using ServiceGate.Workflow.Running;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>
/// Brings a launch's flow to the engine that the installation runs on, whichever command comes first. To an engine outside the flow goes with the position
/// it has: the engine replays the journal, and the launch can be worked on meanwhile. Back it goes by replaying the journal here.
/// </summary>
internal static class EngineMigration
{
    /// <summary>Changes the engine of a running flow where it is another one.</summary>
    public static async Task RunAsync(LaunchContext desk)
    {
        var engine = desk.Context.Engine;
        if (await desk.Session.Flows.FindAsync(desk.Launch.Id) is not { State.Status: WorkflowStatus.Running } flow || flow.Engine == engine.Name) return;
        if (engine.AnswersAtOnce) await TakeBackAsync(desk, flow);
        else await desk.Session.Flows.HandOverAsync(flow.LaunchId, engine.Name);
        desk.Audit("flow.engine-changed", new { from = flow.Engine, to = engine.Name, sequence = flow.State.Sequence });
    }

    private static async Task TakeBackAsync(LaunchContext desk, Flow flow)
    {
        var definition = desk.Context.Catalogue.Definition(flow.State.DefinitionId, flow.State.DefinitionVersion);
        var journal = await desk.Session.Flows.JournalAsync(flow.LaunchId);
        await PositionTaking.SaveAsync(desk, flow.State, WorkflowEngine.Replay(definition, journal.Select(r => r.Entry)));
        // What the other engine could not work out is known now.
        if (flow.State.AnswerOwed && flow.Fault is not null) await desk.Session.Flows.SetFaultAsync(flow.LaunchId, null);
    }
}
