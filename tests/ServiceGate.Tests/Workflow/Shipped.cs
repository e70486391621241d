using ServiceGate.Core.Workflow;

namespace ServiceGate.Tests.Workflow;

/// <summary>The definitions that ship with the product.</summary>
internal static class Shipped
{
    internal static string ItCutoverJson { get; } = Text("it-cutover.v1.json");

    internal static WorkflowDefinition ItCutover { get; } = Read("it-cutover.v1.json");

    private static string Text(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", file));

    private static WorkflowDefinition Read(string file)
    {
        var reading = DefinitionReader.Read(Text(file), file);
        Assert.That(reading.Problems, Is.Empty);
        return reading.Definition!;
    }
}
