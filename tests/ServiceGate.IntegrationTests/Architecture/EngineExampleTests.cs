using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServiceGate.Tests.Architecture;

namespace ServiceGate.IntegrationTests.Architecture;

/// <summary>The example in the engine's README compiles against the engine alone, runs, and says what it is told to say.</summary>
public sealed partial class EngineExampleTests
{
    private const string Definition =
        """
        { "definitionId": "holiday", "version": 1, "root": { "type": "Elsa.Flowchart",
          "activities": [ { "id": "start", "type": "Elsa.Start" }, { "id": "approve", "type": "Example.Approve" }, { "id": "end", "type": "Elsa.Finish" } ],
          "connections": [
            { "source": { "activity": "start" }, "target": { "activity": "approve" } },
            { "source": { "activity": "approve", "port": "Yes" }, "target": { "activity": "end" } },
            { "source": { "activity": "approve", "port": "No" }, "target": { "activity": "end" } } ] } }
        """;

    [Test]
    public void Example_CompilesAndRuns()
    {
        var said = new StringWriter();
        var before = Console.Out;
        Console.SetOut(said);
        try
        {
            Compile().GetType("Example")!.GetMethod("Run")!.Invoke(null, [Definition]);
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.That(said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), Is.EqualTo(["approve waits", "Finished"]));
    }

    [Test]
    public void Example_HasTenLinesOfCode() => Assert.That(Example().Split('\n').Count(line => line.Trim().Length > 0), Is.LessThanOrEqualTo(10));

    private static Assembly Compile()
    {
        var source = $$"""
            using System; using System.Linq;
            using ServiceGate.Workflow.Definitions; using ServiceGate.Workflow.Instances; using ServiceGate.Workflow.Reading; using ServiceGate.Workflow.Running;
            public static class Example { public static void Run(string json) { {{Example()}} } }
            """;
        var compilation = CSharpCompilation.Create("example", [Source.Parse(source, "README.cs")], Platform.References(["ServiceGate.Workflow"]),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        Assert.That(compilation.Emit(assembly).Diagnostics.Where(d => d.Severity is DiagnosticSeverity.Error), Is.Empty);
        return Assembly.Load(assembly.ToArray());
    }

    private static string Example() => Code().Match(File.ReadAllText(Path.Combine(Repository.Root, "src", "ServiceGate.Workflow", "README.md"))).Groups[1].Value;

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();
}
