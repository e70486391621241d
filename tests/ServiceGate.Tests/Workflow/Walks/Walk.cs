using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Tests.Workflow.Walks;

/// <summary>A row of a table written by hand: what happens to a definition, and what waits then.</summary>
/// <param name="Definition">The definition's file without its ending, <c>offer.v1</c>.</param>
/// <param name="Story">What happens, as <c>activity:Outcome</c>; without a colon the outcome is Done.</param>
/// <param name="Waiting">What waits, as <c>activity#visit</c>; empty when the flow is over.</param>
public sealed record Walk(string Definition, string Story, string Waiting)
{
    /// <summary>A shipped definition by its file's name without the ending.</summary>
    internal static WorkflowDefinition Read(string name) => Shipped.All.Single(definition => definition.FileName == name + ".json");

    /// <summary>Plays the row and compares.</summary>
    internal void Check()
    {
        var instance = new Instance(Read(Definition)).Play(Story);

        Assert.Multiple(() =>
        {
            Assert.That(instance.Waiting, Is.EqualTo(Waiting));
            Assert.That(instance.State.Status, Is.EqualTo(Waiting.Length == 0 ? WorkflowStatus.Finished : WorkflowStatus.Running));
        });
    }

    /// <summary>The steps of the story, as <c>activity:Outcome</c>.</summary>
    internal IEnumerable<string> Events() =>
        Story.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Contains(':', StringComparison.Ordinal) ? word : word + ":Done");

    /// <inheritdoc/>
    public override string ToString() => $"{Definition}: {Story}";
}
