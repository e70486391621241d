namespace ServiceGate.Workflow.Definitions;

/// <summary>Something wrong with a definition.</summary>
/// <param name="File">The file's name as it was given to the reader.</param>
/// <param name="Activity">Id of the activity concerned; null when it concerns the file or a connection of unknown source.</param>
/// <param name="JsonPath">Where in the file, such as <c>$.root.activities[3].mode</c>.</param>
/// <param name="Rule">The broken rule, one of <see cref="DefinitionRules"/>.</param>
/// <param name="Message">What is wrong, as an English sentence.</param>
public sealed record DefinitionProblem(string File, string? Activity, string JsonPath, string Rule, string Message);

/// <summary>What reading a file gave.</summary>
/// <param name="Definition">The definition; null when there is any problem.</param>
/// <param name="Problems">Why the file was refused; empty when it was not.</param>
public sealed record DefinitionReading(WorkflowDefinition? Definition, IReadOnlyList<DefinitionProblem> Problems);
