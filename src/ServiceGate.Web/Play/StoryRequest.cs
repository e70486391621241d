using System.Text.Json.Nodes;

namespace ServiceGate.Web.Play;

/// <summary>One request to the server, ready to be sent.</summary>
/// <param name="Key">The command's id; null for a request that only reads.</param>
/// <param name="Method">Method.</param>
/// <param name="Path">Path below <c>/api/v1</c>.</param>
/// <param name="Json">JSON body.</param>
/// <param name="Csv">CSV body.</param>
/// <param name="IfMatch">The entity tag that must still hold.</param>
/// <param name="IfNoneMatch"><c>*</c>: there must be none yet.</param>
/// <param name="Bytes">Body that is a file.</param>
public sealed record StoryRequest(
    string? Key, HttpMethod Method, string Path, JsonNode? Json = null, string? Csv = null, string? IfMatch = null, string? IfNoneMatch = null, ReadOnlyMemory<byte>? Bytes = null)
{
    /// <summary>The requests of a step: one, or one for each item of a section. Their keys are made from the step's number and the item's place in it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="sample">The sample's files.</param>
    /// <param name="variables">What the story has learnt so far.</param>
    /// <param name="prefix">Begins the keys (<c>play</c>).</param>
    /// <param name="compressed">Whether a compressed schedule is played.</param>
    public static IEnumerable<StoryRequest> Of(StoryStep step, Sample sample, StoryVariables variables, string prefix, bool compressed)
    {
        return Turns(step, sample, variables, prefix, compressed).Select(turn => Of(step.Call!, sample, turn));
    }

    /// <summary>The turns of a step: one, or one for each item of a section; none where it calls nothing.</summary>
    /// <inheritdoc cref="Of(StoryStep, Sample, StoryVariables, string, bool)"/>
    public static IEnumerable<StoryTurn> Turns(StoryStep step, Sample sample, StoryVariables variables, string prefix, bool compressed)
    {
        if (step.Call is not { } call) return [];
        if (call.Each is not { } each) return [new($"{prefix}-{step.No}", variables)];
        return sample.Items(each.Section).Select((item, i) => new StoryTurn($"{prefix}-{step.No}-{i + 1}", variables.With(("key", item.Key), ("content", ContentOf(item, each, compressed)))));
    }

    /// <summary>The request of one turn.</summary>
    /// <param name="call">The step's call.</param>
    /// <param name="sample">The sample's files.</param>
    /// <param name="turn">The turn.</param>
    public static StoryRequest Of(StoryCall call, Sample sample, StoryTurn turn)
    {
        var method = HttpMethod.Parse(call.Method);
        var variables = turn.Variables;
        return new(
            method == HttpMethod.Get ? null : turn.Key, method, variables.Fill(call.Path), variables.Fill(call.Body), call.CustomersFile ? sample.CustomersCsv : null,
            call.IfMatch is null ? null : variables.Fill(call.IfMatch), call.IfNoneMatch);
    }

    private static JsonObject ContentOf((string Key, JsonObject Content) item, StoryEach each, bool compressed) =>
        compressed && each.WhenCompressed?.GetValueOrDefault(item.Key) is { } patch ? Patched(item.Content, patch) : item.Content;

    private static JsonObject Patched(JsonObject content, JsonObject patch)
    {
        var patched = (JsonObject)content.DeepClone();
        foreach (var (name, value) in patch)
            if (value is null) patched.Remove(name);
            else patched[name] = value.DeepClone();
        return patched;
    }
}

/// <summary>One turn of a step.</summary>
/// <param name="Key">The id of its command.</param>
/// <param name="Variables">What is known in it: of a section the item's key and content besides.</param>
public sealed record StoryTurn(string Key, StoryVariables Variables);
