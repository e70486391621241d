namespace ServiceGate.Workflow.Definitions;

/// <summary>
/// A kind of activity that definitions may use. The engine brings its own ten (<see cref="ElsaTypes"/>); whoever uses it brings the others by deriving from this class,
/// an object for each type. Types hold no state and are compared by reference.
/// </summary>
/// <param name="name">The type's name in the file, such as <c>ServiceGate.SignOff</c>.</param>
/// <param name="waits">
/// Whether the activity waits for an event from outside (a decision of a person, a point in time). The others complete at once,
/// but for a nested flowchart, which takes as long as what is in it.
/// </param>
/// <param name="outcomes">The outcomes the type knows; forks and switches name their own besides.</param>
/// <param name="inputs">The inputs it understands; the reader refuses others, so that a misspelt name is not lost.</param>
public class ActivityType(string name, bool waits, IReadOnlyList<string> outcomes, params IReadOnlyList<ActivityInput> inputs)
{
    /// <summary>The outcome of everything that has only one.</summary>
    public const string Done = "Done";

    /// <summary>The type's name in the file, compared ordinally.</summary>
    public string Name => name;

    /// <summary>Whether the activity waits for an event from outside.</summary>
    public bool Waits => waits;

    /// <summary>The outcomes the type knows.</summary>
    public IReadOnlyList<string> Outcomes => outcomes;

    /// <summary>The inputs it understands.</summary>
    public IReadOnlyList<ActivityInput> Inputs => inputs;

    /// <summary>The outcomes an activity of this type can complete with: those of the type unless its inputs say otherwise.</summary>
    /// <param name="activity">The activity.</param>
    public virtual IReadOnlyList<string> OutcomesOf(Activity activity) => outcomes;

    /// <summary>What the inputs of an activity say about each other and must not; each input has been checked by itself.</summary>
    /// <param name="activity">The activity.</param>
    /// <returns>The input, the rule (one of <see cref="DefinitionRules"/>) and what is wrong as an English sentence; empty when all is well.</returns>
    public virtual IEnumerable<(string Input, string Rule, string Message)> Check(Activity activity) => [];

    /// <inheritdoc/>
    public override string ToString() => name;
}

/// <summary>An input of an <see cref="ActivityType"/>.</summary>
/// <param name="Name">Its camelCase name in the file.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Required">Whether a definition without it is refused.</param>
/// <param name="Description">What it is for, as an English sentence for designers; null when its name says it.</param>
public sealed record ActivityInput(string Name, InputKind Kind, bool Required = false, string? Description = null);
