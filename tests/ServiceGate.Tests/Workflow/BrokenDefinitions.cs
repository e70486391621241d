using System.Text.Json.Nodes;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Workflow;

/// <summary>Definitions with one thing broken: each is refused by the rule that names it, at its place.</summary>
public sealed class BrokenDefinitions
{
    [Test]
    public void Read_WhenNothingIsBroken_AcceptsIt()
    {
        Assert.That(LaunchDefinitions.Read(Draft.Sound().ToJsonString(), "sound.json").Problems, Is.Empty);
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

        var variable = LaunchDefinitions.Read(json.ToJsonString(), "sound.json").Definition!.Variables[0];

        Assert.That(variable.Initial.GetRawText(), Is.EqualTo(initial));
    }

    [TestCase("{", "$")]
    [TestCase("[]", "$")]
    [TestCase("""{ "version": 1, "version": 2 }""", "$")]
    public void Read_WhenItIsNoJsonObject_IsRefused(string json, string path)
    {
        var problem = LaunchDefinitions.Read(json, "broken.json").Problems.Single();

        Assert.That((problem.Rule, problem.JsonPath, problem.File), Is.EqualTo((DefinitionRules.ValidJson, path, "broken.json")));
    }

    [TestCaseSource(nameof(Broken))]
    public void Read_WhenOneThingIsBroken_IsRefusedByItsRule(Action<JsonObject> breakIt, string rule, string path, string? activity)
    {
        var json = Draft.Sound();
        breakIt(json);

        var reading = LaunchDefinitions.Read(json.ToJsonString(), "broken.json");

        Assert.Multiple(() =>
        {
            Assert.That(reading.Definition, Is.Null);
            Assert.That(
                reading.Problems.Select(problem => (problem.Rule, problem.JsonPath, problem.Activity)),
                Is.EqualTo(new[] { (rule, path, activity) }));
        });
    }

    private static void Committee(JsonObject signOff, params string[] departments)
    {
        signOff.Remove("department");
        signOff["committee"] = Draft.List(departments);
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
        yield return Case("a committee of one department", j => Committee(At(j, 1), "it", "it"), DefinitionRules.InputValid, "$.root.activities[1].committee", "a");
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
        yield return Case("Liquid", j => At(j, 2)["gate"] = Draft.Expression("String", "Liquid", "{{ x }}"), DefinitionRules.ExpressionTypeSupported, "$.root.activities[2].gate.expression.type", "b");
        yield return Case("C#", j => At(j, 4)["condition"] = Draft.Expression("Boolean", "CSharp", "true"), DefinitionRules.ExpressionTypeSupported, "$.root.activities[4].condition.expression.type", "if");
        yield return Case("JavaScript in a case", j => Switch(j, new() { ["type"] = "JavaScript", ["value"] = "1" }), DefinitionRules.ExpressionTypeSupported, "$.root.activities[6].cases[0].condition.type", "sw");
        yield return Case("case of an unknown variable", j => Switch(j, new() { ["type"] = "Variable", ["value"] = "other" }), DefinitionRules.VariableKnown, "$.root.activities[6].cases[0].condition.value", "sw");
        yield return Case("variable of the root", j => j["root"]!["variables"] = new JsonArray(new JsonObject()), DefinitionRules.VariablesAtTop, "$.root.variables");
        yield return Case("nested: variable", j => Nest(j)["variables"] = new JsonArray(new JsonObject()), DefinitionRules.VariablesAtTop, "$.root.activities[6].variables", "n");
        yield return Case("nested: no start", j => Inner(j, 0)["type"] = "Elsa.FlowFork", DefinitionRules.OneStart, "$.root.activities[6].activities", "n");
        yield return Case("nested: activities no list", j => Nest(j)["activities"] = 7, DefinitionRules.RootIsFlowchart, "$.root.activities[6].activities", "n");
        yield return Case("nested: id of an outer activity", j => Nest(j)["activities"]!.AsArray().Add(new JsonObject { ["id"] = "a", ["type"] = "Elsa.End" }), DefinitionRules.ActivityIdUnique, "$.root.activities[6].activities[3].id", "a");
        yield return Case("nested: unknown type", j => Inner(j, 1)["type"] = "Elsa.WriteLine", DefinitionRules.ActivityTypeKnown, "$.root.activities[6].activities[1].type", "nw");
        yield return Case("nested: input of a flowchart", j => Nest(j)["gate"] = "go-ahead", DefinitionRules.InputKnown, "$.root.activities[6].gate", "n");
        yield return Case("nested: connection out of it", j => Nest(j)["connections"]![1]!["target"]!["activity"] = "b", DefinitionRules.ConnectionLeadsSomewhere, "$.root.activities[6].connections[1].target.activity");
        yield return Case("nested: connection into it", j => Connect(Nested(j), "b", "Done", "nw"), DefinitionRules.ConnectionLeadsSomewhere, "$.root.connections[7].target.activity");
        yield return Case("nested: too large in all", j => { Nest(j); Fill(j, 499); }, DefinitionRules.NotTooLarge, "$.root.activities");
        yield return Case("back to a side branch", j => Connect(j, "b", "Done", "set"), DefinitionRules.BackwardTargetDominates, "$.root.connections[5]", "if");
    }

    private static TestCaseData Case(string name, Action<JsonObject> breakIt, string rule, string path, string? activity = null) =>
        new TestCaseData(breakIt, rule, path, activity).SetArgDisplayNames(name);

    [Test]
    public void Broken_ForEveryRuleOfTheReader_HasACase()
    {
        var rules = typeof(DefinitionRules).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        // The checker's rules follow that one.
        var ofTheReader = rules.Take(rules.IndexOf(DefinitionRules.BackwardTargetDominates) + 1);

        Assert.That(
            Broken().Select(test => (string)test.Arguments[1]!).Append(DefinitionRules.ValidJson).Distinct(), Is.EquivalentTo(ofTheReader));
    }

    private static JsonObject Nested(JsonObject json)
    {
        Nest(json);
        return json;
    }

    /// <summary>Puts a sound flowchart <c>n</c> of three activities into the draft.</summary>
    private static JsonObject Nest(JsonObject json)
    {
        var outer = Draft.Json("start:Start n:Flowchart ns:Start@n nw:Work@n ne:End@n", "start>n ns>nw nw>ne");
        var nested = outer["root"]!["activities"]![1]!.DeepClone().AsObject();
        Add(json, nested);
        return nested;
    }

    private static JsonObject Inner(JsonObject json, int index) => Nest(json)["activities"]![index]!.AsObject();

    private static void Switch(JsonObject json, JsonObject condition) => Add(json, new()
    {
        ["id"] = "sw",
        ["type"] = "Elsa.FlowSwitch",
        ["cases"] = new JsonArray(new JsonObject { ["label"] = "A", ["condition"] = condition }),
    });

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
