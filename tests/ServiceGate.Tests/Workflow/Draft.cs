using System.Text.Json.Nodes;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Workflow;

/// <summary>
/// Writes definitions in two lines. Nodes are <c>id:Kind</c> with the kinds below, and <c>id:Kind@flowchart</c> when they stand in a
/// nested one. Connections are <c>source.Outcome&gt;target</c>, without an outcome Done.
/// </summary>
internal static class Draft
{
    /// <summary>What Elsa calls the store that keeps a variable with the instance.</summary>
    internal const string StorageDriver = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";

    /// <summary>A definition without faults, for tests that break one thing.</summary>
    internal static JsonObject Sound() => Json(
        "start:Start a:Review b:Gate set:Set if:If end:Finish",
        "start>a a.Approved>b a.Returned>set set>if if.True>a if.False>b b>end");

    internal static WorkflowDefinition Definition(string nodes, string connections)
    {
        var reading = LaunchDefinitions.Read(Json(nodes, connections).ToJsonString(), "draft.json");
        Assert.That(reading.Problems, Is.Empty);
        return reading.Definition!;
    }

    internal static Instance Start(string nodes, string connections) => new(Definition(nodes, connections));

    internal static JsonObject Json(string nodes, string connections)
    {
        var places = Words(nodes).Select(word => word.Split(':', '@')).ToList();
        return new()
        {
            ["definitionId"] = "draft",
            ["version"] = 1,
            ["variables"] = new JsonArray(Flag(false)),
            ["root"] = Flowchart("", places, Words(connections)),
        };
    }

    internal static JsonObject Literal(string typeName, JsonNode value) => Expression(typeName, "Literal", value);

    internal static JsonObject List(params string[] texts) =>
        Expression("String[]", "Object", $"[{string.Join(',', texts.Select(text => $"\"{text}\""))}]");

    internal static JsonObject Expression(string typeName, string type, JsonNode? value) => new()
    {
        ["typeName"] = typeName,
        ["expression"] = new JsonObject { ["type"] = type, ["value"] = value },
    };

    private static JsonObject Flowchart(string id, List<string[]> places, string[] connections)
    {
        var inside = places.Where(place => place.ElementAtOrDefault(2) == (id.Length == 0 ? null : id)).ToList();
        var ids = inside.Select(place => place[0]).ToHashSet();
        return new()
        {
            ["type"] = "Elsa.Flowchart",
            ["activities"] = new JsonArray([.. inside.Select(place => place[1] == "Flowchart" ? Nested(place[0], places, connections) : Node(place))]),
            ["connections"] = new JsonArray([.. connections.Where(connection => ids.Contains(connection.Split('>')[0].Split('.')[0])).Select(Connection)]),
        };
    }

    private static JsonObject Nested(string id, List<string[]> places, string[] connections)
    {
        var flowchart = Flowchart(id, places, connections);
        flowchart["id"] = id;
        return flowchart;
    }

    private static JsonObject Node(string[] idAndKind)
    {
        var node = idAndKind[1] switch
        {
            "Start" or "Finish" or "End" => Of($"Elsa.{idAndKind[1]}"),
            "Fork" => Of("Elsa.FlowFork"),
            "Join" => Of("Elsa.FlowJoin"),
            "WaitAll" or "WaitAny" or "WaitAllActive" => Of("Elsa.FlowJoin", ("mode", Literal("FlowJoinMode", idAndKind[1]))),
            "Set" or "Clear" => Of("Elsa.SetVariable", ("variable", Flag(null)), ("value", Literal("Boolean", idAndKind[1] == "Set"))),
            "If" => Of("Elsa.FlowDecision", ("condition", Expression("Boolean", "Variable", Flag(null)))),
            "Delay" => Of("Elsa.Delay", ("timeSpan", Literal("TimeSpan", "02:00:00"))),
            "Review" => Of(
                "ServiceGate.SignOff",
                ("department", Literal("String", "it")),
                ("sections", List("risks")),
                ("outcomes", List("Approved", "Returned"))),
            "Agree" => Of("ServiceGate.AgreeToSubmit"),
            "Risk" => Of("ServiceGate.EvaluateRisk"),
            "Gate" => Of("ServiceGate.OpenGate", ("gate", Literal("String", "go-ahead"))),
            "Work" => Of("ServiceGate.ConfirmAcknowledgements"),
            _ => throw new ArgumentException($"No kind {idAndKind[1]}.", nameof(idAndKind)),
        };
        node["id"] = idAndKind[0];
        return node;
    }

    private static JsonObject Of(string type, params (string Name, JsonNode Value)[] inputs)
    {
        var node = new JsonObject { ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs)
            node[name] = value;
        return node;
    }

    private static JsonObject Flag(bool? initial) => new()
    {
        ["id"] = "flag",
        ["name"] = "flag",
        ["typeName"] = "Boolean",
        ["value"] = initial,
        ["storageDriverTypeName"] = StorageDriver,
    };

    private static JsonObject Connection(string text)
    {
        var ends = text.Split('>');
        var source = ends[0].Split('.');
        return new()
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
