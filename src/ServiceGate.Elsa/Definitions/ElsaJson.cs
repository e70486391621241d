using System.Globalization;
using System.Text.Json.Nodes;

namespace ServiceGate.Elsa.Definitions;

/// <summary>
/// A definition's file as Elsa's loader wants it. Files are never changed once they are shipped; what a file says in a way that Elsa does not read is said
/// otherwise here, on the way into Elsa.
/// </summary>
internal static class ElsaJson
{
    private const string KeptInTheInstance = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";

    /// <summary>Writes a file's text for Elsa.</summary>
    /// <param name="file">The text of the file.</param>
    internal static string For(string file)
    {
        var definition = JsonNode.Parse(file)!.AsObject();
        // Its server stores want a key, which a file need not have.
        definition["id"] ??= string.Create(CultureInfo.InvariantCulture, $"{definition["definitionId"]}-v{definition["version"]}");
        foreach (var variable in Variables(definition))
        {
            // Elsa wants the initial value as a text, whatever its type.
            if (variable["value"] is JsonValue value && value.GetValueKind() is not System.Text.Json.JsonValueKind.String)
                variable["value"] = value.ToJsonString();
            // It forgets what no driver stores whenever it waits; our own engine never forgets.
            if (variable["storageDriverTypeName"] is null)
                variable["storageDriverTypeName"] = KeptInTheInstance;
        }

        return definition.ToJsonString();
    }

    private static IEnumerable<JsonObject> Variables(JsonObject definition) => (definition["variables"] as JsonArray ?? []).OfType<JsonObject>();
}
