using System.Globalization;
using System.Text.Json.Nodes;

namespace ServiceGate.IntegrationTests.Generated;

/// <summary>Fills in what guides leave to be read: a text <c>@/path#a.0.b</c> is what the answer says there, to the same person and with the same parameters.</summary>
internal sealed class Readings(InstallationOfAllPhases server, Paths paths)
{
    /// <summary>Fills the values of a choice; what is not there is left out.</summary>
    public async Task FillAsync(Choice choice)
    {
        foreach (var (name, value) in choice.Values.Where(v => v.Value.StartsWith('@')).ToList())
            if (await ReadAsync(value[1..], choice, null) is { } read) choice.Values[name] = read.ToString();
            else choice.Values.Remove(name);
    }

    /// <summary>Fills a body; what is not there becomes null.</summary>
    /// <param name="node">The body.</param>
    /// <param name="choice">Who reads, and of which launch.</param>
    /// <param name="first">The answer to what was asked for before; null: there was none.</param>
    public async Task<JsonNode?> FillAsync(JsonNode? node, Choice choice, JsonNode? first)
    {
        if (node is JsonObject it)
            foreach (var (name, value) in it.ToList()) it[name] = await FillAsync(value?.DeepClone(), choice, first);
        if (node is JsonArray list)
            for (var i = 0; i < list.Count; i++) list[i] = await FillAsync(list[i]?.DeepClone(), choice, first);
        return node is JsonValue && node.GetValueKind() is System.Text.Json.JsonValueKind.String && (string)node! is ['@', .. var place] ? await ReadAsync(place, choice, first) : node;
    }

    private async Task<JsonNode?> ReadAsync(string place, Choice choice, JsonNode? first)
    {
        var parts = place.Split('#');
        if (parts[0] == "first") return At(first, parts[1]);
        var answer = await server.GetAsync(choice.Person, await paths.FillAsync(parts[0], choice));
        return answer.Status == 200 ? At(answer.Body, parts[1]) : null;
    }

    private static JsonNode? At(JsonNode? node, string path)
    {
        foreach (var part in path.Split('.'))
            node = node switch
            {
                JsonArray list => int.Parse(part, CultureInfo.InvariantCulture) is var i && i < list.Count ? list[i] : null,
                JsonObject it => it[part],
                _ => null,
            };
        return node?.DeepClone();
    }
}
