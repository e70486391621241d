using ServiceGate.Core.Foundation.Kinds;
using ServiceGate.Core.Rules.Steps;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>Every kind of step that a launch's definition may have besides what the engine passes by itself. A new kind is a class beside this one, with its name in both languages.</summary>
public static class StepCatalogue
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<StepType> All { get; } = Kinds.Of<StepType>();

    /// <summary>The engine's types and ours: what launches' definitions are read with.</summary>
    public static ActivityCatalogue Activities { get; } = new(All);
}
