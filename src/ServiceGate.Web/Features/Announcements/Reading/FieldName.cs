using System.Text.Json;
using ServiceGate.Core.Foundation.Checks;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>Names of the fields of a JSON object, which may be written with halves of pairs of UTF-16 (<c>\ud800</c>) as values may.</summary>
internal static class FieldName
{
    /// <summary>The name; null where it is no text.</summary>
    public static string? Of(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The name as the file writes it, for who looks for it there.</summary>
    public static string AsWritten(JsonProperty field) => field.ToString().Split(':')[0].Trim().Trim('"').Shortened(60);
}
