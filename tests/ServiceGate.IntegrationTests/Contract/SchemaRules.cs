using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ServiceGate.IntegrationTests.Contract;

/// <summary>
/// What may not happen to a schema. An input takes what it took and asks for nothing more; an answer says all that it said, in the same form, and never leaves out
/// what was always there. Enum values and members are only ever added.
/// </summary>
internal sealed class SchemaRules
{
    private readonly bool _isInput;
    private readonly HashSet<(IOpenApiSchema, IOpenApiSchema)> _seen = [];

    private SchemaRules(bool isInput) => _isInput = isInput;

    /// <summary>What is wrong with the schema of an input.</summary>
    public static IEnumerable<string> OfInput(string place, IOpenApiSchema? before, IOpenApiSchema? now) => new SchemaRules(isInput: true).Compare(place, before, now);

    /// <summary>What is wrong with the schema of an answer.</summary>
    public static IEnumerable<string> OfAnswer(string place, IOpenApiSchema? before, IOpenApiSchema? now) => new SchemaRules(isInput: false).Compare(place, before, now);

    private IEnumerable<string> Compare(string place, IOpenApiSchema? before, IOpenApiSchema? now)
    {
        if (before is null) return [];
        if (now is null) return [$"{place}: has no schema"];
        var (old, here) = (Target(before), Target(now));
        if (!_seen.Add((old.Schema, here.Schema))) return Nulls(place, old, here);
        return [.. Nulls(place, old, here), .. Types(place, old.Schema, here.Schema), .. Codes(place, old.Schema, here.Schema), .. Bounds(place, old.Schema, here.Schema),
            .. Members(place, old.Schema, here.Schema), .. Parts(place, old.Schema, here.Schema)];
    }

    /// <summary>Behind references, and behind the choice between null and something else.</summary>
    private static (IOpenApiSchema Schema, bool MayBeNull) Target(IOpenApiSchema schema)
    {
        var whole = schema is OpenApiSchemaReference { Target: { } target } ? target : schema;
        var choices = whole.OneOf?.Where(c => c.Type != JsonSchemaType.Null).ToList() ?? [];
        if (choices is [var only] && whole.OneOf!.Count == 2) return (Target(only).Schema, true);
        return (whole, whole.Type?.HasFlag(JsonSchemaType.Null) == true);
    }

    private IEnumerable<string> Nulls(string place, (IOpenApiSchema, bool MayBeNull) before, (IOpenApiSchema, bool MayBeNull) now)
    {
        if (_isInput && before.MayBeNull && !now.MayBeNull) yield return $"{place}: may no longer be null";
        if (!_isInput && !before.MayBeNull && now.MayBeNull) yield return $"{place}: may be null now";
    }

    private IEnumerable<string> Types(string place, IOpenApiSchema before, IOpenApiSchema now)
    {
        var (old, here) = (before.Type & ~JsonSchemaType.Null ?? 0, now.Type & ~JsonSchemaType.Null ?? 0);
        // Without a type anything goes.
        var holds = _isInput ? here == 0 || (old != 0 && (old & ~here) == 0) : old == 0 || (here != 0 && (here & ~old) == 0);
        if (!holds) yield return $"{place}: is {Name(here)}, was {Name(old)}";
        if (before.Format != now.Format && !(_isInput ? now.Format is null : before.Format is null)) yield return $"{place}: has the format {now.Format ?? "none"}, had {before.Format ?? "none"}";
    }

    private static string Name(JsonSchemaType type) => type == 0 ? "anything" : type.ToString().ToLowerInvariant();

    private IEnumerable<string> Codes(string place, IOpenApiSchema before, IOpenApiSchema now)
    {
        var here = Texts(now.Enum);
        if (_isInput && before.Enum is not { Count: > 0 } && here.Count > 0) yield return $"{place}: takes only some values now";
        foreach (var gone in here.Count == 0 && _isInput ? [] : Texts(before.Enum).Except(here)) yield return $"{place}: the value {gone} is gone";
    }

    /// <summary>Whether null may stand there is said beside the values (<see cref="Target"/>); among them it says nothing more.</summary>
    private static HashSet<string> Texts(IEnumerable<JsonNode>? values) =>
        (values ?? []).Where(v => v is not null && !v.IsJsonNullSentinel()).Select(v => v.ToString()).ToHashSet(StringComparer.Ordinal);

    private IEnumerable<string> Bounds(string place, IOpenApiSchema before, IOpenApiSchema now)
    {
        if (!_isInput) yield break;
        if (Number(now.Minimum) is { } least && !(Number(before.Minimum) >= least)) yield return $"{place}: is at least {now.Minimum} now";
        if (Number(now.Maximum) is { } most && !(Number(before.Maximum) <= most)) yield return $"{place}: is at most {now.Maximum} now";
        if (now.MaxLength is { } longest && !(before.MaxLength <= longest)) yield return $"{place}: has at most {longest} characters now";
        if (now.MinLength is > 0 and { } shortest && !(before.MinLength >= shortest)) yield return $"{place}: has at least {shortest} characters now";
        if (now.MaxItems is { } items && !(before.MaxItems <= items)) yield return $"{place}: has at most {items} items now";
        if (now.Pattern is { } pattern && pattern != before.Pattern) yield return $"{place}: has the pattern {pattern} now";
    }

    private static decimal? Number(string? bound) => bound is null ? null : decimal.Parse(bound, NumberStyles.Float, CultureInfo.InvariantCulture);

    private IEnumerable<string> Members(string place, IOpenApiSchema before, IOpenApiSchema now)
    {
        var (old, here) = (before.Required ?? new HashSet<string>(), now.Required ?? new HashSet<string>());
        foreach (var name in here.Except(old).Where(_ => _isInput).Order(StringComparer.Ordinal)) yield return $"{place}.{name}: is required now";
        foreach (var (name, member) in before.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var same = now.Properties?.TryGetValue(name, out var found) == true ? found : null;
            if (same is null) yield return $"{place}.{name}: is gone";
            else if (!_isInput && old.Contains(name) && !here.Contains(name)) yield return $"{place}.{name}: may be missing now";
            foreach (var fault in same is null ? [] : Compare($"{place}.{name}", member, same)) yield return fault;
        }
    }

    private IEnumerable<string> Parts(string place, IOpenApiSchema before, IOpenApiSchema now)
    {
        foreach (var fault in Compare($"{place}[]", before.Items, now.Items)) yield return fault;
        if (_isInput && before.AdditionalPropertiesAllowed && !now.AdditionalPropertiesAllowed) yield return $"{place}: takes no other members now";
        foreach (var fault in Compare($"{place}.*", before.AdditionalProperties, now.AdditionalProperties)) yield return fault;
        var choices = Choices(before);
        if (choices.Count > Choices(now).Count) yield return $"{place}: has fewer forms";
        foreach (var fault in choices.Zip(Choices(now)).SelectMany((pair, i) => Compare($"{place}|{i}", pair.First, pair.Second))) yield return fault;
    }

    private static List<IOpenApiSchema> Choices(IOpenApiSchema schema) => [.. schema.OneOf ?? [], .. schema.AnyOf ?? [], .. schema.AllOf ?? []];
}
