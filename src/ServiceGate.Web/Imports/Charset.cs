using Microsoft.Net.Http.Headers;

namespace ServiceGate.Web.Imports;

/// <summary>The encoding that a request names beside the kind of its content.</summary>
internal static class Charset
{
    /// <summary>Its name; null: the request names none.</summary>
    public static string? Of(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset.HasValue ? HeaderUtilities.RemoveQuotes(type.Charset).Value : null;
}
