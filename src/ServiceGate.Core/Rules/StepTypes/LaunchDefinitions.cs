using ServiceGate.Workflow.Checking;
using ServiceGate.Workflow.Definitions;
using ServiceGate.Workflow.Reading;

namespace ServiceGate.Core.Rules.StepTypes;

/// <summary>Reads and checks the definitions of launches: the engine's reader and checker with our step types and our rules.</summary>
public static class LaunchDefinitions
{
    private static readonly CourseRule[] Rules = [new SignatureRule()];

    /// <summary>Reads a definition (<see cref="DefinitionReader.Read"/>).</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="fileName">Its name, for the problems only; nothing is opened.</param>
    public static DefinitionReading Read(string json, string fileName) => DefinitionReader.Read(json, fileName, StepCatalogue.Activities);

    /// <summary>Checks a definition (<see cref="DefinitionChecker.Check"/>), also for who has signed when a gate opens.</summary>
    /// <param name="definition">A definition that the reader accepted.</param>
    /// <param name="mostPositions">How many positions to look at, above zero; the default takes a few seconds at worst.</param>
    public static IReadOnlyList<DefinitionProblem> Check(WorkflowDefinition definition, int mostPositions = 10_000) =>
        DefinitionChecker.Check(definition, Rules, mostPositions);
}
