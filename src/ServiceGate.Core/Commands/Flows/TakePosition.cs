using ServiceGate.Core.Commands.Framework;
using ServiceGate.Core.Commands.Reconciling;
using ServiceGate.Core.Facts.Flows;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Checks;
using ServiceGate.Core.Foundation.Json;
using ServiceGate.Core.Ports.Stores;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Core.Commands.Flows;

/// <summary>
/// Takes the answer of an engine outside: where a launch's flow stands after an entry of its journal. An answer for any entry but the last, or a second one,
/// is dropped. The launch then follows its facts on from there.
/// </summary>
/// <param name="Launch">The launch.</param>
/// <param name="Position">The position; its sequence says after which entry.</param>
[CommandName("TakePosition"), Members("launch", "position")]
public sealed record TakePosition(string Launch, WorkflowState Position) : LaunchCommand<Nothing>(Launch)
{
    /// <summary>More steps than this in a row without anybody's doing, within <see cref="Circle"/>, mean that the definition circles.</summary>
    private const int MostSteps = 200;

    private static readonly TimeSpan Circle = TimeSpan.FromMinutes(10);

    internal override Permission Permission => Permission.ActForTheSystem;

    internal override bool AllowedAfterEnd => true;

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchContext desk)
    {
        var flow = await desk.Session.Flows.FindAsync(desk.Launch.Id);
        if (flow is null || flow.Fault is not null || !Fits(desk, flow)) return Refused.Stale("flow.answer-stale");
        // Whoever called the launch off has said where it ends; the engine can only agree.
        var position = flow.State.Status is WorkflowStatus.Running ? Position : flow.State;
        await PositionTaking.SaveAsync(desk, flow.State, position);
        if (await CirclesAsync(desk)) await FlowDriver.FaultAsync(desk, FlowDriver.Circling(desk));
        return Nothing.Value;
    }

    private bool Fits(LaunchContext desk, Flow flow) =>
        flow.Engine == desk.Context.Engine.Name && !desk.Context.Engine.AnswersAtOnce
        && flow.State.Sequence == Position.Sequence
        && flow.State.DefinitionId == Position.DefinitionId && flow.State.DefinitionVersion == Position.DefinitionVersion;

    // One transaction takes one step here, so that no transaction sees the circle.
    private async Task<bool> CirclesAsync(LaunchContext desk)
    {
        if (Position.Sequence <= MostSteps) return false;
        var last = await desk.Session.Flows.JournalAsync(desk.Launch.Id, Position.Sequence - MostSteps);
        return last.All(r => r.By == Actor.System.PersonId && r.At > desk.Now - Circle);
    }
}
