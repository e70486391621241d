using ServiceGate.Core.Commands;
using ServiceGate.Core.Content;
using ServiceGate.Core.Flows;
using ServiceGate.Core.Organisation;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Core.Launches;

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

    internal override async Task<Outcome<Nothing>> DecideAsync(LaunchDesk desk)
    {
        var flow = await desk.Session.Flows.FindAsync(desk.Launch.Id);
        if (flow is null || flow.Fault is not null || !Fits(desk, flow)) return Refused.Stale("flow.answer-stale");
        // Whoever called the launch off has said where it ends; the engine can only agree.
        var position = flow.State.Status is WorkflowStatus.Running ? Position : flow.State;
        await PositionTaking.SaveAsync(desk, flow.State, position);
        if (await CirclesAsync(desk)) await Following.FaultAsync(desk, Following.Circling(desk));
        return Nothing.Value;
    }

    private bool Fits(LaunchDesk desk, Flow flow) =>
        flow.Engine == desk.Context.Engine.Name && !desk.Context.Engine.AnswersAtOnce
        && flow.State.Sequence == Position.Sequence
        && flow.State.DefinitionId == Position.DefinitionId && flow.State.DefinitionVersion == Position.DefinitionVersion;

    // One transaction takes one step here, so that no transaction sees the circle.
    private async Task<bool> CirclesAsync(LaunchDesk desk)
    {
        if (Position.Sequence <= MostSteps) return false;
        var last = await desk.Session.Flows.JournalAsync(desk.Launch.Id, Position.Sequence - MostSteps);
        return last.All(r => r.By == Actor.System.PersonId && r.At > desk.Now - Circle);
    }
}

/// <summary>Stores a position that did not come with a journal entry.</summary>
internal static class PositionTaking
{
    /// <summary>Opens bookmarks and timers of what waits now and did not before, and closes those of what waits no longer.</summary>
    public static Task SaveAsync(LaunchDesk desk, WorkflowState before, WorkflowState position)
    {
        var definition = desk.Context.Catalogue.Definition(position.DefinitionId, position.DefinitionVersion);
        var entered = position.Waiting.Where(w => !before.Waiting.Contains(w)).Select(w => new ActivityEntered(definition.Find(w.ActivityId), w.Visit));
        return Following.SaveAsync(desk, before, new(position with { AnswerOwed = false }, [], [.. entered]));
    }
}
