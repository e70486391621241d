using System.Globalization;
using ServiceGate.Core.Facts.Organisation;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Web.Api;

/// <summary>
/// Reads the filters of a list from an address. An empty value asks for nothing, as on pages; the first one that makes no sense is kept in <see cref="Wrong"/>, to be answered in place of the list.
/// </summary>
internal sealed class AskedFilters
{
    private static readonly string[] Moments = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The answer to the first value that makes no sense; null: all of them do.</summary>
    public IResult? Wrong { get; private set; }

    /// <summary>A text as it was given; null when none was.</summary>
    public static string? Text(string? text) => text is { Length: > 0 } ? text : null;

    /// <summary>A value of an enum by its code.</summary>
    public T? Code<T>(string field, string? text) where T : struct, Enum =>
        Text(text) is not { } given ? null : CoreJson.TryParseCode<T>(given, out var value) ? value : Not<T?>(field, given);

    /// <summary>One of some words.</summary>
    public string? OneOf(string field, string? text, IReadOnlyCollection<string> words) =>
        Text(text) is not { } given ? null : words.Contains(given, StringComparer.Ordinal) ? given : Not<string>(field, given);

    /// <summary>A moment in ISO 8601: UTC unless it says otherwise, a day alone at its beginning.</summary>
    public DateTimeOffset? Moment(string field, string? text) => Text(text) is not { } given ? null
        : DateTimeOffset.TryParseExact(given, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : Not<DateTimeOffset?>(field, given);

    /// <summary>A unit by its code.</summary>
    public OrganisationUnit? Unit(string field, string? text, OrganisationTree tree) => Text(text) is not { } given ? null : tree.Find(given) ?? Not<OrganisationUnit>(field, given);

    /// <summary>A whole number from 1.</summary>
    public int Number(string field, string? text, int otherwise, int most) => QueryValues.Number(Text(text), otherwise, most) ?? Not<int?>(field, text!) ?? otherwise;

    private T? Not<T>(string field, string value)
    {
        Wrong ??= QueryValues.Wrong(field, value);
        return default;
    }
}
