using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.IntegrationTests.Cluster;

/// <summary>
/// A definition whose launches never run out of decisions: the product manager hands in, three departments sign or return at once, a fourth sends
/// everything back.
/// </summary>
internal static class ReviewLoop
{
    public const string File = "it-cutover.v99.json";

    /// <summary>The step at which the product manager hands in.</summary>
    public const string Dossier = "dossier";

    /// <summary>The department that never lets a launch go.</summary>
    public const string Last = "billing";

    /// <summary>The departments that review at the same time.</summary>
    public static IReadOnlyList<string> Together { get; } = ["it", "network", "customer-service"];

    /// <summary>The definition.</summary>
    public static string Json { get; } =
        $$"""
        { "definitionId": "it-cutover", "version": 99,
          "variables": [ { "id": "returned", "name": "returned", "typeName": "Boolean", "isArray": false, "value": false } ],
          "root": { "id": "root", "type": "Elsa.Flowchart",
            "activities": [
              { "id": "start", "type": "Elsa.Start", "version": 1 },
              { "id": "dossier", "type": "ServiceGate.CollectSections", "version": 1, {{Text("role", "product-manager")}}, {{Sections}} },
              {{Returned("round-open", "false")}},
              { "id": "reviews", "type": "Elsa.FlowFork", "version": 1 },
              {{string.Join(',', Together.Append(Last).Select(SignOff))}},
              {{string.Join(',', Together.Select(d => Returned($"returned-by-{d}", "true")))}},
              { "id": "all-approved", "type": "Elsa.FlowJoin", "version": 1, {{Text("mode", "WaitAll", "FlowJoinMode")}} },
              { "id": "round-over", "type": "Elsa.FlowJoin", "version": 1, {{Text("mode", "WaitAny", "FlowJoinMode")}} },
              { "id": "any-returned", "type": "Elsa.FlowDecision", "version": 1,
                "condition": { "typeName": "Boolean", "expression": { "type": "Variable", "value": { "id": "returned", "name": "returned", "typeName": "Boolean" } } } },
              { "id": "finish", "type": "Elsa.Finish", "version": 1 } ],
            "connections": [
              {{Connect("start", "Done", "dossier")}}, {{Connect("dossier", "Done", "round-open")}}, {{Connect("round-open", "Done", "reviews")}},
              {{string.Join(',', Together.Select(Branch))}},
              {{Connect("all-approved", "Done", "round-over")}}, {{Connect("round-over", "Done", "any-returned")}},
              {{Connect("any-returned", "True", "dossier")}}, {{Connect("any-returned", "False", StepOf(Last))}},
              {{Connect(StepOf(Last), "Returned", "dossier")}}, {{Connect(StepOf(Last), "Approved", "finish")}} ] } }
        """;

    private static string Sections => """ "sections": { "typeName": "String[]", "expression": { "type": "Object", "value": ["launch"] } } """;

    /// <summary>The definition as the engine takes it.</summary>
    public static WorkflowDefinition Read() => LaunchDefinitions.Read(Json, File).Definition!;

    /// <summary>The step of a department.</summary>
    public static string StepOf(string department) => $"review-{department}";

    private static string SignOff(string department) =>
        $$"""
        { "id": "{{StepOf(department)}}", "type": "ServiceGate.SignOff", "version": 1, {{Text("department", department)}}, {{Sections}},
          "outcomes": { "typeName": "String[]", "expression": { "type": "Object", "value": ["Approved", "Returned"] } } }
        """;

    private static string Returned(string id, string value) =>
        $$"""
        { "id": "{{id}}", "type": "Elsa.SetVariable", "version": 1, "variable": { "id": "returned", "name": "returned", "typeName": "Boolean" },
          "value": { "typeName": "Boolean", "expression": { "type": "Literal", "value": {{value}} } } }
        """;

    private static string Branch(string department) => string.Join(
        ',', Connect("reviews", "Done", StepOf(department)), Connect(StepOf(department), "Approved", "all-approved"),
        Connect(StepOf(department), "Returned", $"returned-by-{department}"), Connect($"returned-by-{department}", "Done", "round-over"));

    private static string Connect(string from, string port, string to) =>
        $$"""{ "source": { "activity": "{{from}}", "port": "{{port}}" }, "target": { "activity": "{{to}}", "port": "In" } }""";

    private static string Text(string name, string value, string type = "String") =>
        $$""" "{{name}}": { "typeName": "{{type}}", "expression": { "type": "Literal", "value": "{{value}}" } } """;
}
