using System.Globalization;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Foundation.Checks;

/// <summary>A broken rule, named so that page, API and test use the same words.</summary>
/// <param name="Rule">Stable id of the rule (<c>window.ends-after-start</c>). The text per language is looked up by it.</param>
/// <param name="Field">The input it speaks of, as a path in camel case (<c>window.end</c>, <c>lines[3].phone</c>), or null for the whole command.</param>
/// <param name="Arguments">Values that the text names. Never personal data.</param>
public sealed record Violation(string Rule, string? Field, IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>The longest value that is named, in characters; the rest of a longer one is left out.</summary>
    private const int LongestValue = 1000;

    /// <summary>Where it stands in what was sent (RFC 6901), where that is a document of many parts; null otherwise.</summary>
    public string? Pointer { get; init; }

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>Names a broken rule.</summary>
    public static Violation Of(string rule, string? field = null, params (string Name, object Value)[] arguments) =>
        new(rule, field, arguments.Length == 0
            ? None
            : arguments.ToDictionary(a => a.Name, a => Cut(Named(a.Value)), StringComparer.Ordinal));

    private static string Named(object value) =>
        value is Enum code ? EnumCodes.NameOf(code) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string Cut(string value) => value.Length <= LongestValue ? value : value.Shortened(LongestValue) + "…";
}
