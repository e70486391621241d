using System.Text.Json.Serialization;

namespace ServiceGate.Web.Features.Announcements.Reading;

/// <summary>The forms in which announcements are read.</summary>
public enum FeedForm
{
    /// <summary>Our own JSON.</summary>
    [JsonStringEnumMemberName("servicegate")] Own,

    /// <summary>JSON of the public circuit-maintenance-parser.</summary>
    [JsonStringEnumMemberName("circuit-maintenance-parser")] Parser,

    /// <summary>A calendar with the properties of maintnote.</summary>
    [JsonStringEnumMemberName("maintnote")] Maintnote,
}
