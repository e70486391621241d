using System.Globalization;

namespace ServiceGate.Web.Api;

/// <summary>Reads values of an address in the API: what makes no sense is refused, by the name of the value.</summary>
internal static class QueryValues
{
    /// <summary>The last page that can be asked for.</summary>
    public const int LastPage = 1_000_000;

    /// <summary>The largest page of a list.</summary>
    public const int LargestPage = 200;

    /// <summary>A whole number from 1; null when it is none.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="otherwise">What holds when nothing was given.</param>
    /// <param name="most">The largest one.</param>
    public static int? Number(string? text, int otherwise, int most) =>
        text is null ? otherwise : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;

    /// <summary>The answer to a value that makes no sense.</summary>
    public static IResult Wrong(string field, string value) => Problems.Of(StatusCodes.Status400BadRequest, "query.value", field, ("value", value));
}
