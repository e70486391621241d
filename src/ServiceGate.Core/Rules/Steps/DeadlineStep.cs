using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.Steps;

/// <summary>A step that may say by when it should be done (<see cref="StepInputs.Deadline"/>), as all of ours may.</summary>
/// <param name="name">The type's name after <c>ServiceGate.</c>.</param>
/// <param name="description">What happens there, as an English sentence for designers.</param>
/// <param name="outcomes">How it can end.</param>
/// <param name="inputs">What a definition says about it besides its deadline.</param>
public abstract class DeadlineStep(string name, string description, IReadOnlyList<string> outcomes, params IReadOnlyList<ActivityInput> inputs)
    : StepType($"ServiceGate.{name}", description, outcomes, [.. inputs, .. StepInputs.Deadline])
{
    /// <inheritdoc/>
    public override IEnumerable<(string Input, string Rule, string Message)> Check(Activity activity) => StepInputs.CheckDeadline(activity);
}
