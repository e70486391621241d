using System.Text.Json.Serialization;
using ServiceGate.Core.Foundation.Json;

namespace ServiceGate.Core.Facts.Launches;

/// <summary>What a launch does with its product, offer or network. Together with the kind it chooses the definition and the checklist.</summary>
public enum LaunchVariant
{
    /// <summary>Something new or changed reaches customers, planned ahead (上市、计划性割接).</summary>
    [JsonStringEnumMemberName("launch")] Launch,

    /// <summary>Something is taken away from customers (退市).</summary>
    [JsonStringEnumMemberName("withdrawal")] Withdrawal,

    /// <summary>A sudden fault or theft: acts first, tells customers at once, and owes its review afterwards (突发).</summary>
    [JsonStringEnumMemberName("emergency")] Emergency,
}

/// <summary>What caused an emergency (突发原因).</summary>
public enum EmergencyCause
{
    /// <summary>A sudden major fault (重大障碍).</summary>
    [JsonStringEnumMemberName("major-fault")] MajorFault,

    /// <summary>Stolen cable (电缆盗割).</summary>
    [JsonStringEnumMemberName("cable-theft")] CableTheft,
}

/// <summary>Which definition a launch follows.</summary>
public static class LaunchVariants
{
    /// <summary>The id of the definition for a kind and variant: <c>offer</c>, <c>offer-withdrawal</c>, <c>network-cutover-emergency</c>.</summary>
    public static string DefinitionId(LaunchKind kind, LaunchVariant variant) =>
        variant is LaunchVariant.Launch ? kind.Code() : $"{kind.Code()}-{variant.Code()}";

    /// <summary>The kind and variant that a definition is for; null for an id that belongs to none.</summary>
    public static (LaunchKind Kind, LaunchVariant Variant)? Of(string definitionId)
    {
        foreach (var kind in Enum.GetValues<LaunchKind>())
            foreach (var variant in Enum.GetValues<LaunchVariant>())
                if (string.Equals(DefinitionId(kind, variant), definitionId, StringComparison.Ordinal)) return (kind, variant);
        return null;
    }
}
