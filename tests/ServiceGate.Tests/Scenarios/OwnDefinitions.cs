using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Scenarios;

/// <summary>Definitions of tests that take the place of the one for IT cutovers: activities and connections written in short.</summary>
internal static class OwnDefinitions
{
    /// <summary>A catalogue in which new IT cutovers follow a definition.</summary>
    /// <param name="activities">Activities, each <c>id:Type</c> followed by inputs <c>name=value</c>, separated by spaces; <c>[a,b]</c> is a list.</param>
    /// <param name="connections">Connections <c>source.Outcome&gt;target</c>, without an outcome Done.</param>
    internal static ShippedCatalogue Catalogue(string[] activities, string connections) => ShippedCatalogue.With(Definition(activities, connections));

    private static WorkflowDefinition Definition(string[] activities, string connections)
    {
        var json = $$"""
            { "definitionId": "it-cutover", "version": 9, "root": { "id": "root", "type": "Elsa.Flowchart",
              "activities": [ {{string.Join(", ", activities.Select(Activity))}} ],
              "connections": [ {{string.Join(", ", connections.Split(' ').Select(Connection))}} ] } }
            """;
        var reading = LaunchDefinitions.Read(json, "own.json");
        Assert.That(reading.Problems, Is.Empty);
        return reading.Definition!;
    }

    private static string Activity(string text)
    {
        var words = text.Split(' ');
        var (id, type) = words[0].Split(':') is [var a, var b] ? (a, b) : throw new ArgumentException(text);
        return $$"""{ "id": "{{id}}", "type": "{{type}}", "version": 1{{string.Concat(words.Skip(1).Select(Input))}} }""";
    }

    private static string Input(string text)
    {
        var (name, value) = text.Split('=') is [var a, var b] ? (a, b) : throw new ArgumentException(text);
        return value[0] == '['
            ? $$""", "{{name}}": { "typeName": "String[]", "expression": { "type": "Object", "value": [{{string.Join(", ", value[1..^1].Split(',').Select(v => $"\"{v}\""))}}] } }"""
            : $$""", "{{name}}": { "typeName": "String", "expression": { "type": "Literal", "value": "{{value}}" } }""";
    }

    private static string Connection(string text)
    {
        var (source, target) = text.Split('>') is [var a, var b] ? (a, b) : throw new ArgumentException(text);
        var port = source.Split('.') is [_, var outcome] ? outcome : "Done";
        return $$"""{ "source": { "activity": "{{source.Split('.')[0]}}", "port": "{{port}}" }, "target": { "activity": "{{target}}", "port": "In" } }""";
    }
}
