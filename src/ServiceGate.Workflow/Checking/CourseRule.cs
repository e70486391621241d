using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Instances;

namespace ServiceGate.Workflow.Checking;

/// <summary>
/// A rule of whoever uses the engine about whole courses of events, such as who has signed by the time a gate opens. The checker follows every course and asks.
/// </summary>
public abstract class CourseRule
{
    /// <summary>Begins to watch the courses of a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="reach">What lies before and behind its activities.</param>
    public abstract CourseWatch Watch(WorkflowDefinition definition, FlowReach reach);
}

/// <summary>Watches the courses of one definition for a <see cref="CourseRule"/>.</summary>
public abstract class CourseWatch
{
    /// <summary>What is remembered before anything has happened.</summary>
    public abstract CourseMemory Begin { get; }

    /// <summary>What is remembered after a step. Pure: a memory is shared by all courses that go on from it.</summary>
    /// <param name="memory">What was remembered before.</param>
    /// <param name="step">The step.</param>
    public abstract CourseMemory After(CourseMemory memory, CourseStep step);

    /// <summary>What is wrong with a course that completes an activity.</summary>
    /// <param name="memory">What was remembered before the activity was completed.</param>
    /// <param name="completed">The activity.</param>
    /// <returns>The activity at fault, the rule's id and an English sentence; each is reported once for the first course on which it shows.</returns>
    public abstract IEnumerable<(string Activity, string Rule, string Message)> Judge(CourseMemory memory, Activity completed);
}

/// <summary>What a <see cref="CourseWatch"/> remembers of a course. Immutable.</summary>
public abstract record CourseMemory
{
    /// <summary>
    /// Tells memories apart: positions that differ in nothing but this are explored each for itself, so that the fewer there are the quicker the check. Empty when
    /// there is nothing to remember.
    /// </summary>
    public abstract string Marking { get; }
}

/// <summary>A step of a course.</summary>
/// <param name="Event">The event that led to it; null at the start.</param>
/// <param name="Active">The activities that go on after it.</param>
/// <param name="Backward">The activities that it entered by a backward connection, in this order.</param>
public sealed record CourseStep(WorkflowEvent? Event, IReadOnlyList<string> Active, IReadOnlyList<string> Backward);
