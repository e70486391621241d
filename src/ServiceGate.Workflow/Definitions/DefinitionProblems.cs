namespace ServiceGate.Workflow.Definitions;

/// <summary>The problems found in one file so far.</summary>
internal sealed class DefinitionProblems(string file)
{
    private readonly List<DefinitionProblem> _found = [];

    internal string File => file;

    internal IReadOnlyList<DefinitionProblem> Found => _found;

    internal bool Any => _found.Count > 0;

    internal void Add(string? activity, string path, string rule, string message) =>
        _found.Add(new DefinitionProblem(file, activity, path, rule, message));
}
