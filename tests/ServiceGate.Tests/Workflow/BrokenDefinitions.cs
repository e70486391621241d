using System.Text.Json.Nodes;
using ServiceGate.Core.Workflow;

namespace ServiceGate.Tests.Workflow;

/// <summary>Definitions with one thing broken: each is refused by the rule that names it, at its place.</summary>
public sealed class BrokenDefinitions
{
    [Test]
    public void Read_WhenNothingIsBroken_AcceptsIt()
    {
        Assert.That(DefinitionReader.Read(Draft.Sound().ToJsonString(), "sound.json").Problems, Is.Empty);
    }

    [TestCase("Boolean", "\"True\"", "true")]
    [TestCase("Boolean", "false", "false")]
    [TestCase("Boolean", "\"perhaps\"", "\"perhaps\"")]
    [TestCase("Int32", "\"-3\"", "-3")]
    [TestCase("String", "\"true\"", "\"true\"")]
    [TestCase("Object", "null", "null")]
    public void Read_OfAVariable_TakesItsValueAsElsaWritesIt(string typeName, string value, string initial)
    {
        var json = Draft.Sound();
        json["variables"]![0]!["typeName"] = typeName;
        json["variables"]![0]!["value"] = JsonNode.Parse(value);

        var variable = DefinitionReader.Read(json.ToJsonString(), "sound.json").Definition!.Variables[0];

        Assert.That(variable.Initial.GetRawText(), Is.EqualTo(initial));
    }

    [TestCase("{", "$")]
    [TestCase("[]", "$")]
    [TestCase("""{ "version": 1, "version": 2 }""", "$")]
    public void Read_WhenItIsNoJsonObject_IsRefused(string json, string path)
    {
        var problem = DefinitionReader.Read(json, "broken.json").Problems.Single();

        Assert.That((problem.Rule, problem.JsonPath, problem.File), Is.EqualTo((DefinitionRules.ValidJson, path, "broken.json")));
    }

    [TestCaseSource(nameof(Broken))]
    public void Read_WhenOneThingIsBroken_IsRefusedByItsRule(Action<JsonObject> breakIt, string rule, string path, string? activity)
    {
        var json = Draft.Sound();
        breakIt(json);

        var reading = DefinitionReader.Read(json.ToJsonString(), "broken.json");

        Assert.Multiple(() =>
        {
            Assert.That(reading.Definition, Is.Null);
            Assert.That(
                reading.Problems.Select(problem => (problem.Rule, problem.JsonPath, problem.Activity)),
                Is.EqualTo(new[] { (rule, path, activity) }));
        });
    }

    // The activities of the sound draft: 0 start, 1 a (sign-off), 2 b (gate), 3 set, 4 if, 5 end.
    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Case("no id", j => j.Remove("definitionId"), DefinitionRules.DefinitionIdGiven, "$.definitionId");
        yield return Case("no version", j => j.Remove("version"), DefinitionRules.VersionGiven, "$.version");
        yield return Case("version 0", j => j["version"] = 0, DefinitionRules.VersionGiven, "$.version");
        yield return Case("no root", j => j.Remove("root"), DefinitionRules.RootGiven, "$.root");
        yield return Case("a sequence", j => j["root"]!["type"] = "Elsa.Sequence", DefinitionRules.RootIsFlowchart, "$.root.type");
        yield return Case("activities no list", j => j["root"]!["activities"] = "none", DefinitionRules.RootIsFlowchart, "$.root.activities");
        yield return Case("too large", j => Fill(j, 501), DefinitionRules.NotTooLarge, "$.root.activities");
        yield return Case("variable without id", j => j["variables"]!.AsArray().Add(new JsonObject()), DefinitionRules.VariableHasId, "$.variables[1].id");
        yield return Case("activity without id", j => Add(j, new() { ["type"] = "Elsa.End" }), DefinitionRules.ActivityHasId, "$.root.activities[6].id");
        yield return Case("id twice", j => Add(j, new() { ["id"] = "a", ["type"] = "Elsa.End" }), DefinitionRules.ActivityIdUnique, "$.root.activities[6].id", "a");
        yield return Case("unknown type", j => At(j, 2)["type"] = "Elsa.WriteLine", DefinitionRules.ActivityTypeKnown, "$.root.activities[2].type", "b");
        yield return Case("no start", j => At(j, 0)["type"] = "Elsa.FlowFork", DefinitionRules.OneStart, "$.root.activities");
        yield return Case("two starts", j => Add(j, new() { ["id"] = "s", ["type"] = "Elsa.Start" }), DefinitionRules.OneStart, "$.root.activities");
        yield return Case("misspelt input", j => At(j, 1)["dueHour"] = 4, DefinitionRules.InputKnown, "$.root.activities[1].dueHour", "a");
        yield return Case("missing input", j => At(j, 1).Remove("department"), DefinitionRules.InputGiven, "$.root.activities[1].department", "a");
        yield return Case("no typeName", j => At(j, 2)["gate"]!.AsObject().Remove("typeName"), DefinitionRules.InputHasTypeName, "$.root.activities[2].gate", "b");
        yield return Case("no expression", j => At(j, 2)["gate"]!.AsObject().Remove("expression"), DefinitionRules.InputValid, "$.root.activities[2].gate", "b");
        yield return Case("JavaScript", j => At(j, 2)["gate"] = Draft.Expression("String", "JavaScript", "1"), DefinitionRules.ExpressionTypeSupported, "$.root.activities[2].gate.expression.type", "b");
        yield return Case("empty text", j => At(j, 2)["gate"] = " ", DefinitionRules.InputValid, "$.root.activities[2].gate", "b");
        yield return Case("text from a variable", j => At(j, 2)["gate"] = Draft.Expression("String", "Variable", "flag"), DefinitionRules.InputValid, "$.root.activities[2].gate", "b");
        yield return Case("list that is no list", j => At(j, 1)["sections"] = Draft.Expression("String[]", "Object", "risks"), DefinitionRules.InputValid, "$.root.activities[1].sections", "a");
        yield return Case("negative hours", j => At(j, 1)["dueHours"] = -1, DefinitionRules.InputValid, "$.root.activities[1].dueHours", "a");
        yield return Case("unknown chosen outcome", j => At(j, 1)["outcomes"] = Draft.List("Approved", "Returned", "Maybe"), DefinitionRules.InputValid, "$.root.activities[1].outcomes", "a");
        yield return Case("unknown variable read", j => At(j, 4)["condition"] = Draft.Expression("Boolean", "Variable", "other"), DefinitionRules.VariableKnown, "$.root.activities[4].condition.expression.value", "if");
        yield return Case("unknown variable set", j => At(j, 3)["variable"] = new JsonObject { ["id"] = "other" }, DefinitionRules.VariableKnown, "$.root.activities[3].variable", "set");
        yield return Case("connection from nowhere", j => Connect(j, "x", "Done", "b"), DefinitionRules.ConnectionLeadsSomewhere, "$.root.connections[7].source.activity");
        yield return Case("connection to nowhere", j => Connect(j, "b", "Done", "x"), DefinitionRules.ConnectionLeadsSomewhere, "$.root.connections[7].target.activity");
        yield return Case("unknown outcome", j => Connect(j, "a", "Rejected", "b"), DefinitionRules.PortKnown, "$.root.connections[7].source.port", "a");
        yield return Case("outcome of a finish", j => Connect(j, "end", "Done", "b"), DefinitionRules.PortKnown, "$.root.connections[7].source.port", "end");
        yield return Case("unknown entry", j => j["root"]!["connections"]![0]!["target"]!["port"] = "Side", DefinitionRules.PortKnown, "$.root.connections[0].target.port", "a");
        yield return Case("connection twice", j => Connect(j, "b", "Done", "end"), DefinitionRules.ConnectionUnique, "$.root.connections[7]", "b");
        yield return Case("back to a side branch", j => Connect(j, "b", "Done", "set"), DefinitionRules.BackwardTargetDominates, "$.root.connections[5]", "if");
    }

    private static TestCaseData Case(string name, Action<JsonObject> breakIt, string rule, string path, string? activity = null) =>
        new TestCaseData(breakIt, rule, path, activity).SetArgDisplayNames(name);

    private static JsonObject At(JsonObject json, int index) => json["root"]!["activities"]![index]!.AsObject();

    private static void Add(JsonObject json, JsonObject activity) => json["root"]!["activities"]!.AsArray().Add(activity);

    private static void Fill(JsonObject json, int count)
    {
        for (var i = json["root"]!["activities"]!.AsArray().Count; i < count; i++)
            Add(json, new() { ["id"] = $"x{i}", ["type"] = "Elsa.End" });
    }

    private static void Connect(JsonObject json, string source, string outcome, string target) =>
        json["root"]!["connections"]!.AsArray().Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source, ["port"] = outcome },
            ["target"] = new JsonObject { ["activity"] = target },
        });
}
