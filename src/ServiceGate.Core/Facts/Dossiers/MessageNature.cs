using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Dossiers;

/// <summary>Of what nature an outreach is: what is marketing goes only to those who have agreed to it.</summary>
public enum MessageNature
{
    /// <summary>Serves what the customer has: goes to everybody on the list (服务类).</summary>
    [JsonStringEnumMemberName("service")] Service,

    /// <summary>Offers something: goes only to who has agreed, has not refused, and was not written to too often (营销类).</summary>
    [JsonStringEnumMemberName("marketing")] Marketing,
}
