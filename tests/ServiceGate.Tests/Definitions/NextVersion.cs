using System.Text.Json.Nodes;
using ServiceGate.Core.Facts.Dossiers;
using ServiceGate.Core.Facts.Launches;
using ServiceGate.Core.Foundation.Calendar;
using ServiceGate.Core.Ports.Catalogue;
using ServiceGate.Core.Rules.StepTypes;
using ServiceGate.Tests.Scenarios;
using ServiceGate.Workflow.Definitions;

namespace ServiceGate.Tests.Definitions;

/// <summary>Later versions of the shipped IT cutover, made for tests.</summary>
internal static class NextVersion
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "workflows", "it-cutover.v1.json");

    /// <summary>Version 2, changed by hand in the file's JSON.</summary>
    internal static WorkflowDefinition Of(Action<JsonObject> change, int version = 2)
    {
        var file = JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject();
        file["version"] = version;
        change(file);
        var reading = LaunchDefinitions.Read(file.ToJsonString(), $"it-cutover.v{version}.json");
        return reading.Definition ?? throw new InvalidOperationException(string.Join("; ", reading.Problems.Select(p => p.Message)));
    }

    /// <summary>Version 2 in which the legal department signs too, after the round of the others.</summary>
    internal static WorkflowDefinition WithLegal() => Of(file => Insert(file, before: "acknowledge", SignOff("legal", "launch", "concerns")));

    /// <summary>Version 2 in which the network department no longer signs: its step is a text that nobody waits for.</summary>
    internal static WorkflowDefinition WithoutNetwork() => Of(file =>
    {
        var (activities, connections) = (file["root"]!["activities"]!.AsArray(), file["root"]!["connections"]!.AsArray());
        foreach (var id in new[] { "review-network", "returned-by-network" })
        {
            activities.Remove(activities.Single(a => (string)a!["id"]! == id));
            foreach (var gone in connections.Where(c => Ends(c!, "source") == id || Ends(c!, "target") == id).ToList()) connections.Remove(gone);
        }
    });

    private static JsonObject SignOff(string department, params string[] sections) => new()
    {
        ["id"] = $"review-{department}",
        ["type"] = "ServiceGate.SignOff",
        ["version"] = 1,
        ["department"] = Input("String", "Literal", department),
        ["sections"] = Input("String[]", "Object", new JsonArray([.. sections.Select(s => (JsonNode)s)]).ToJsonString()),
        ["outcomes"] = Input("String[]", "Object", "[\"Approved\"]"),
    };

    private static JsonObject Input(string type, string kind, string value) =>
        new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = kind, ["value"] = value } };

    private static void Insert(JsonObject file, string before, JsonObject activity)
    {
        file["root"]!["activities"]!.AsArray().Add(activity);
        var connections = file["root"]!["connections"]!.AsArray();
        foreach (var into in connections.Where(c => Ends(c!, "target") == before).ToList())
            into!["target"]!["activity"] = (string)activity["id"]!;
        connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = (string)activity["id"]!, ["port"] = "Approved" },
            ["target"] = new JsonObject { ["activity"] = before, ["port"] = "In" },
        });
    }

    private static string? Ends(JsonNode connection, string end) => (string?)connection[end]!["activity"];
}

/// <summary>The shipped catalogue with further definitions.</summary>
internal sealed class WiderCatalogue(params WorkflowDefinition[] more) : ICatalogue
{
    private static readonly ICatalogue Shipped = ShippedCatalogue.Instance;

    public IReadOnlyList<WorkflowDefinition> Definitions => [.. Shipped.Definitions.Where(d => !more.Any(m => m.Id == d.Id && m.Version == d.Version)), .. more];

    public BusinessCalendar Calendar => Shipped.Calendar;

    public IReadOnlyList<DefinitionProblem> Problems(WorkflowDefinition definition) => Shipped.Problems(definition);

    public WorkflowDefinition Definition(string id, int version) =>
        more.FirstOrDefault(d => d.Id == id && d.Version == version) ?? Shipped.Definition(id, version);

    public WorkflowDefinition? Newest(LaunchKind kind, LaunchVariant variant) => Shipped.Newest(kind, variant);

    public Checklist Checklist(LaunchKind kind, LaunchVariant variant, int? version = null) => Shipped.Checklist(kind, variant, version);
}
