using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Workflow;

/// <summary>The definitions that ship with the product.</summary>
internal static class Shipped
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "workflows");

    internal static string ItCutoverJson { get; } = Text("it-cutover.v1.json");

    internal static WorkflowDefinition ItCutover { get; } = Read("it-cutover.v1.json");

    /// <summary>All definitions in all versions.</summary>
    internal static IReadOnlyList<WorkflowDefinition> All { get; } =
        [.. Directory.GetFiles(Folder, "*.v*.json").Where(file => !ChecklistFiles.IsChecklist(file)).Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(file => Read(file!))];

    /// <summary>A definition by its file.</summary>
    internal static WorkflowDefinition Read(string file)
    {
        var reading = LaunchDefinitions.Read(Text(file), file);
        Assert.That(reading.Problems, Is.Empty);
        return reading.Definition!;
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));
}
