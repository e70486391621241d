using Elsa.Workflows;
using Elsa.Workflows.Management.Mappers;
using Elsa.Workflows.Management.Materializers;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Runtime;

namespace ServiceGate.Elsa.Definitions;

/// <summary>The texts of the installation's definitions.</summary>
/// <param name="Texts">One for each version, as its file has it.</param>
public sealed record DefinitionFiles(IReadOnlyList<string> Texts)
{
    /// <summary>Reads the definitions of a folder (<c>*.v&lt;n&gt;.json</c>).</summary>
    /// <param name="folder">The folder.</param>
    public static DefinitionFiles In(string folder) =>
        new([.. Directory.EnumerateFiles(folder, "*.json").Where(IsDefinition).Order(StringComparer.Ordinal).Select(File.ReadAllText)]);

    private static bool IsDefinition(string file) => !Path.GetFileName(file).Contains(".checklist.", StringComparison.Ordinal);
}

/// <summary>Gives Elsa the definitions. Called at the start, once the activities are known.</summary>
internal sealed class DefinitionFilesProvider(DefinitionFiles files, IActivitySerializer serializer, WorkflowDefinitionMapper mapper) : IWorkflowsProvider
{
    public string Name => "ServiceGate";

    public ValueTask<IEnumerable<MaterializedWorkflow>> GetWorkflowsAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IEnumerable<MaterializedWorkflow>>([.. files.Texts.Select(Materialized)]);

    private MaterializedWorkflow Materialized(string file)
    {
        var json = ElsaJson.For(file);
        return new(mapper.Map(serializer.Deserialize<WorkflowDefinitionModel>(json)), Name, JsonWorkflowMaterializer.MaterializerName, OriginalSource: json);
    }
}
