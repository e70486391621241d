using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServiceGate.Web.Play;

/// <summary>
/// What a story has learnt so far, and the filling in of <c>${name}</c>. A text that is nothing but one variable becomes that variable's value, whatever its type;
/// within a longer text it is written into it. A name may go on as a path: <c>${failed[0]}</c>.
/// </summary>
public sealed partial class StoryVariables
{
    private readonly JsonObject _values;

    /// <summary>Begins with values.</summary>
    public StoryVariables(JsonObject values) => _values = values;

    /// <summary>The values, as they are stored between steps.</summary>
    public JsonObject Values => _values;

    /// <summary>Sets a variable.</summary>
    public JsonNode? this[string name]
    {
        set => _values[name] = value?.DeepClone();
    }

    /// <summary>The same variables with more beside, which end with the call.</summary>
    public StoryVariables With(params (string Name, JsonNode? Value)[] more)
    {
        var copy = new StoryVariables((JsonObject)_values.DeepClone());
        foreach (var (name, value) in more) copy[name] = value;
        return copy;
    }

    /// <summary>Fills the variables of a text.</summary>
    /// <exception cref="InvalidDataException">The story names a variable that it has not set.</exception>
    public string Fill(string text) => Variable().Replace(text, m => Value(m.Groups[1].Value).ToString());

    /// <summary>Fills the variables of all texts within JSON.</summary>
    /// <exception cref="InvalidDataException">The story names a variable that it has not set.</exception>
    public JsonNode? Fill(JsonNode? json) => json switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Fill(m.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Fill)]),
        JsonValue value when value.TryGetValue<string>(out var text) => FillText(text),
        _ => json?.DeepClone(),
    };

    private JsonNode FillText(string text) =>
        Variable().Match(text) is { Success: true } match && match.Length == text.Length ? Value(match.Groups[1].Value).DeepClone() : JsonValue.Create(Fill(text));

    private JsonNode Value(string path) =>
        JsonPick.At(_values, path) ?? throw new InvalidDataException($"The story has not set the variable {path}.");

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Variable();
}
