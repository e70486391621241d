using ServiceGate.Workflow.Json;

namespace ServiceGate.Core.Foundation.Json;

/// <summary>Names a section of a dossier by its hash.</summary>
public static class SectionHash
{
    /// <summary>The hash of a section: over <see cref="Body"/>.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>> hashesByKey) => ContentHash.OfCanonical(Body(hashesByKey));

    /// <summary>What stands for a section: the canonical JSON object of its items' keys and hashes.</summary>
    public static string Body(IEnumerable<KeyValuePair<string, string>> hashesByKey) => CoreJson.Canonical(hashesByKey.ToDictionary(StringComparer.Ordinal));
}
