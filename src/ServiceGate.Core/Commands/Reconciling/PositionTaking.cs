using ServiceGate.Workflow.Instances;

namespace ServiceGate.Core.Commands.Reconciling;

/// <summary>Stores a position that did not come with a journal entry.</summary>
internal static class PositionTaking
{
    /// <summary>Opens bookmarks and timers of what waits now and did not before, and closes those of what waits no longer.</summary>
    public static Task SaveAsync(LaunchContext desk, WorkflowState before, WorkflowState position)
    {
        var definition = desk.Context.Catalogue.Definition(position.DefinitionId, position.DefinitionVersion);
        var entered = position.Waiting.Where(w => !before.Waiting.Contains(w)).Select(w => new ActivityEntered(definition.Find(w.ActivityId), w.Visit));
        return FlowDriver.SaveAsync(desk, before, new(position with { AnswerOwed = false }, [], [.. entered]));
    }
}
