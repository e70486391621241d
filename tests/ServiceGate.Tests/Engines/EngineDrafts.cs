using System.Text.Json.Nodes;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Tests.Workflow;
using ServiceGate.Tests.Workflow.Blocks;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Engines;

/// <summary>The definitions that the engines' suite plays besides the shipped ones; an engine outside is given the texts before it starts.</summary>
internal static class EngineDrafts
{
    /// <summary>Flowcharts drawn at random; the same in every run.</summary>
    internal const int Random = 40;

    private static readonly Dictionary<string, string> Json = new(StringComparer.Ordinal)
    {
        ["line"] = Text("line", "start:Start a:Work b:Work c:Work d:Work end:Finish", "start>a a>b b>c c>d d>end"),
        ["loop"] = Text("loop", "start:Start a:Work r:Review end:Finish", "start>a a>r r.Returned>a r.Approved>end"),
        ["inner-loop"] = Text("inner-loop", "start:Start a:Work b:Work r:Review end:Finish", "start>a a>b b>r r.Returned>a r.Approved>end"),
        ["all"] = Text("all", "start:Start a:Review b:Review all:WaitAll m:Work end:Finish", "start>a start>b a.Approved>all b.Approved>all all>m m>end"),
        ["any"] = Text("any", "start:Start a:Work b:Work any:WaitAny m:Work end:Finish", "start>a start>b a>any b>any any>m m>end"),
        ["merge"] = Text("merge", "start:Start a:Work b:Work m:Work r:Review end:Finish", "start>a start>b a>m b>m m>r r.Approved>end r.Returned>start"),
        ["nested"] = Text("nested", "start:Start n:Flowchart s:Start@n a:Work@n b:Work@n e:End@n m:Work end:Finish", "start>n s>a a>b b>e n>m m>end"),
        ["round"] = Text(
            "round", "start:Start a:Work r:Review q:Review back-r:Set back-q:Set any:WaitAny all:WaitAll if:If clear:Clear x:Work end:Finish",
            "start>clear clear>a a>r a>q r.Approved>all q.Approved>all r.Returned>back-r q.Returned>back-q back-r>any back-q>any all>any any>if if.True>clear if.False>x x>end"),
        ["merge-end"] = Text("merge-end", "start:Start a:Work b:Work m:Work r:Review end:End", "start>a start>b a>m b>m m>r r.Approved>end r.Returned>start"),
        ["nested-end"] = Text("nested-end", "start:Start n:Flowchart s:Start@n a:Work@n b:Work@n e:End@n end:Finish", "start>n s>a s>b a>e b>e n>end"),
        ["early-end"] = Text("early-end", "start:Start a:Work b:Work m:Work c:Work end:End", "start>a start>b start>c a>m b>m c>end"),
        ["circle"] = Text("circle", "start:Start a:Review set:Set if:If end:Finish", "start>a a.Approved>end a.Returned>set set>if if.True>set if.False>end"),
    };

    private static readonly Dictionary<string, WorkflowDefinition> Definitions = Json.ToDictionary(d => d.Key, d => Read(d.Value, d.Key), StringComparer.Ordinal);

    /// <summary>The random flowcharts without what Elsa itself cannot run.</summary>
    internal static IReadOnlyList<(string Json, WorkflowDefinition Definition)> Drawn { get; } = [.. Draw().Take(Random)];

    /// <summary>The texts of all.</summary>
    internal static IEnumerable<string> Texts => Json.Values.Concat(Drawn.Select(d => d.Json));

    /// <summary>The names of those written by hand that come to rest.</summary>
    internal static IEnumerable<string> Names => Json.Keys.Where(name => name != "circle");

    internal static WorkflowDefinition Of(string name) => Definitions[name];

    /// <summary>A definition under another one's name.</summary>
    internal static WorkflowDefinition As(string name, string other) => Read(Named(JsonNode.Parse(Json[name])!.AsObject(), other), other);

    private static string Text(string name, string nodes, string connections) => Named(Draft.Json(nodes, connections), name);

    private static string Named(JsonObject json, string name)
    {
        json["definitionId"] = $"draft-{name}";
        json["id"] = $"draft-{name}-v1";
        json["root"]!["id"] = "root";
        json["isLatest"] = true;
        json["isPublished"] = true;
        return json.ToJsonString();
    }

    private static IEnumerable<(string Json, WorkflowDefinition Definition)> Draw()
    {
        for (var seed = 1; ; seed++)
        {
            var random = new System.Random(seed);
            var json = Named(JsonNode.Parse(BlockWriter.Write(new BlockGenerator(random).Make(random.Next(3, 14)), random.Next(2) == 0))!.AsObject(), $"drawn-{seed}");
            var definition = Read(json, $"drawn-{seed}");
            if (LaunchDefinitions.Check(definition).All(p => p.Rule != DefinitionRules.NestedNotWithdrawn)) yield return (json, definition);
        }
    }

    private static WorkflowDefinition Read(string json, string name)
    {
        var reading = LaunchDefinitions.Read(json, $"{name}.json");
        Assert.That(reading.Problems, Is.Empty);
        return reading.Definition!;
    }
}
