using System.Text.Json.Serialization;

namespace ServiceGate.Core.Facts.Notices;

/// <summary>Why marketing does not go to a customer of the list. The first that holds counts.</summary>
public enum ExclusionReason
{
    /// <summary>The address refuses it (拒收名单).</summary>
    [JsonStringEnumMemberName("refused")] Refused,

    /// <summary>No consent for this use that holds today (无有效同意).</summary>
    [JsonStringEnumMemberName("no-consent")] NoConsent,

    /// <summary>Marketing has reached the customer often enough lately (触达超限).</summary>
    [JsonStringEnumMemberName("too-often")] TooOften,
}

/// <summary>How many customers a batch leaves out, for one reason.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Customers">How many.</param>
public sealed record Exclusion(ExclusionReason Reason, int Customers);
